"""The parked processes of one server: one for each notebook and version, started before somebody needs it."""

from __future__ import annotations

import atexit
import functools
import logging
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.serving.kernels.forking.folder import private_folder
from commontable.serving.kernels.forking.forked import until_ready
from commontable.serving.kernels.forking.wire import RETIRE
from commontable.serving.kernels.process import NOTEBOOK, VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

log = logging.getLogger("commontable.kernels")

# Sixty people who open a module at once wait in this queue, none is turned away.
QUEUE = 512
TO_END = 2.0
# What only a process that forks needs: one arena, so that a kernel's threads allocate from pages it has already;
# large blocks given back at once (asked for every widget's state, a kernel keeps two megabytes less); one thread
# for arithmetic, since a library's own threads would not live on in a fork.
FOR_FORKING = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "65536",
    "MALLOC_TRIM_THRESHOLD_": "65536",
    "MALLOC_TOP_PAD_": "16384",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Parked:
    """A running process that has run, or is running, one version of a notebook."""

    notebook: str
    version: str
    address: Path
    process: subprocess.Popen[bytes]

    @property
    def lives(self) -> bool:
        return self.process.poll() is None


class ParkingLot:
    """Starts parked processes, brings dead ones back, retires outdated ones, ends all of them."""

    def __init__(self) -> None:
        self._folder = private_folder()
        self._parked: dict[str, Parked] = {}
        self._retired: list[Parked] = []
        self._started = 0

    @property
    def folder(self) -> Path:
        """Where its sockets lie; only this account may enter."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return self._folder

    def address(self, env: Mapping[str, str], *, cwd: str) -> Path:
        """Return where kernels with this environment are forked; start the process if it does not run."""
        notebook, version = env[NOTEBOOK], env.get(VERSION, "")
        found = self._parked.get(notebook)
        if found and found.version == version and found.lives:
            return found.address
        if found:
            self._retire(found)
        self._parked[notebook] = parked = self._start(notebook, version=version, env=env, cwd=cwd)
        return parked.address

    async def prepare(self, env: Mapping[str, str], *, cwd: str) -> None:
        """Return once a kernel with this environment can be forked at once; raise `NobodyParked` if none can."""
        await until_ready(self.address(env, cwd=cwd))

    def processes(self) -> list[int]:
        """Return the process ids of all that are parked, those that take no more requests too."""
        return [p.process.pid for p in [*self._parked.values(), *self._retired] if p.lives]

    def close(self) -> None:
        """End every parked process and its kernels, and leave nothing on disk."""
        everyone = [*self._parked.values(), *self._retired]
        self._parked.clear()
        self._retired.clear()
        for parked in everyone:
            _cut(parked)
        for parked in everyone:
            try:
                parked.process.wait(TO_END)
            except subprocess.TimeoutExpired:
                parked.process.kill()
                parked.process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self, notebook: str, *, version: str, env: Mapping[str, str], cwd: str) -> Parked:
        self._started += 1
        address = self.folder / f"parked-{self._started}"
        # The socket takes questions before the process can answer them, so nobody is refused while it starts.
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(address))
            listener.listen(QUEUE)
            process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", "commontable.serving.kernels.forking.parked", str(listener.fileno())],
                # Nothing is ever written: its end tells the process that the server has ended, however it did.
                stdin=subprocess.PIPE,
                pass_fds=[listener.fileno()],
                start_new_session=True,
                env={**env, **FOR_FORKING},
                cwd=cwd,
            )
        return Parked(notebook=notebook, version=version, address=address, process=process)

    def _retire(self, parked: Parked) -> None:
        """Let an outdated process go on for its kernels and end with the last of them."""
        for ended in [p for p in self._retired if not p.lives]:
            self._retired.remove(ended)
            _cut(ended)
        if not parked.lives:
            log.warning("The parked process of %s has ended and is brought back.", parked.notebook)
            _cut(parked)
            return
        self._retired.append(parked)
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(parked.address))
                line.sendall(RETIRE)
            except OSError:
                _cut(parked)


def _cut(parked: Parked) -> None:
    assert parked.process.stdin is not None
    parked.process.stdin.close()


@functools.cache
def the_lot() -> ParkingLot:
    """Return the parking lot of this process; it is closed when the process ends."""
    lot = ParkingLot()
    atexit.register(lot.close)
    return lot
