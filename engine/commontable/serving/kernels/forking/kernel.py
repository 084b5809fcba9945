"""The kernel that a forked process becomes: ipykernel's own, made before the fork and given its place after it."""

from __future__ import annotations

import os
import uuid
from typing import Any

import zmq
from ipykernel.comm.comm import BaseComm
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from jupyter_client.session import Session
from zmq.eventloop.zmqstream import ZMQStream

from commontable.serving.kernels.forking.states import FirstStates, first_states

# What a kernel is told of its process; its shell and variables it has already.
PLACES = frozenset({"session", "control_stream", "shell_stream", "iopub_thread", "iopub_socket", "stdin_socket"})
LINGER = 1000
SUBSCRIBED = 1
# Beyond this many bytes pyzmq would send without copying, for which it starts two threads.
ALWAYS_COPIED = 2**30


class PreparedKernel(IPythonKernel):  # type: ignore[misc]
    """A kernel made without a socket, which takes its sockets, its name and its widgets over after the fork.

    Making it once matters: ipykernel touches every module that is imported, and a page of memory that is
    touched after a fork is copied, five megabytes for each kernel.
    """

    first_states: FirstStates | None = None

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

    def start(self) -> None:
        """Answer on every channel; ipykernel's own start would look for a debugger."""
        self.shell.exit_now = False
        Kernel.start(self)

    def set_parent(self, ident: Any, parent: dict[str, Any], channel: str = "shell") -> None:
        """Take note of the message that is answered next, on whichever channel it came."""
        super().set_parent(ident, parent, channel)
        if self.first_states is not None and "header" in parent:
            self.first_states.notice(parent)


class ForkedKernelApp(IPKernelApp):  # type: ignore[misc]
    """ipykernel's application in two halves: one before the fork, one that is told its connection after it.

    One loop serves all channels. ipykernel's own application has a thread for each, and one more that answers whether
    the kernel is there: nobody asks it, and threads cost each kernel a megabyte and a half of copied pages.
    """

    kernel_class = PreparedKernel
    # Two threads for each kernel, to catch what compiled code prints; the server's log has it without them.
    capture_fd_output = False

    def prepare(self) -> None:
        """Make what holds nobody's connection."""
        self.session = Session(parent=self, copy_threshold=ALWAYS_COPIED)
        kernel = self.kernel_class.instance(parent=self, log=self.log)
        kernel.shell.parent = kernel.shell.kernel = kernel
        kernel.first_states = kernel.first_states or first_states(kernel, pack=self.session.pack)

    def begin(self, connection: dict[str, Any]) -> None:
        """Open the sockets and join the kernel to them; what a person at a terminal needs is left out."""
        self.session.session = uuid.uuid4().hex
        self.session.pid = os.getpid()
        self.load_connection_info(connection)
        self.init_sockets()
        self.init_io()
        self.init_signal()
        self.init_kernel()
        self.init_path()
        self.init_shell()

    def init_control(self, context: zmq.Context[Any]) -> None:
        """Open the control channel; there is no debugger to talk to."""
        self.control_socket = context.socket(zmq.ROUTER)
        self.control_socket.linger = LINGER
        self.control_port = self._bind_socket(self.control_socket, self.control_port)  # type: ignore[has-type]  # a trait
        self.control_socket.router_handover = 1

    def init_iopub(self, context: zmq.Context[Any]) -> None:
        """Open the channel on which the kernel tells what it does; whoever listens is greeted."""
        socket = context.socket(zmq.XPUB)
        socket.linger = LINGER
        self.iopub_port = self._bind_socket(socket, self.iopub_port)  # type: ignore[has-type]  # a trait
        # Never started: as its docstring says, it then sends at once, from the thread that asks.
        self.iopub_thread = IOPubThread(socket, session=self.session)
        self.iopub_socket = self.iopub_thread.background_socket
        ZMQStream(socket).on_recv(self._greet)

    def _greet(self, frames: list[bytes]) -> None:
        """Tell a new listener that it is heard: without this, the server waits half a second and asks again."""
        for frame in frames:
            if frame[0] == SUBSCRIBED:
                about = {"subscription": frame[1:].decode("utf-8", "replace")}
                self.session.send(self.iopub_socket, "iopub_welcome", about, ident=frame[1:] or None)

    def init_kernel(self) -> None:
        """Join the kernel to its sockets."""
        self.kernel = self.kernel_class.instance(
            parent=self,
            session=self.session,
            control_stream=ZMQStream(self.control_socket),
            shell_stream=ZMQStream(self.shell_socket),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            stdin_socket=self.stdin_socket,
        )
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count

    def close(self) -> None:
        """Close all sockets and the loop that a thread of its own would have closed."""
        if self.iopub_thread and not self.iopub_thread.closed:
            self.iopub_thread.io_loop.close(all_fds=True)
        super().close()
