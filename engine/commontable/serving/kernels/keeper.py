"""Starts a kernel for one participant's open page, counts them, and ends them."""

from __future__ import annotations

import asyncio
import os
import tempfile
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from commontable.serving.kernels.forking.lot import the_lot
from commontable.serving.kernels.forking.platforms import can_fork
from commontable.serving.kernels.process import NOTEBOOK, VERSION
from commontable.serving.kernels.specs import KERNEL_NAME
from commontable.settings import COURSE

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.serving.kernels.owners import KernelOwners

# A kernel is told where Python and the course are, and nothing about the deployment or the person.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME")


# Seconds for a page to open its line to a new kernel, and to come back on a line that broke.
TO_CONNECT, TO_COME_BACK = 20, 8
# More open pages than anybody reads at once; without a bound one person could fill the room.
PER_PERSON = 12
# Kernels of staff apps, beside those of modules; and how long one may run its cells before a page opens its line.
APART, APART_PER_PERSON, TO_RUN = 20, 4, 90


class RoomFull(Exception):
    """As many kernels run as this server is allowed to hold."""


def kernel_environment(course: Path, *, version: str, notebook: Path | None = None) -> dict[str, str]:
    """Return the whole environment of a kernel."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    ours = {COURSE: str(course), VERSION: version, "PYTHONDONTWRITEBYTECODE": "1"}
    if notebook:
        ours[NOTEBOOK] = str(notebook)
    return passed | ours


def connection_folder() -> str:
    """Return the folder for the keys and sockets of kernels: private, and gone when the server is, however it ends."""
    return str(the_lot().folder) if can_fork() else tempfile.gettempdir()


def leave_no_kernel() -> None:
    """End what kernels are forked from, and with it every kernel that is left."""
    if can_fork():
        the_lot().close()


class KernelKeeper:
    """The kernels of module pages: at most `cap` at a time, each with one owner."""

    def __init__(self, manager: Any, *, owners: KernelOwners, cap: int, process: str) -> None:
        self._manager = manager
        self._process = process
        self._owners = owners
        # By owner: whoever asks for many at once is counted before the first of them runs.
        self._starting: Counter[str] = Counter()
        self._lines: dict[str, set[Any]] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._apart: set[str] = set()
        self._starting_apart: Counter[str] = Counter()
        self.cap = cap

    def __len__(self) -> int:
        return len(self._manager.list_kernel_ids()) - len(self._living_apart()) + self._starting.total()

    def __contains__(self, kernel_id: object) -> bool:
        return kernel_id in self._manager

    def _living_apart(self) -> set[str]:
        return {kernel_id for kernel_id in self._apart if kernel_id in self._manager}

    def new_id(self) -> str:
        """Return an id for a kernel that is about to start; its first part tells in which process it runs."""
        return f"{self._process}-{str(uuid.uuid4()).partition('-')[2]}"

    async def prepare(self, *, folder: Path, environment: dict[str, str]) -> None:
        """Run a module's notebook ahead of its first kernel, so that the first person waits no longer than others."""
        if can_fork():
            await the_lot().prepare(environment, cwd=str(folder))

    async def start(self, *, owner: str, folder: Path, environment: dict[str, str]) -> str:
        """Start a kernel in a released module's folder; raise `RoomFull` at the cap."""
        if len(self) >= self.cap or len(self._owners.of(owner)) + self._starting[owner] >= PER_PERSON:
            raise RoomFull
        self._starting[owner] += 1
        try:
            kernel_id: str = await self._manager.start_kernel(
                kernel_id=self.new_id(), kernel_name=KERNEL_NAME, cwd=str(folder), env=environment
            )
        finally:
            self._starting[owner] -= 1
        self._owners.give(kernel_id, to=owner)
        self._end_if_left(kernel_id, after=TO_CONNECT)
        return kernel_id

    async def start_apart(self, kernel_id: str, *, owner: str, folder: Path, environment: dict[str, str]) -> None:
        """Start a staff app's kernel under an id that is known before; raise `RoomFull` where too many run.

        It is never forked, and it takes no place from a participant.
        """
        living = self._living_apart()
        theirs = len(living.intersection(self._owners.of(owner))) + self._starting_apart[owner]
        if len(living) + self._starting_apart.total() >= APART or theirs >= APART_PER_PERSON:
            raise RoomFull
        self._starting_apart[owner] += 1
        self._apart = living | {kernel_id}
        try:
            await self._manager.start_kernel(
                kernel_id=kernel_id, kernel_name=KERNEL_NAME, cwd=str(folder), env=environment
            )
        finally:
            self._starting_apart[owner] -= 1
        self._owners.give(kernel_id, to=owner)
        self._end_if_left(kernel_id, after=TO_RUN)

    def joined(self, kernel_id: str, line: Any) -> None:
        """Note that a page has opened its line to a kernel."""
        self._lines.setdefault(kernel_id, set()).add(line)

    def left(self, kernel_id: str, line: Any) -> None:
        """Note that a line was closed; a page that does not come back soon needs its kernel no more."""
        self._lines.get(kernel_id, set()).discard(line)
        self._end_if_left(kernel_id, after=TO_COME_BACK)

    def _end_if_left(self, kernel_id: str, *, after: float) -> None:
        async def wait_and_end() -> None:
            await asyncio.sleep(after)
            if not self._lines.get(kernel_id):
                await self.end(kernel_id)

        task = asyncio.create_task(wait_and_end())
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def end(self, kernel_id: str) -> None:
        """End one kernel and close the lines to it; ending it twice is no mistake."""
        for line in self._lines.pop(kernel_id, set()):
            line.close()
        self._apart.discard(kernel_id)
        self._owners.forget(kernel_id)
        if kernel_id in self._manager:
            await self._manager.shutdown_kernel(kernel_id, now=True)

    async def end_all_of(self, person: str) -> None:
        """End every kernel of one person, as at sign-out."""
        for kernel_id in self._owners.of(person):
            await self.end(kernel_id)
