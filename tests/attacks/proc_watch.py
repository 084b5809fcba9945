"""Looks again and again at every process of a server: what its command line and its environment say."""

import threading
from pathlib import Path

import psutil


class ProcWatch(threading.Thread):
    """While it runs, every process below this one is looked at, as any account of the machine might look.

    The browser is left out: it is the participant's machine, and holds what they type.
    """

    def __init__(self, process, secrets):
        super().__init__(daemon=True)
        self._process, self._secrets = psutil.Process(process), [secret.encode() for secret in secrets]
        self._over = threading.Event()
        self.looks, self.commands, self.found = 0, set(), set()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self.join()

    def run(self):
        while not self._over.is_set():
            for each in [self._process, *self._process.children(recursive=True)]:
                for what in ("cmdline", "environ"):
                    self._look(each.pid, what)
            self._over.wait(0.02)

    def _look(self, pid, what):
        try:
            said = Path(f"/proc/{pid}/{what}").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return
        self.looks += 1
        if what == "cmdline":
            self.commands.add(said.replace(b"\0", b" ").decode("utf-8", "replace"))
        self.found |= {(what, secret.decode()) for secret in self._secrets if secret in said}
