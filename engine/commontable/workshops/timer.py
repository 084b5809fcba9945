"""A timer that runs to a moment, or is held with so many seconds left."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from commontable.workshops.model import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commontable.workshops.model import Workshop

LONGEST = 180
_NONE: dict[str, Any] = {"timer_ends_at": None, "timer_left": None}


def seconds_left(workshop: Workshop, *, at: datetime) -> int | None:
    """Return the seconds left, 0 once time is up, None where no timer is set."""
    if workshop.timer_ends_at is None:
        return workshop.timer_left
    return max(0, ceil((workshop.timer_ends_at - at).total_seconds()))


def timer_columns(workshop: Workshop, asked: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    """Return what a facilitator's word does to the timer: start, stop, hold, or go on."""
    if asked.get("stop") is True:
        return _NONE
    if "pause" in asked:
        return held(workshop, at=at) if asked["pause"] is True else running_again(workshop, at=at)
    minutes = asked.get("minutes")
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0 < minutes <= LONGEST:
        raise WorkshopError(f"A timer runs for more than 0 and at most {LONGEST} minutes. Give a number of minutes.")
    return {"timer_ends_at": at + timedelta(minutes=minutes), "timer_left": None}


def held(workshop: Workshop, *, at: datetime) -> dict[str, Any]:
    return {"timer_ends_at": None, "timer_left": seconds_left(workshop, at=at)}


def running_again(workshop: Workshop, *, at: datetime) -> dict[str, Any]:
    if workshop.timer_left is None:
        return {}
    return {"timer_ends_at": at + timedelta(seconds=workshop.timer_left), "timer_left": None}
