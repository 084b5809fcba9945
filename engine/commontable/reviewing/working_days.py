"""Ten working days, counted from the working day after a hand-in; weekends and the district's holidays do not count."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_DAY = timedelta(days=1)
_SATURDAY = 5


def day_of(moment: datetime) -> date:
    """Return the date of a moment where the server stands: a hand-in at eight in the evening is of that day."""
    return moment.astimezone().date()


def due_on(start: date, *, working_days: int, holidays: Collection[date] = ()) -> date:
    """Return the last day of the promise for what came on `start`."""
    day, left = start, working_days
    while left:
        day += _DAY
        left -= is_worked(day, holidays=holidays)
    return day


def days_left(due: date, *, today: date, holidays: Collection[date] = ()) -> int:
    """Return how many working days remain after today; 0 on the due day itself, below 0 when it is over."""
    if today > due:
        return -_worked_between(due, today, holidays=holidays) or -1
    return _worked_between(today, due, holidays=holidays)


def is_worked(day: date, *, holidays: Collection[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays


def _worked_between(first: date, last: date, *, holidays: Collection[date]) -> int:
    days = (first + number * _DAY for number in range(1, (last - first).days + 1))
    return sum(is_worked(day, holidays=holidays) for day in days)
