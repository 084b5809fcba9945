"""One grading step at a time on a data folder: the staff page and a command may be started together."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from commontable.errors import GradingError
from commontable.file_lock import Taken, locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.settings import Settings

# The rounds of another server process hold the lock for some hundredths; nobody should be told of those.
PATIENCE = 2.0


@contextmanager
def one_at_a_time(settings: Settings) -> Iterator[None]:
    """Hold the data folder's grading lock; raise `GradingError` while another step holds it."""
    settings.prepare()
    with ExitStack() as held:
        try:
            held.enter_context(locked(settings.data / ".grading-lock", seconds=PATIENCE))
        except Taken:
            raise GradingError(
                "Another collect or feedback step is running on this data folder. "
                "Wait until it has finished, then try again."
            ) from None
        yield
