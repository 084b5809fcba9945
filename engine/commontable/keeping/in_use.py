"""Who is at work on a data folder: servers side by side, or a restore alone.

The system lets go of the lock when the process ends, however it ends.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from commontable.keeping.errors import StillRunning

try:
    import fcntl
except ImportError:  # Windows has no fcntl
    import msvcrt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.settings import Settings

FILE = ".in-use"


@contextmanager
def in_use(settings: Settings) -> Iterator[None]:
    """Mark the data folder as used by a server or by JupyterLab; others may use it too, a restore may not."""
    refusal = "This data folder is being restored just now. Wait until that has finished, then start again."
    with _held(settings, alone=False, refusal=refusal):
        yield


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the data folder for oneself; raise `StillRunning` while a server or JupyterLab uses it."""
    refusal = (
        f"The course is running on {settings.data}. Stop the server, and JupyterLab if it is open; "
        "then run this again."
    )
    with _held(settings, alone=True, refusal=refusal):
        yield


@contextmanager
def _held(settings: Settings, *, alone: bool, refusal: str) -> Iterator[None]:
    settings.prepare()
    with (settings.data / FILE).open("a+", encoding="utf-8") as file:
        try:
            _lock(file, alone=alone)
        except OSError:
            raise StillRunning(refusal) from None
        yield


def _lock(file: TextIO, *, alone: bool) -> None:
    if "fcntl" in globals():
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    else:
        # Windows knows no shared lock: a second server there is refused too.
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
