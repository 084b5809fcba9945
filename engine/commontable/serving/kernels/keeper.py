"""Starts a kernel for one participant's open page, counts them, and ends them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from commontable.serving.kernels.process import NOTEBOOK, VERSION
from commontable.serving.kernels.specs import KERNEL_NAME
from commontable.settings import COURSE

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.serving.kernels.owners import KernelOwners

# A kernel is told where Python and the course are, and nothing about the deployment or the person.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME")


class RoomFull(Exception):  # noqa: N818 - not an error: the page works on without Python
    """As many kernels run as this server is allowed to hold."""


def kernel_environment(course: Path, *, version: str, notebook: Path | None = None) -> dict[str, str]:
    """Return the whole environment of a kernel."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    ours = {COURSE: str(course), VERSION: version, "PYTHONDONTWRITEBYTECODE": "1"}
    if notebook:
        ours[NOTEBOOK] = str(notebook)
    return passed | ours


class KernelKeeper:
    """The kernels of module pages: at most `cap` at a time, each with one owner."""

    def __init__(self, manager: Any, *, owners: KernelOwners, cap: int) -> None:
        self._manager = manager
        self._owners = owners
        self._starting = 0
        self.cap = cap

    def __len__(self) -> int:
        return len(self._manager.list_kernel_ids()) + self._starting

    async def start(self, *, owner: str, folder: Path, environment: dict[str, str]) -> str:
        """Start a kernel in a released module's folder; raise `RoomFull` at the cap."""
        if len(self) >= self.cap:
            raise RoomFull
        self._starting += 1
        try:
            kernel_id: str = await self._manager.start_kernel(
                kernel_name=KERNEL_NAME, cwd=str(folder), env=environment
            )
        finally:
            self._starting -= 1
        self._owners.give(kernel_id, to=owner)
        return kernel_id

    async def end_all_of(self, person: str) -> None:
        """End every kernel of one person, as at sign-out."""
        for kernel_id in self._owners.of(person):
            if kernel_id in self._manager:
                await self._manager.shutdown_kernel(kernel_id, now=True)
            self._owners.forget(kernel_id)
