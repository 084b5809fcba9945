"""The record of who read whose words: one line an hour for the same reader and the same words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.acts import note
from commontable.people.plain import plain
from commontable.responses.database import now

if TYPE_CHECKING:
    from commontable.responses.database import Database

ONCE_IN = timedelta(hours=1)
_A = tables.acts.c


def note_reading(database: Database, what: str, *, by: str, about: str = "", of: str = "") -> None:
    """Add "read `what`" to the record, unless it stands there for the same reader, person and words within the hour.

    `about` is the writer's id, `of` what names the words, such as a hand-in.
    """
    act = plain(f"read {what}")[:80]
    same = sa.and_(
        _A.about == plain(about)[:120], _A.done_by == plain(by)[:120], _A.act == act, _A.reason == plain(of)
    )
    recent = sa.select(_A.number).where(same, _A.at > now() - ONCE_IN).limit(1)
    with database.read() as connection:
        stands = connection.scalar(recent) is not None
    # Most calls find the line there; they must not wait for the one writer.
    if not stands:
        with database.write() as connection:
            note(connection, act, by=by, about=about, reason=of)
