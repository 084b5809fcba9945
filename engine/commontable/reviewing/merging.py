"""Readings after two enrolments of one member of staff became one."""

from __future__ import annotations

import sqlalchemy as sa

from commontable.reviewing import tables


def move_readings(connection: sa.Connection, kept: str, *, other: str) -> None:
    """Give the other's comments, levels, marks and codes to the kept person; hand-ins bring their own along."""
    comments, family = tables.comments, tables.family_readers
    taken = sa.select(comments.c.save_id).where(comments.c.by == kept)
    clashing = sa.and_(comments.c.by == other, comments.c.save_id.in_(taken))
    marked = sa.literal("merged-") + sa.cast(comments.c.number, sa.String(20))
    connection.execute(comments.update().where(clashing).values(save_id=marked))
    for table, column in tables.BY:
        connection.execute(table.update().where(table.c[column] == other).values({column: kept}))
    is_known = connection.scalar(sa.select(family.c.person).where(family.c.person == kept))
    change = family.delete() if is_known else family.update().values(person=kept)
    connection.execute(change.where(family.c.person == other))
