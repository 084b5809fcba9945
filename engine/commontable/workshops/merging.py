"""Rooms after two enrolments became one: whoever was in a room under both is in it once."""

from __future__ import annotations

import sqlalchemy as sa

from commontable.workshops.tables import OF_PARTICIPANTS


def move_rooms(connection: sa.Connection, kept: str, *, other: str) -> None:
    """Give the other's places, marks and ticks to the kept person; where both have one, the kept person's stands."""
    for table in OF_PARTICIPANTS:
        theirs = table.alias("theirs")
        rest = [column.name for column in table.primary_key if column.name != "participant"]
        both = sa.exists().where(theirs.c.participant == kept, *(theirs.c[n] == table.c[n] for n in rest))
        connection.execute(table.delete().where(table.c.participant == other, both))
        connection.execute(table.update().where(table.c.participant == other).values(participant=kept))
