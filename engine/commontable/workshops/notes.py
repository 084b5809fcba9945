"""What facilitators would do differently: kept with the guide of a module, for whoever leads it next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.people import tables as people_tables
from commontable.plain_text import printable
from commontable.workshops import tables
from commontable.workshops.model import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Collection

    from commontable.workshops.model import Workshop
    from commontable.workshops.rooms import Workshops

_N, _WHO = tables.notes.c, people_tables.people.c
LONGEST_NOTE = 10_000


def keep_note(rooms: Workshops, workshop: Workshop, text: str, *, by: str) -> None:
    """Keep what the facilitator would do differently, or raise `WorkshopError`."""
    words = printable(text).strip()
    if not words or len(words) > LONGEST_NOTE:
        raise WorkshopError(f"A note has between 1 and {LONGEST_NOTE} characters; this one has {len(words)}.")
    values = {"workshop": workshop.id, "module": workshop.module, "by": by, "text": words, "at": rooms.clock()}
    with rooms.changing(workshop.id) as connection:
        connection.execute(tables.notes.insert().values(**values))


def notes_on(connection: sa.Connection, module: str, *, cohorts: Collection[str]) -> list[dict[str, Any]]:
    """Return the notes on a module from all workshops of these cohorts, newest first."""
    theirs = sa.select(tables.workshops.c.id).where(tables.workshops.c.cohort.in_(cohorts))
    query = (
        sa.select(tables.notes, _WHO.name)
        .outerjoin(people_tables.people, _WHO.id == _N.by)
        .where(_N.module == module, _N.workshop.in_(theirs))
        .order_by(_N.number.desc())
    )
    found = connection.execute(query)
    return [{"text": r.text, "by": r.name or "", "at": r.at.isoformat(), "workshop": r.workshop} for r in found]


def notes_for(rooms: Workshops, module: str, *, cohorts: Collection[str]) -> list[dict[str, Any]]:
    """Return the same to somebody who reads the guide."""
    with rooms.database.read() as connection:
        return notes_on(connection, module, cohorts=cohorts)
