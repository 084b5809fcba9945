"""A real JupyterHub on loopback with the course beside it, started as deploy/jupyterhub says."""

import http.client
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

import yaml
from journeys.server import wait_until

PREFIX = "/services/common-table/"
# What a test needs beside the file of deploy/: somebody who may ask the Hub's own interface.
TESTER = """
load_subconfig({trial!r})
c.JupyterHub.services.append({{"name": "tester", "api_token": {token!r}}})
c.JupyterHub.load_roles.append(
    {{"name": "tester", "scopes": ["admin:users", "admin:groups", "admin:servers", "tokens"], "services": ["tester"]}}
)
{more}
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def course_with_route(course, into):
    """Return a course that may be served to others: it says where to turn when a child may be in danger."""
    shutil.copytree(course, into, symlinks=True)
    settings = into / "modules" / "course.yml"
    said = yaml.safe_load(settings.read_text("utf-8")) | {"safety_route": "https://district.example/report"}
    settings.write_text(yaml.safe_dump(said), "utf-8")
    return into


class Hub:
    """JupyterHub, its proxy and the course's server, each a process of its own."""

    def __init__(self, root, course, folder, *, more=""):
        self.root, self.course, self.folder = root, course, folder
        # What the operator tells the Hub beside that, in its environment.
        self.told = {}
        self.data = folder / "data"
        self.token, self.tester = secrets.token_hex(32), secrets.token_hex(32)
        self.ports = {name: free_port() for name in ("public", "hub", "proxy", "course")}
        self.origin = f"http://127.0.0.1:{self.ports['public']}"
        self.address = self.origin + PREFIX
        self.config = folder / "jupyterhub_config.py"
        trial = str(root / "deploy" / "jupyterhub" / "trial.py")
        self.config.write_text(TESTER.format(trial=trial, token=self.tester, more=more), "utf-8")
        self.hub = self.server = None

    def start(self):
        """Start both at once: neither needs the other before somebody comes."""
        self._begin_hub()
        self._begin_course()
        self._await_hub()
        self._await_course()
        return self

    def _begin_hub(self):
        command = [sys.executable, "-m", "jupyterhub", "--config", str(self.config)]
        command += [f"--JupyterHub.hub_port={self.ports['hub']}"]
        command += [f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{self.ports['proxy']}"]
        self.hub = self._run(command, log="hub.log", environment=self._hub_environment())

    def _await_hub(self):
        wait_until(lambda: self.answers(self.ports["public"], "/hub/health"), seconds=120)

    def _begin_course(self):
        command = [sys.executable, "-m", "commontable.cli", "serve", "--hub", "--data", str(self.data)]
        self.server = self._run(command, log="course.log", environment=self._course_environment())

    def _await_course(self):
        wait_until(lambda: self.answers(self.ports["course"], f"{PREFIX}healthz"), seconds=120)

    def _run(self, command, *, log, environment):
        with (self.folder / log).open("ab") as said:
            return subprocess.Popen(command, cwd=self.folder, stdout=said, stderr=said, env=environment)

    def _hub_environment(self):
        proxy = self.root / "deploy" / "jupyterhub" / "node_modules"
        assert proxy.exists(), "run `make hub`, which brings the Hub's proxy"
        return os.environ | self.told | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "COMMON_TABLE_HUB_TOKEN": self.token,
            "COMMON_TABLE_URL": f"http://127.0.0.1:{self.ports['course']}",
            "COMMON_TABLE_BIND": self.origin,
            "COMMON_TABLE_DEPLOY": str(self.root / "deploy" / "jupyterhub"),
            "COMMON_TABLE_COURSE": str(self.course),
            "COMMON_TABLE_VAR": str(self.folder / "var"),
        }

    def _course_environment(self):
        return os.environ | {
            "COMMONTABLE_COURSE": str(self.course),
            "JUPYTERHUB_SERVICE_NAME": "common-table",
            "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{self.ports['course']}",
            "JUPYTERHUB_API_URL": f"http://127.0.0.1:{self.ports['hub']}/hub/api",
            "JUPYTERHUB_API_TOKEN": self.token,
        }

    def stop(self):
        self.stop_course()
        self.stop_hub()

    def stop_hub(self):
        _end(self.hub)

    def stop_course(self):
        _end(self.server)

    def answers(self, port, path):
        try:
            return self.request("GET", path, port=port)[0] == 200
        except OSError:
            return False

    def request(self, method, path, *, port=None, cookies=None, headers=None, body=None):
        """Send one request as any program could; return (status, headers, body)."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.ports["public"], timeout=30)
        sent = dict(headers or {})
        if cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")
        connection.close()
        return found

    def ask_hub(self, method, path, body=None):
        """Ask the Hub's own interface, as its administrator's programs do."""
        headers = {"Authorization": f"token {self.tester}", "Content-Type": "application/json"}
        sent = json.dumps(body) if body is not None else None
        status, _, said = self.request(method, f"/hub/api{path}", headers=headers, body=sent)
        assert status < 300, (method, path, status, said)
        return json.loads(said) if said else None

    def add(self, name, *, groups=()):
        """Make an account, which people's first sign-in does otherwise, and put it into groups."""
        if not groups:
            return
        self.ask_hub("POST", "/users", {"usernames": [name]})
        known = {group["name"] for group in self.ask_hub("GET", "/groups")}
        for group in groups:
            if group not in known:
                self.ask_hub("POST", f"/groups/{quote(group)}")
            self.put_into(group, name)

    def put_into(self, group, name):
        self.ask_hub("POST", f"/groups/{quote(group)}/users", {"users": [name]})

    def take_out_of(self, group, name):
        self.ask_hub("DELETE", f"/groups/{quote(group)}/users", {"users": [name]})

    def said(self):
        return "".join((self.folder / log).read_text("utf-8", "replace") for log in ("hub.log", "course.log"))


def _end(process):
    if process is not None and process.poll() is None:
        process.terminate()
        process.wait(timeout=60)


def path_of(url):
    return urlsplit(url).path
