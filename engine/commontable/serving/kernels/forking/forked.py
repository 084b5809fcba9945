"""A forked kernel as the server sees it: the part of `subprocess.Popen` that a provisioner uses."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from typing import TYPE_CHECKING, Any

from commontable.serving.kernels.forking.wire import READY, KernelRequest

if TYPE_CHECKING:
    from pathlib import Path

# A parked process that is still running its notebook answers once it has.
PATIENCE = 60
LONGEST_ANSWER = 4096


class NobodyParked(ConnectionError):
    """The parked process ended before it could answer."""


class ForkedKernel:
    """One kernel, reached through the parked process that is its parent.

    The line stays open as long as the kernel lives: bytes sent are signals, what comes back is the exit status.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, *, line: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._line = line

    def __del__(self) -> None:
        self._line.close()

    def poll(self) -> int | None:
        """Return the exit status, negative for a signal as `Popen` gives it; `None` while the kernel runs."""
        if self.returncode is None:
            try:
                said = self._line.recv(LONGEST_ANSWER)
            except BlockingIOError:
                return None
            except OSError:
                said = b""
            # A line that ends without a word: the parked process was killed, and its kernels with it.
            self.returncode = int(json.loads(said)) if said else -signal.SIGKILL
            self._line.close()
        return self.returncode

    def wait(self) -> int:
        """Return the exit status once there is one."""
        if self.poll() is None:
            self._line.setblocking(True)
            self.poll()
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Have the parent signal the kernel's process group; a kernel that has ended is left alone.

        The parent knows whether the number is still its child's; from here it might be a stranger's by now.
        """
        if self.poll() is None:
            try:
                self._line.send(bytes([number]))
            except OSError:
                self.poll()

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


async def fork_kernel(address: Path, request: KernelRequest) -> ForkedKernel:
    """Return a kernel forked by the parked process at this address; raise `NobodyParked` if there is none."""
    line, said = await _ask(address, request.as_line())
    return ForkedKernel(int(said), line=line)


async def until_ready(address: Path) -> None:
    """Return once the parked process has run its notebook; raise `NobodyParked` if it ended instead."""
    line, _ = await _ask(address, READY)
    line.close()


async def _ask(address: Path, question: bytes) -> tuple[socket.socket, Any]:
    line = socket.socket(socket.AF_UNIX)
    line.setblocking(False)
    try:
        async with asyncio.timeout(PATIENCE):
            loop = asyncio.get_running_loop()
            await loop.sock_connect(line, str(address))
            await loop.sock_sendall(line, question)
            said = await loop.sock_recv(line, LONGEST_ANSWER)
        return line, json.loads(said)
    except ValueError:
        line.close()
        raise NobodyParked(f"{address.name} ended before it answered") from None
    except TimeoutError:
        line.close()
        raise NobodyParked(f"{address.name} did not answer within {PATIENCE} seconds") from None
    except OSError as problem:
        line.close()
        raise NobodyParked(f"{address.name} cannot be reached") from problem
    except BaseException:
        line.close()
        raise
