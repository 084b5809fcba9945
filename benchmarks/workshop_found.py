"""What a measured workshop came to, and its table."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tables import shown

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Found:
    """Seconds, and counts of what went wrong."""

    people: int
    joined: float = 0
    shown_after: list[float] = field(default_factory=list)
    desk: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    away: float = 0
    back: float = 0
    saves: int = 0
    retries: int = 0
    lost: int = 0
    wrong: int = 0


def lags(saved: Sequence[float], seen: Sequence[tuple[float, int]], *, from_number: int) -> list[float]:
    """Return, for each answer from this number on, the seconds from its "Saved" until the wall counted as many.

    The n-th answer to be saved is on the wall as soon as the wall counts n.
    """
    found = []
    for number, when in enumerate(sorted(saved), 1):
        if number < from_number:
            continue
        on_wall = next((time for time, count in seen if count >= number), math.inf)
        found.append(max(0.0, on_wall - when))
    return found


def p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]


def rows(found: Found) -> list[list[str]]:
    """Return every line of the table: measure, found, and what is to be reached."""
    return [
        _line(f"{found.people} browsers join within a second: the last is in its module", found.joined, reach=30),
        _line(f'"Saved" to the wall, 95 of 100 ({len(found.shown_after)} answers)', p95(found.shown_after), reach=1),
        _line("the same, the slowest", max(found.shown_after)),
        _line(f"the desk asks how the room stands, 95 of 100 ({len(found.desk)} times)", p95(found.desk), reach=0.5),
        _line("the same, the slowest", max(found.desk)),
        _line(f"the wall asks what to show, 95 of 100 ({len(found.wall)} times)", p95(found.wall)),
        _line("server killed: until it answers again", found.away),
        _line("server killed: until every browser hears the room again", found.back),
        _line(f"acknowledged saves that are gone, of {found.saves}", found.lost, reach=0, unit=""),
        _line("people whose page shows anything but their last words", found.wrong, reach=0, unit=""),
        _line("saves sent again by the page, because of the kill", found.retries, unit=""),
    ]


def _line(what: str, value: float, *, reach: float | None = None, unit: str = "s") -> list[str]:
    if reach is None:
        return [what, shown(value, unit), ""]
    verdict = "reached" if value <= reach else "not reached"
    return [what, shown(value, unit), f"{reach:g} {unit}".strip() + f": {verdict}"]
