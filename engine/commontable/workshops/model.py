"""What a workshop is: its activities, its timer, its state, and the mistakes that people can make about it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.errors import CommonTableError
from commontable.people.model import ALPHABET

if TYPE_CHECKING:
    from datetime import datetime

OPEN, PAUSED, CLOSED = "open", "paused", "closed"
BEGUN, FINISHED, PASSED = "begun", "finished", "passed"
SELF_PACED, IN_ROOM, AS_TABLE, ON_PAPER = "self-paced", "workshop", "table", "paper"
# Nothing is shown from fewer people than this while a room is together.
FEWEST = 5
MOST_PEOPLE = 500


class WorkshopError(CommonTableError):
    """Something about a workshop cannot be done as asked."""


class UnknownWorkshop(WorkshopError):
    """There is no such workshop, or it is led by others."""


class UnknownCode(WorkshopError):
    """No workshop that is not closed has this code."""


class NotInWorkshop(WorkshopError):
    """Who asks is in no workshop now."""


@dataclass(frozen=True)
class Activity:
    """One row of the running order, as it stood when the workshop was opened; numbers begin at 1."""

    number: int
    title: str
    minutes: int
    prompts: tuple[str, ...]
    leads: str
    opened_at: datetime | None = None


@dataclass(frozen=True)
class Workshop:
    """One room. `step` grows with every change; a held timer has `timer_left` seconds and no end."""

    id: str
    module: str
    edition: int
    minutes: int
    cohort: str
    led_by: str
    code: str
    activities: tuple[Activity, ...]
    state: str
    current: int | None
    timer_ends_at: datetime | None
    timer_left: int | None
    revealed: tuple[str, ...]
    step: int
    opened_at: datetime
    closed_at: datetime | None

    @property
    def activity(self) -> Activity | None:
        """The activity that is open now."""
        return next((each for each in self.activities if each.number == self.current), None)

    @property
    def living_code(self) -> str:
        """The code while it opens the door; "" once the workshop is closed."""
        return "" if self.state == CLOSED else self.code


def new_workshop_id() -> str:
    return "w-" + "".join(secrets.choice(ALPHABET) for _ in range(10)).lower()
