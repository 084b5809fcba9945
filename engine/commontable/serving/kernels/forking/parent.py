"""The loop of a parked process: forks on request, passes signals on, reports how each kernel ended."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.serving.kernels.forking.child import become_kernel
from commontable.serving.kernels.forking.wire import READY, RETIRE, KernelRequest, as_line

if TYPE_CHECKING:
    from commontable.serving.kernels.forking.kernel import ForkedKernelApp

CHUNK = 65_536


class Parent:
    """The parent of every kernel of one notebook. One thread: nothing else could be forked safely."""

    def __init__(self, *, listener: socket.socket, lifeline: int, app: ForkedKernelApp) -> None:
        self._listener = listener
        self._lifeline = lifeline
        self._app = app
        self._address = Path(listener.getsockname())
        self._asked: dict[socket.socket, bytes] = {}
        self._kernels: dict[socket.socket, int] = {}
        self._taking = True
        self._told_to_end = False
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()

    def run(self) -> None:
        """Serve until the server is gone, or until a retired notebook's last kernel has ended."""
        self._watch()
        try:
            self._serve()
        finally:
            self._end_all()

    def _serve(self) -> None:
        while not self._told_to_end and (self._taking or self._kernels):
            for key, _ in self._selector.select():
                if key.fileobj == self._lifeline:
                    return
                key.data(key.fileobj)

    def _watch(self) -> None:
        for end in (self._listener, self._woken, self._waker):
            end.setblocking(False)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # Met in the loop, where nothing is half done: an exception here could come in the middle of tidying up.
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._lifeline, selectors.EVENT_READ)
        self._selector.register(self._listener, selectors.EVENT_READ, self._accept)
        self._selector.register(self._woken, selectors.EVENT_READ, self._collect)

    def _accept(self, listener: socket.socket) -> None:
        try:
            line, _ = listener.accept()
        except BlockingIOError:
            return
        line.setblocking(False)
        self._asked[line] = b""
        self._selector.register(line, selectors.EVENT_READ, self._read)

    def _read(self, line: socket.socket) -> None:
        said = _heard(line)
        if line in self._kernels:
            # Whoever let go of the line has no use for the kernel any more.
            for number in said or [signal.SIGKILL]:
                _signal(self._kernels[line], number)
            if not said:
                self._selector.unregister(line)
        elif not said:
            self._let_go(line)
        else:
            self._asked[line] += said
            if self._asked[line].endswith(b"\n"):
                self._answer(line, self._asked.pop(line))

    def _answer(self, line: socket.socket, question: bytes) -> None:
        if question == READY:
            line.send(as_line("ready"))
            self._let_go(line)
        elif question == RETIRE:
            self._let_go(line)
            self._retire()
        else:
            self._fork(line, KernelRequest.from_line(question))

    def _fork(self, line: socket.socket, request: KernelRequest) -> None:
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError:
            # Out of memory or of processes: the kernels there are must not suffer for the one there is not.
            self._let_go(line)
            return
        if pid == 0:
            self._be_child(request, parent=parent)
        self._kernels[line] = pid
        line.send(as_line(pid))

    def _be_child(self, request: KernelRequest, *, parent: int) -> None:
        """Never return: the frames above belong to the parent."""
        status = 1
        try:
            self._close_all()
            become_kernel(self._app, request, parent=parent)
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
        except BaseException:  # noqa: BLE001 - a traceback in the log, not in the parent's loop
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(status)

    def _close_all(self) -> None:
        self._selector.close()
        for line in [self._listener, self._woken, self._waker, *self._asked, *self._kernels]:
            line.close()

    def _collect(self, woken: socket.socket) -> None:
        self._told_to_end = signal.SIGTERM in _heard(woken)
        for line, pid in list(self._kernels.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._kernels[line]
                _tell(line, os.waitstatus_to_exitcode(status))
                self._let_go(line)

    def _let_go(self, line: socket.socket) -> None:
        self._asked.pop(line, None)
        # Closed already, when one round of waiting found both its end and its kernel's.
        if line.fileno() >= 0:
            if line in self._selector.get_map():
                self._selector.unregister(line)
            line.close()

    def _retire(self) -> None:
        if self._taking:
            self._taking = False
            self._selector.unregister(self._listener)
            self._listener.close()
            self._address.unlink(missing_ok=True)

    def _end_all(self) -> None:
        for pid in self._kernels.values():
            _signal(pid, signal.SIGKILL)


def _heard(line: socket.socket) -> bytes:
    try:
        return line.recv(CHUNK)
    except OSError:
        return b""


def _tell(line: socket.socket, status: int) -> None:
    try:
        line.send(as_line(status))
    except OSError:
        return  # nobody waits for it


def _signal(pid: int, number: int) -> None:
    """Signal a kernel that is still our child, with all that it started."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        # It has been forked and has not come so far as to lead its own group.
        os.kill(pid, number)
