"""The kernel provisioner `commontable-fork`: a kernel whose notebook has been run is forked, any other started."""

from __future__ import annotations

import asyncio
import functools
import logging
import secrets
import time
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from commontable.serving.kernels.forking.forked import ForkedKernel, NobodyParked, fork_kernel
from commontable.serving.kernels.forking.lot import the_lot
from commontable.serving.kernels.forking.platforms import can_fork, has_local_sockets
from commontable.serving.kernels.forking.wire import KernelRequest
from commontable.serving.kernels.process import NOTEBOOK

log = logging.getLogger("commontable.kernels")

TRIES = 2
# Seconds. A kernel needs some hundredths; a machine with sixty to start needs some seconds.
LOOK_EVERY, LISTENS_WITHIN = 0.004, 10.0


class ForkProvisioner(LocalProvisioner):  # type: ignore[misc]
    """The ordinary provisioner, except that a kernel for a named notebook is forked where the system can."""

    _sockets_named = False

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        if has_local_sockets() and not self._sockets_named:
            self._name_sockets()
        ready: dict[str, Any] = await super().pre_launch(**kwargs)
        return ready

    def _name_sockets(self) -> None:
        # Named once: a page that is open finds its kernel at the same place after a restart.
        self._sockets_named = True
        self.parent.transport = "ipc"
        self.parent.ip = str(the_lot().folder / secrets.token_hex(4))

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        forked = await self._forked(**kwargs)
        if forked is None:
            started: dict[str, Any] = await super().launch_kernel(cmd, **kwargs)
            return started
        self.process = forked
        self.pid = self.pgid = forked.pid
        self.cwd = kwargs.get("cwd") or Path.cwd()
        await self._until_it_listens()
        return self.connection_info  # type: ignore[no-any-return]

    async def _forked(self, **kwargs: Any) -> ForkedKernel | None:
        env = kwargs["env"]
        if NOTEBOOK not in env:
            return None
        if not can_fork():
            _say_that_none_is_forked()
            return None
        cwd = str(kwargs.get("cwd") or Path.cwd())
        request = KernelRequest(connection=self.connection_info, cwd=cwd, env=env)
        for _ in range(TRIES):
            # Asking the lot again brings a process that died back.
            try:
                return await fork_kernel(the_lot().address(env, cwd=cwd), request)
            except NobodyParked as problem:
                log.warning("A kernel could not be forked: %s.", problem)
        return None

    async def _until_it_listens(self) -> None:
        """Return when the kernel's sockets are there, or when it is of no use to wait.

        Whoever connects a moment too early tries again a tenth of a second later, and a websocket half a second.
        """
        info = self.connection_info
        sockets = [Path(f"{info['ip']}-{info[name]}") for name in ("shell_port", "control_port", "iopub_port")]
        until = time.monotonic() + LISTENS_WITHIN
        while time.monotonic() < until and await self.poll() is None:
            if all(socket.exists() for socket in sockets):
                return
            await asyncio.sleep(LOOK_EVERY)

    async def send_signal(self, signum: int) -> None:
        if isinstance(self.process, ForkedKernel):
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)


@functools.cache
def _say_that_none_is_forked() -> None:
    """Write one line to the log, however many kernels start."""
    log.warning("This system cannot fork a process; each kernel starts the ordinary way, in about a second.")
