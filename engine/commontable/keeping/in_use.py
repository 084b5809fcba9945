"""Who is at work on a data folder: servers side by side, or a restore alone."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from commontable.file_lock import Taken, locked
from commontable.keeping.errors import StillRunning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.settings import Settings

FILE = ".in-use"


@contextmanager
def in_use(settings: Settings) -> Iterator[None]:
    """Mark the data folder as used by a server or by JupyterLab; others may use it too, a restore may not."""
    refusal = "This data folder is being restored just now. Wait until that has finished, then start again."
    with _held(settings, shared=True, refusal=refusal):
        yield


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the data folder for oneself; raise `StillRunning` while a server or JupyterLab uses it."""
    refusal = (
        f"The course is running on {settings.data}. Stop the server, and JupyterLab if it is open; "
        "then run this again."
    )
    with _held(settings, shared=False, refusal=refusal):
        yield


@contextmanager
def _held(settings: Settings, *, shared: bool, refusal: str) -> Iterator[None]:
    settings.prepare()
    with ExitStack() as held:
        try:
            held.enter_context(locked(settings.data / FILE, shared=shared))
        except Taken:
            raise StillRunning(refusal) from None
        yield
