"""A PostgreSQL of the tests' own: made in a temporary folder, on a loopback port, ended with the tests."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest
from journeys.server import free_port, wait_until

WANTED = "PostgreSQL is not on this machine. Install it (on Debian: apt-get install postgresql), then test again."


def programs():
    """Return the folder of initdb and postgres; without one CI fails and other machines skip."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    named = [found[-1]] if found else [Path(each) for each in [shutil.which("initdb")] if each]
    if named:
        return named[0].parent
    if os.environ.get("CI") == "true":
        pytest.fail(WANTED)
    pytest.skip(WANTED)


class Cluster:
    """One server process; every test takes a database of its own from it."""

    def __init__(self):
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="commontable-pg-"))
        # PostgreSQL refuses to run as root, as which tests in a container often run.
        self.user = "postgres" if os.getuid() == 0 else None
        if self.user:
            os.chown(self.folder, pwd.getpwnam(self.user).pw_uid, -1)
        self.port = free_port()

    def start(self):
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-A", "trust", "-U", "course", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync")
        options = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        self.log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            [self.bin / "postgres", "-D", data, *words],
            user=self.user,
            cwd=self.folder,
            stdout=self.log,
            stderr=self.log,
        )
        wait_until(self._answers, seconds=60)
        return self

    def stop(self):
        # Nothing in it is kept, so it need not tidy up.
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=30)
        self.log.close()
        shutil.rmtree(self.folder)

    def new_database(self, *, like="template1"):
        """Return the address of a new database, as a host would give it: empty, or a copy of another."""
        import psycopg

        name = f"t{secrets.token_hex(6)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like.rpartition("/")[2]}"')
        return self._address(name)

    def _address(self, name):
        return f"postgresql://course@127.0.0.1:{self.port}/{name}"

    def _answers(self):
        import psycopg

        assert self.process.poll() is None, (self.folder / "log").read_text("utf-8")
        try:
            psycopg.connect(self._address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, name, *words):
        command = [str(self.bin / name), *map(str, words)]
        done = subprocess.run(
            command, user=self.user, cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
