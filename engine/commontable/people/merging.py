"""Making two enrolments of one person into one; no word is lost on the way."""

from __future__ import annotations

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.enrolment import retire_codes
from commontable.portfolio.merging import move_choices
from commontable.responses import tables as words
from commontable.reviewing.merging import move_readings
from commontable.workshops.merging import move_rooms

_WITH_SAVE_IDS = ((words.responses, "version"), (words.hand_ins, "number"))


def merge_into(connection: sa.Connection, kept: str, *, other: str) -> None:
    """Move what the other wrote, handed in, was answered and joined to the kept person; end the other's sign-in."""
    for table, number in _WITH_SAVE_IDS:
        _give_new_save_ids(connection, table, number=number, kept=kept, other=other)
    for table in (words.responses, words.hand_ins, words.feedback):
        connection.execute(table.update().where(table.c.participant == other).values(participant=kept))
    move_rooms(connection, kept, other=other)
    move_choices(connection, kept, other=other)
    move_readings(connection, kept, other=other)
    retire_codes(connection, other)
    people = tables.people
    # Enrolments that went into the other earlier go with it, so that one step finds the living person.
    gone = sa.or_(people.c.id == other, people.c.merged_into == other)
    connection.execute(people.update().where(gone).values(merged_into=kept))


def _give_new_save_ids(
    connection: sa.Connection, table: sa.Table, *, number: str, kept: str, other: str
) -> None:
    # One page may have saved under both enrolments with one id; both rows stay.
    taken = sa.select(table.c.save_id).where(table.c.participant == kept)
    clashing = sa.and_(table.c.participant == other, table.c.save_id.in_(taken))
    marked = sa.literal("merged-") + sa.cast(table.c[number], sa.String(20))
    connection.execute(table.update().where(clashing).values(save_id=marked))
