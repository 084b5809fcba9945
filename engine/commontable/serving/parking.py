"""Runs a module ahead of its first kernel: when its page is first asked for, and when its page is another."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from commontable.serving.kernels.keeper import kernel_environment

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.module import Module
    from commontable.serving.kernels.keeper import KernelKeeper
    from commontable.serving.shelf import Shelf

log = logging.getLogger("commontable.serving")


class Parking:
    """What kernels are forked from, made for the modules that somebody opens and for no other.

    Ten modules that wait for nobody would cost a start ten seconds of processor time, and hold memory all day.
    """

    def __init__(self, kernels: KernelKeeper, *, shelf: Shelf, course: Path) -> None:
        self._kernels = kernels
        self._shelf = shelf
        self._course = course
        self._versions: dict[str, str] = {}
        self._making: set[asyncio.Task[None]] = set()

    def want(self, module: Module, *, version: str) -> None:
        """Have this version of a module ready soon; nobody waits for it here."""
        if self._versions.get(module.folder) == version:
            return
        self._versions[module.folder] = version
        task = asyncio.create_task(self._prepare(module, version=version))
        self._making.add(task)
        task.add_done_callback(self._making.discard)

    async def _prepare(self, module: Module, *, version: str) -> None:
        try:
            notebook = await asyncio.to_thread(self._shelf.released, module)
            environment = kernel_environment(self._course, version=version, notebook=notebook)
            await self._kernels.prepare(folder=notebook.parent, environment=environment)
        except Exception:
            self._versions.pop(module.folder, None)
            log.exception("Kernels of %s cannot be forked yet", module.folder)
