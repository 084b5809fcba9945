"""Lives a kernel's first moments once in the parked process, so that each kernel finds the way trodden."""

from __future__ import annotations

import asyncio
import atexit
import logging
import tempfile
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import zmq
from ipykernel.comm.comm import BaseComm
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from zmq.eventloop.zmqstream import ZMQStream

from commontable.serving.kernels.forking.kernel import ForkedKernelApp
from commontable.serving.kernels.forking.states import ASKED, TARGET, VERSION

if TYPE_CHECKING:
    from pathlib import Path

SHELL, IOPUB, STDIN, CONTROL, HEARTBEAT = range(1, 6)
PORTS = {"shell_port": SHELL, "iopub_port": IOPUB, "stdin_port": STDIN, "control_port": CONTROL, "hb_port": HEARTBEAT}
KEY = b"rehearsal"
PATIENCE = 10.0


def rehearse(folder: Path) -> None:
    """Open a kernel's sockets, ask it what a page asks, and leave no socket, thread or log handler behind.

    Python writes what it learns about code into the code's own pages when it first runs, and the system reads a
    library's pages. Done here, those pages stay shared: a megabyte less for each kernel, and a tenth of its time.
    """
    tornado = logging.getLogger("tornado")
    handlers = list(tornado.handlers)
    app = ForkedKernelApp()
    app.prepare()
    with tempfile.TemporaryDirectory(dir=folder, prefix="r") as place:
        app.begin({"transport": "ipc", "ip": f"{place}/k", "key": KEY, **PORTS})
        _Page(f"ipc://{place}/k").talk_with(app)
        app.close()
    atexit.unregister(app.close)
    BaseComm.kernel = None
    tornado.handlers[:] = handlers


class _Page:
    """A page's side of a first conversation, on the kernel's own loop."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._context: zmq.Context[Any] = zmq.Context()
        self._session = Session(key=KEY)
        self._last = ""

    def talk_with(self, app: ForkedKernelApp) -> None:
        loop = IOLoop.current()
        self._shell, self._control = self._line(zmq.DEALER, SHELL), self._line(zmq.DEALER, CONTROL)
        listening = self._line(zmq.SUB, IOPUB)
        listening.on_recv(self._hear)
        listening.socket.subscribe(b"")
        loop.call_later(PATIENCE, loop.stop)
        app.start()
        for line in (self._shell, self._control, listening, app.kernel.shell_stream, app.kernel.control_stream):
            line.close(0)
        self._context.term()
        loop.close(all_fds=True)
        asyncio.set_event_loop(None)

    def _line(self, kind: int, port: int) -> ZMQStream:
        socket = self._context.socket(kind)
        socket.connect(f"{self._address}-{port}")
        return ZMQStream(socket)

    def _hear(self, frames: list[bytes]) -> None:
        _, parts = self._session.feed_identities(frames)
        said = self._session.deserialize(parts)
        if said["msg_type"] == "iopub_welcome":
            self._ask()
        elif said["parent_header"].get("msg_id") == self._last and said["content"].get("execution_state") == "idle":
            IOLoop.current().stop()

    def _ask(self) -> None:
        comm = uuid4().hex
        opened = {"comm_id": comm, "target_name": TARGET, "data": {}}
        self._session.send(self._control, "kernel_info_request", {})
        self._session.send(self._shell, "kernel_info_request", {})
        self._session.send(self._shell, "comm_open", opened, metadata={"version": VERSION})
        asked = self._session.send(self._shell, "comm_msg", {"comm_id": comm, "data": ASKED})
        self._last = asked["header"]["msg_id"]
