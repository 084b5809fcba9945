"""Servers for the faults: one that ends idle kernels within seconds, and one that starts in a fraction of a second."""

import io
import multiprocessing
import os
import sys

from journeys.server import Server

CULL_AFTER, CULL_EVERY = 5, 1
HURRIED = f"""
import sys
from commontable import cli
from commontable.serving import app
app.CULL_AFTER, app.CULL_EVERY = {CULL_AFTER}, {CULL_EVERY}
sys.exit(cli.main())
"""
# What a server loads before it opens its data folder: nine tenths of its start, and the same at every start.
LOADED = ["pytest", "alembic.command", "commontable.cli", "commontable.serving.app", "commontable.serving.safety"]


class CullsSoon(Server):
    """A server whose culler, Jupyter's own, waits seconds in place of minutes."""

    program = ("-c", HURRIED)


class StartsAtOnce(Server):
    """A server forked from a process that has loaded its modules and has run nothing of them.

    Every kill costs a start; hundreds of them would otherwise be spent on loading the same modules.
    """

    def _launch(self, words):
        return Forked(words, folder=self.course, environment=self._environment(), log=self.log.name)

    def stop(self):
        # It ends as it has ended in every round.
        if self.process and self.process.poll() is None:
            self.kill()


class Forked:
    """Such a process, with the ways of `subprocess.Popen` that a server needs."""

    def __init__(self, words, *, folder, environment, log):
        forks = multiprocessing.get_context("forkserver")
        forks.set_forkserver_preload(LOADED)
        heard, said = forks.Pipe(duplex=False)
        told = {"folder": folder, "environment": environment, "log": log}
        self._process = forks.Process(target=serve, args=(words, said), kwargs=told, daemon=True)
        self._process.start()
        said.close()
        self.stdout = os.fdopen(os.dup(heard.fileno()), "rb")
        heard.close()
        self.pid = self._process.pid

    def poll(self):
        return self._process.exitcode

    def send_signal(self, number):
        os.kill(self.pid, number)

    def wait(self, timeout=None):
        self._process.join(timeout)
        assert self.poll() is not None, f"the server has not ended within {timeout} seconds"


def serve(words, said, *, folder, environment, log):
    """Become `commontable serve`, as if it had been started with this environment in this folder."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    with open(log, "ab") as file:
        os.dup2(file.fileno(), 2)
    os.dup2(said.fileno(), 1)
    said.close()
    # What was opened here stood for the descriptors of another process.
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding="utf-8", line_buffering=True)

    from commontable.cli import main

    sys.exit(main(words))
