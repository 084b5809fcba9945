"""A real nginx, with the configuration that we hand out, in front of real server processes."""

import http.client
import os
import re
import shutil
import signal
import ssl
import subprocess
from pathlib import Path

import pytest
from journeys.server import Reached, Server, free_port, wait_until

WANTED = "nginx is not on this machine. Install it (on Debian: apt-get install nginx-light), then test again."
CONF = Path(__file__).parents[3] / "deploy" / "nginx" / "commontable.conf"
NAME = "learn.example.org"


def program():
    """Return nginx; without one CI fails and other machines skip."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(WANTED)
    pytest.skip(WANTED)


class Named(http.client.HTTPSConnection):
    """A connection to loopback that says the public name, as a browser that has looked it up."""

    def putheader(self, header, *values):
        super().putheader(header, *(values if header != "Host" else [f"{NAME}:{self.port}".encode()]))


class Nginx(Reached):
    """One nginx of the tests' own: on a loopback port, with a certificate that it has signed itself."""

    def __init__(self, folder, *, ports):
        self.folder, self.ports, self.port = folder, ports, free_port()
        self.process = None
        folder.mkdir()
        self.address = f"https://{NAME}:{self.port}/course/"

    def start(self):
        self._certify()
        (self.folder / "course.conf").write_text(self._ours(), "utf-8")
        (self.folder / "nginx.conf").write_text(self._around(), "utf-8")
        command = [program(), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-g", "daemon off;"]
        self.log = (self.folder / "said.log").open("wb")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        wait_until(self._answers)
        return self

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)
        self.log.close()

    @property
    def asked(self):
        """How many requests have been answered; a line that stays open is written down when it is over."""
        return len(self._lines())

    def answered_by(self, path, *, since=0):
        """Return the ports of the processes that were asked for addresses with this in them, one for each try."""
        lines = self._lines()[since:]
        tries = [line.partition(" ")[2] for line in lines if path in line.partition(" ")[0]]
        return [int(found) for each in tries for found in re.findall(r"127\.0\.0\.1:(\d+)", each)]

    def connection(self, *, timeout=60):
        return Named("127.0.0.1", self.port, timeout=timeout, context=_trusting())

    def _lines(self):
        return (self.folder / "access.log").read_text("utf-8").splitlines()

    def _ours(self):
        """Return the configuration as it is handed out, with this test's ports and certificate."""
        text = CONF.read_text("utf-8")
        lines = "\n".join(f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in self.ports)
        text, count = re.subn(r"    server 127\.0\.0\.1:8871 .*\n    #server 127\.0\.0\.1:8872 .*", lines, text)
        assert count == 1
        changes = {
            "listen 80;": f"listen 127.0.0.1:{free_port()};",
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "/etc/ssl/certs/learn.example.org.pem": str(self.folder / "own.pem"),
            "/etc/ssl/private/learn.example.org.key": str(self.folder / "own.key"),
        }
        for old, new in changes.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text

    def _around(self):
        temporary = "\n".join(
            f"{kind}_temp_path {self.folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        account = "user root;" if os.getuid() == 0 else ""
        return f"""
            {account}
            worker_processes 1;
            pid {self.folder / "nginx.pid"};
            error_log {self.folder / "error.log"};
            events {{ worker_connections 512; }}
            http {{
                log_format asked "$uri $upstream_addr $status";
                access_log {self.folder / "access.log"} asked;
                {temporary}
                include {self.folder / "course.conf"};
            }}
        """

    def _certify(self):
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"),
                *("-keyout", self.folder / "own.key", "-out", self.folder / "own.pem"),
            ],
            check=True,
            capture_output=True,
        )

    def _answers(self):
        assert self.process.poll() is None, (self.folder / "said.log").read_text("utf-8")
        try:
            return self.request("GET", "/healthz")[0] < 600
        except OSError:
            return False


def _trusting():
    # The certificate is the test's own; what is tried is the way through, not the authorities.
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class Behind(Server):
    """One process of a deployment that stands behind the proxy, at a port that is known before."""

    def __init__(self, course, data, *, public_url, environment, port):
        super().__init__(course, data, "--public-url", public_url, "--trust-proxy", environment=environment)
        self.port = port

    def start(self):
        port = self.port
        super().start()
        # It prints the public address; here it is asked at its own.
        self.address, self.port = f"http://127.0.0.1:{port}/course/", port
        return self
