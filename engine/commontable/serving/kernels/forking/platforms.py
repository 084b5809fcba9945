"""What this machine can do for forked kernels."""

from __future__ import annotations

import functools
import os
import select
import socket
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def can_fork() -> bool:
    """Say whether kernels can be forked here; where they cannot, the ordinary provisioner serves."""
    return hasattr(os, "fork") and has_local_sockets() and sys.platform != "win32"


def has_local_sockets() -> bool:
    """Say whether processes can talk over sockets that are files."""
    return hasattr(socket, "AF_UNIX") and sys.platform != "win32"


def has_ended(lifeline: int, *, within: float = 0) -> bool:
    """Say whether the only process that could write to this pipe has ended, or does so within some seconds."""
    return bool(select.select([lifeline], [], [], within)[0])


def end_with(parent: int, *, by: signal.Signals) -> None:
    """Have the system signal this process when the process `parent`, which started it, ends.

    Only Linux can. Elsewhere the pipe that a parked process watches, and ipykernel's own watch on its
    parent, do the same a moment later.
    """
    if not sys.platform.startswith("linux"):
        return
    _prctl()(PR_SET_PDEATHSIG, by, 0, 0, 0)
    # The parent may have ended before the call.
    if os.getppid() != parent:
        os._exit(1)


@functools.cache
def _prctl() -> Callable[..., int]:
    """Return the system's function; a parked process has asked for it before its kernels do."""
    import ctypes  # noqa: PLC0415 - the server imports this file and never needs it

    function: Callable[..., int] = ctypes.CDLL(None, use_errno=True).prctl
    return function
