"""One grading step at a time on a data folder: the staff page and a command may be started together."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from commontable.errors import GradingError

try:
    import fcntl
except ImportError:  # Windows has no fcntl
    import msvcrt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.settings import Settings


@contextmanager
def one_at_a_time(settings: Settings) -> Iterator[None]:
    """Hold the data folder's grading lock; raise `GradingError` while another step holds it.

    The system lets go of it when the process ends, however it ends.
    """
    settings.prepare()
    with (settings.data / ".grading-lock").open("a+", encoding="utf-8") as file:
        try:
            _lock(file)
        except OSError:
            raise GradingError(
                "Another collect or feedback step is running on this data folder. "
                "Wait until it has finished, then try again."
            ) from None
        yield


def _lock(file: TextIO) -> None:
    if "fcntl" in globals():
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
