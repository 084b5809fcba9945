"""What the operating system and ZeroMQ must allow, so that the cap on kernels is the only limit that a room meets."""

from __future__ import annotations

import logging
from typing import Any

import zmq
import zmq.asyncio

try:
    import resource
except ImportError:  # Windows knows no such limit
    resource = None  # type: ignore[assignment]

log = logging.getLogger("commontable.serving")

# Counted on a running server: 15 open files for each kernel with an open page; 1,023 sockets ended before 300 kernels.
SOCKETS_EACH, SOCKETS_BESIDE = 10, 100
FILES_EACH, FILES_BESIDE = 24, 400


def kernel_context(cap: int) -> zmq.asyncio.Context:
    """Return a context with room for `cap` kernels; by itself ZeroMQ ends at 1,023 sockets, some 140 kernels."""
    context: zmq.asyncio.Context = zmq.asyncio.Context()
    context.set(zmq.MAX_SOCKETS, min(SOCKETS_EACH * cap + SOCKETS_BESIDE, int(context.get(zmq.SOCKET_LIMIT))))
    return context


def allow_kernels(cap: int, *, limits: Any = resource) -> int:
    """Raise the soft limit of open files as far as the machine lets us, and return how many kernels fit below it."""
    if limits is None:
        return cap
    wanted = FILES_EACH * cap + FILES_BESIDE
    soft, hard = limits.getrlimit(limits.RLIMIT_NOFILE)
    most = wanted if hard == limits.RLIM_INFINITY else min(wanted, hard)
    if soft != limits.RLIM_INFINITY and soft < most:
        limits.setrlimit(limits.RLIMIT_NOFILE, (most, hard))
        soft = most
    if soft == limits.RLIM_INFINITY or soft >= wanted:
        return cap
    fitting = max(1, int(soft - FILES_BESIDE) // FILES_EACH)
    log.warning(
        "This machine lets one program open %d files, enough for %d of %d kernels. "
        "Raise the limit (ulimit -n) to serve more people at once.",
        soft,
        fitting,
        cap,
    )
    return fitting
