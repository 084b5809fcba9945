"""What the server does by itself: deletions whose day is over, and notebooks that wait to be rewritten."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commontable.errors import GradingError
from commontable.grading.lock import one_at_a_time
from commontable.portfolio.choices import sweep
from commontable.portfolio.deletion import finish_due
from commontable.portfolio.forgetting import forget_again

if TYPE_CHECKING:
    from commontable.deployment import Deployment
    from commontable.serving.rooms import Room

EVERY, AGAIN = 60.0, 5.0
# A save that was on its way while its writer was deleted is taken out by the rounds after it.
ROUNDS_AFTER = 3
log = logging.getLogger("commontable.serving")


@dataclass
class Housekeeping:
    """One round at the start, one a minute, and one whenever somebody has asked for something."""

    _asked: asyncio.Event = field(default_factory=asyncio.Event)
    _rounds_left: int = 1

    def wake(self) -> None:
        """Make the next round now."""
        self._asked.set()

    async def run(self, room: Room) -> None:
        """Go round until the server stops."""
        while True:
            self._asked.clear()
            wait = EVERY if await self._round(room) else AGAIN
            try:
                await asyncio.wait_for(self._asked.wait(), wait)
            except TimeoutError:
                continue

    async def _round(self, room: Room) -> bool:
        loop = asyncio.get_running_loop()
        try:
            # The staff page's steps write the same folders.
            async with room.grading:
                gone, is_done = await loop.run_in_executor(room.threads, self._tidy, room.deployment)
            for person in gone:
                await room.end_kernels_of(person)
        except GradingError as problem:
            # A command on this machine holds nbgrader's folders; the next round comes soon.
            log.warning("Housekeeping waits: %s", problem)
            return False
        except Exception:
            # Whatever it was, the next round tries again; the server serves on.
            log.exception("A round of housekeeping ended early")
            return False
        return is_done

    def _tidy(self, deployment: Deployment) -> tuple[list[str], bool]:
        gone = finish_due(deployment)
        if gone:
            self._rounds_left = ROUNDS_AFTER
        elif self._rounds_left:
            with one_at_a_time(deployment.settings):
                forget_again(deployment)
            self._rounds_left -= 1
        return gone, sweep(deployment)
