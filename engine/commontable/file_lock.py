"""A lock on a file that holds across processes; the system lets go of it when a process ends, however it ends."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

try:
    import fcntl
except ImportError:  # Windows has no fcntl
    import msvcrt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOOK_EVERY = 0.05


class Taken(Exception):
    """Somebody else holds the lock."""


@contextmanager
def locked(path: Path, *, shared: bool = False, seconds: float = 0.0) -> Iterator[None]:
    """Hold the lock, alone or with others who share it; raise `Taken` if it does not come free within `seconds`."""
    end = time.monotonic() + seconds
    with path.open("a+", encoding="utf-8") as file:
        while not _is_ours(file, shared=shared):
            if time.monotonic() >= end:
                raise Taken(path.name)
            time.sleep(LOOK_EVERY)
        yield


def _is_ours(file: TextIO, *, shared: bool) -> bool:
    try:
        if "fcntl" in globals():
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        else:
            # Windows knows no shared lock: whoever comes second is refused there, whatever they asked for.
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True
