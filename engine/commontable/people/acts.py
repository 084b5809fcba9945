"""The record of what was done about people and their words: when, by whom, what, about whom, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.plain import plain
from commontable.responses.database import now

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Act:
    """One thing that was done, as an auditor reads it."""

    at: datetime
    by: str
    act: str
    about: str
    reason: str


def note(connection: sa.Connection, act: str, *, by: str, about: str = "", reason: str = "") -> None:
    """Add one act to the record, in the transaction that does it."""
    connection.execute(
        tables.acts.insert().values(
            at=now(),
            done_by=plain(by)[:120],
            act=plain(act)[:80],
            about=plain(about)[:120],
            reason=plain(reason),
        )
    )


def noted(connection: sa.Connection) -> list[Act]:
    """Return every act, oldest first."""
    rows = connection.execute(sa.select(tables.acts).order_by(tables.acts.c.number))
    return [Act(at=r.at, by=r.done_by, act=r.act, about=r.about, reason=r.reason) for r in rows]
