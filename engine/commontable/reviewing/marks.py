"""What readers say about a hand-in as a whole: that it was read, and that somebody needs a person today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people.plain import plain
from commontable.responses import tables as words
from commontable.reviewing import tables
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.promise import REASON

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commontable.reviewing.desk import Reviews

_M, _H = tables.marks.c, words.hand_ins.c
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


@dataclass(frozen=True)
class AllMarks:
    """The newest marks: of a reading by hand-in, of a person needed by writer and module.

    Somebody who needs a person today still does after handing in again.
    """

    read: Mapping[int, bool]
    today: Mapping[tuple[str, str], TodayMark | None]

    def on(self, hand_in: int, *, writer: str, module: str) -> Marks:
        return Marks(is_read=self.read.get(hand_in, False), today=self.today.get((writer, module)))


def marks_on(connection: sa.Connection, *, writer: str = "") -> AllMarks:
    """Return the marks on all hand-ins, or on those of one writer."""
    query = sa.select(tables.marks, _H.participant, _H.module).join(words.hand_ins, _H.number == _M.hand_in)
    if writer:
        query = query.where(_H.participant == writer)
    read: dict[int, bool] = {}
    today: dict[tuple[str, str], TodayMark | None] = {}
    for row in connection.execute(query.order_by(_M.number)):
        if row.mark in (READ, UNREAD):
            read[row.hand_in] = row.mark == READ
        else:
            is_on = row.mark == TODAY
            place = (row.participant, row.module)
            today[place] = TodayMark(by=row.by, at=row.at, reason=row.reason) if is_on else None
    return AllMarks(read=read, today=today)


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
