"""The kernel that a forked process becomes: ipykernel's own, made before the fork and given its place after it."""

from __future__ import annotations

import os
import uuid
from typing import Any

from ipykernel.comm.comm import BaseComm
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session

# What a kernel is told of its process; its shell and variables it has already.
PLACES = frozenset(
    {
        "session",
        "control_stream",
        "debugpy_stream",
        "debug_shell_socket",
        "shell_stream",
        "control_thread",
        "shell_channel_thread",
        "iopub_thread",
        "iopub_socket",
        "stdin_socket",
    }
)


class PreparedKernel(IPythonKernel):  # type: ignore[misc]
    """A kernel made without a socket, which takes its sockets, its name and its widgets over after the fork.

    Making it once matters: ipykernel touches every module that is imported, and a page of memory that is
    touched after a fork is copied, five megabytes for each kernel.
    """

    @classmethod
    def instance(cls, *args: Any, **given: Any) -> PreparedKernel:
        """Return the one kernel, in the place that `given` describes: this is how ipykernel's application asks."""
        kernel: PreparedKernel = super().instance(*args, **given)
        if given.get("session") is not None:
            kernel.take_place({name: value for name, value in given.items() if name in PLACES})
        return kernel

    def take_place(self, place: dict[str, Any]) -> None:
        """Speak over these sockets, under a name of one's own, for every widget."""
        for name, value in place.items():
            setattr(self, name, value)
        self.ident = str(uuid.uuid4())
        hook, publisher = self.shell.displayhook, self.shell.display_pub
        hook.session = publisher.session = self.session
        hook.pub_socket = publisher.pub_socket = self.iopub_socket
        hook.topic = f"kernel.{self.ident}.execute_result".encode()
        # ipywidgets sends nothing while a comm has no kernel. Set for all at once: touching each of a module's
        # hundred comms would copy the pages they lie in.
        BaseComm.kernel = self

    async def poll_stopped_queue(self) -> None:
        """Wait for no debugger: there is none."""


class ForkedKernelApp(IPKernelApp):  # type: ignore[misc]
    """ipykernel's application in two halves: one before the fork, one that is told its connection after it."""

    kernel_class = PreparedKernel
    # Two threads for each kernel, to catch what compiled code prints; the server's log has it without them.
    capture_fd_output = False

    def prepare(self) -> None:
        """Make what holds nobody's connection."""
        self.session = Session(parent=self)
        kernel = self.kernel_class.instance(parent=self, log=self.log)
        kernel.shell.parent = kernel.shell.kernel = kernel

    def begin(self, connection: dict[str, Any]) -> None:
        """Open the sockets and join the kernel to them; what a person at a terminal needs is left out."""
        self.session.session = uuid.uuid4().hex
        self.session.pid = os.getpid()
        self.load_connection_info(connection)
        self.init_sockets()
        self.init_heartbeat()
        self.init_io()
        self.init_signal()
        self.init_kernel()
        self.init_path()
        self.init_shell()
