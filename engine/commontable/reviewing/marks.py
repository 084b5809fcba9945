"""What readers say about a hand-in as a whole: that it was read, and that somebody needs a person today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people.plain import plain
from commontable.reviewing import tables
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.promise import REASON

if TYPE_CHECKING:
    from datetime import datetime

    from commontable.reviewing.desk import Reviews

_M = tables.marks.c
READ, UNREAD, TODAY, SETTLED = "read", "unread", "today", "settled"
LONGEST_REASON = 1_000


@dataclass(frozen=True)
class TodayMark:
    """Who said that a person is needed today, when, and why where the district wants that recorded."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Marks:
    """How a hand-in stands by its newest marks."""

    is_read: bool = False
    today: TodayMark | None = None


def marks_on(connection: sa.Connection, hand_in: int | None = None) -> dict[int, Marks]:
    """Return the marks of every hand-in that has any, or of one."""
    query = sa.select(tables.marks).order_by(_M.number)
    if hand_in is not None:
        query = query.where(_M.hand_in == hand_in)
    found: dict[int, Marks] = {}
    for row in connection.execute(query):
        before = found.get(row.hand_in, Marks())
        if row.mark in (READ, UNREAD):
            found[row.hand_in] = replace(before, is_read=row.mark == READ)
        else:
            today = TodayMark(by=row.by, at=row.at, reason=row.reason) if row.mark == TODAY else None
            found[row.hand_in] = replace(before, today=today)
    return found


def mark(reviews: Reviews, hand_in: int, kind: str, *, by: str, reason: str = "") -> None:
    """Add a mark to a hand-in that this person has been let to open."""
    with reviews.database.write() as connection:
        row = {"hand_in": hand_in, "mark": kind, "by": by, "reason": reason, "at": reviews.clock()}
        connection.execute(tables.marks.insert().values(**row))


def need_a_person_today(reviews: Reviews, hand_in: int, *, on: bool, reason: str, by: str) -> None:
    """Mark that somebody needs a person today, or that this is settled; a reason only where one is to be recorded."""
    said = plain(reason)
    if len(said) > LONGEST_REASON:
        raise ReviewError(f"The reason has {len(said)} characters; write at most {LONGEST_REASON}.")
    kept = said if reviews.promise.today.record == REASON else ""
    mark(reviews, hand_in, TODAY if on else SETTLED, by=by, reason=kept)
    # The hand-in's number and not the writer's id: the record must not open a name that was kept closed.
    act = "said that a person is needed today" if on else "settled that a person was needed"
    reviews.directory.record(act, by=by, about=f"hand-in {hand_in}")
