"""The kernels that hand-ins are run in: forked from one process that has run what every hand-in has in common."""
# mypy: disable-error-code="misc"
# jupyter_client ships no types, so to mypy its classes are of any type.

from __future__ import annotations

import os
import time
from queue import Empty
from typing import TYPE_CHECKING, Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode, default

from commontable.grading.sources import digest
from commontable.serving.kernels.forking.lot import the_lot
from commontable.serving.kernels.forking.platforms import can_fork
from commontable.serving.kernels.process import NOTEBOOK, VERSION
from commontable.serving.kernels.specs import KERNEL_NAME, CourseKernelSpecs

if TYPE_CHECKING:
    from pathlib import Path

    from jupyter_client.kernelspec import KernelSpec

# jupyter_client looks ten times a second whether a kernel has ended; one that is killed has in a few milliseconds.
LOOK_EVERY = 0.002
ANSWERS_WITHIN = 1.0


class PreparedKernelSpecs(CourseKernelSpecs):
    """Knows one kernel: the application's own, which has run the page cells of a notebook before it answers."""

    notebook = Unicode(help="The released notebook.")
    version = Unicode(help="Changes with the notebook and the files beside it.")

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = super().get_kernel_spec(kernel_name)
        # Without the last, every kernel would import from the folder of the hand-in that came first.
        spec.env = {NOTEBOOK: self.notebook, VERSION: self.version, "PYTHONSAFEPATH": "1"}
        return spec


def kernels_for(released: Path) -> PreparedKernelSpecs:
    """Return the kernels for hand-ins of the edition that was released as this notebook."""
    return PreparedKernelSpecs(notebook=str(released), version=digest(released.parent))


def park(released: Path) -> None:
    """Start the process that kernels are forked from, so that it is ready when the first is asked for."""
    if can_fork():
        environment = os.environ | kernels_for(released).get_kernel_spec(KERNEL_NAME).env
        the_lot().address(environment, cwd=str(released.parent))


class PromptClient(AsyncKernelClient):
    """Goes on as soon as the kernel has answered; jupyter_client listens for another 0.2 s."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - jupyter_client's signature
        """Return once the kernel answers and what it publishes arrives; raise `RuntimeError` if it does not."""
        until = time.monotonic() + (timeout or float("inf"))
        while not await self._answers():
            if not await self.parent.is_alive():
                raise RuntimeError("The kernel ended before it answered.")
            if time.monotonic() > until:
                raise RuntimeError(f"The kernel did not answer within {timeout} seconds.")

    async def _answers(self) -> bool:
        asked = self.kernel_info()
        try:
            while not _is_about(await self.get_shell_msg(timeout=ANSWERS_WITHIN), asked):
                pass
            while not _ends(await self.get_iopub_msg(timeout=ANSWERS_WITHIN), asked):
                pass
        except Empty:
            return False
        return True


class PreparedKernelManager(AsyncKernelManager):
    """Starts a kernel for one hand-in and ends it without ado: it holds nothing that anybody keeps."""

    @default("client_factory")
    def _which_client(self) -> type[PromptClient]:
        return PromptClient

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - jupyter_client's signature
        """End the kernel, as if it had been asked to end now."""
        self.shutting_down = True
        self.stop_restarter()
        if self.has_kernel:
            await self.provisioner.kill(restart=restart)
            await self.finish_shutdown(pollinterval=LOOK_EVERY, restart=restart)
        await self.cleanup_resources(restart=restart)


def _is_about(message: dict[str, Any], asked: str) -> bool:
    return bool(message["parent_header"].get("msg_id") == asked)


def _ends(message: dict[str, Any], asked: str) -> bool:
    return _is_about(message, asked) and message["content"].get("execution_state") == "idle"
