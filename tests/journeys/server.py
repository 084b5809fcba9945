"""A real server, as `commontable serve` starts it, on a port of its own."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit


class Reached:
    """Something that answers at an address, as any program may ask it."""

    address = ""

    def connection(self, *, timeout=30):
        parts = urlsplit(self.address)
        return http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)

    def below(self, path):
        """Return the path as it is asked for, under that of the address."""
        return urlsplit(self.address).path.rstrip("/") + path

    def request(self, method, path, *, cookies=None, headers=None, body=None):
        """Send one request; return (status, headers, body)."""
        connection = self.connection()
        sent = dict(headers or {})
        if cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        connection.request(method, self.below(path), body=body, headers=sent)
        answer = connection.getresponse()
        found = answer.status, joined(answer.getheaders()), answer.read().decode("utf-8", "replace")
        connection.close()
        return found


class Server(Reached):
    """One process of `commontable serve`; it can be stopped, killed and started again on the same port."""

    program = ("-m", "commontable.cli")

    def __init__(self, course, data, *options, environment=None):
        self.course, self.data, self.options = course, data, options
        self.environment = environment or {}
        self.port = 0
        self.process = None

    def start(self):
        words = ["serve", "--no-browser", "--port", str(self.port), "--data", str(self.data), *self.options]
        Path(self.data).mkdir(parents=True, exist_ok=True)
        self.log = (Path(self.data).parent / f"{Path(self.data).name}.log").open("ab")
        self.process = self._launch(words)
        line = self.process.stdout.readline().decode()
        found = re.search(r"https?://\S+", line)
        assert found, f"the server did not start: {self.said()}"
        self.address = found[0]
        self.port = urlsplit(self.address).port
        return self

    def _launch(self, words):
        return subprocess.Popen(
            [sys.executable, *self.program, *words],
            cwd=self.course,
            stdout=subprocess.PIPE,
            stderr=self.log,
            env=self._environment(),
        )

    def _environment(self):
        # A deployment opened by an earlier test of this process has left its own folders in the environment.
        ours = {"COMMONTABLE_COURSE": str(self.course), "COMMONTABLE_DATA": str(self.data)}
        return os.environ | ours | self.environment

    def said(self):
        return (Path(self.data).parent / f"{Path(self.data).name}.log").read_text("utf-8")

    def kill(self):
        """End the process as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self):
        if self.process and self.process.poll() is None:
            self._end(signal.SIGTERM)

    def _end(self, number):
        self.process.send_signal(number)
        self.process.wait(timeout=20)
        self.process.stdout.close()
        self.log.close()

    def run(self, *words, check=True):
        """Run a verb of the command line on this server's data."""
        done = subprocess.run(
            [sys.executable, "-m", "commontable.cli", *words, "--data", str(self.data)],
            cwd=self.course,
            capture_output=True,
            text=True,
            env=self._environment(),
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def code_for(self, name, *, role="participant", cohorts=()):
        """Add a person and return their personal code."""
        words = ["people", "add", "--role", role, "--name", name]
        for cohort in cohorts:
            words += ["--cohort", cohort]
        return self.run(*words).stdout.splitlines()[-1].strip()


def made_once(course, data, *, pages):
    """Return a data folder in which released copies and these pages have been made, and in which nobody is."""
    server = Server(course, data).start()
    wait_until(lambda: all((data / "pages" / f"{name}.json").is_file() for name in pages), seconds=240)
    server.stop()
    for left in data.glob("commontable.sqlite*"):
        left.unlink()
    return data


def copy_of(made, data):
    """Return a data folder made from one in which the pages are there, with a secret of its own to come."""
    if not data.exists():
        shutil.copytree(made, data, ignore=shutil.ignore_patterns("secret*"))
    return data


def joined(headers):
    """Return headers by name; where one came twice, as cookies do, all of it."""
    found = {}
    for name, value in headers:
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_until(is_so, *, seconds=60, every=0.05):
    """Wait for a state, never for a time; return the first true value."""
    end = time.monotonic() + seconds
    while True:
        found = is_so()
        if found:
            return found
        assert time.monotonic() < end, f"it did not come about within {seconds} seconds"
        time.sleep(every)
