"""Feedback as it is read: with the name of whoever gave it, who is kept by id so that a name can be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.responses import tables
from commontable.responses.model import Feedback

if TYPE_CHECKING:
    from collections.abc import Iterator

# Named here by itself: the room of people is built on this one, and cannot be imported.
_PEOPLE = sa.table("people", sa.column("id"), sa.column("name"))
# What stands in place of an id once whoever gave it has been deleted.
GONE = "deleted"


def feedback_where(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Iterator[Feedback]:
    """Yield feedback, oldest first; `given_by` is a name, or "" where nobody is named."""
    query = (
        sa.select(tables.feedback, _PEOPLE.c.name.label("giver"))
        .outerjoin(_PEOPLE, _PEOPLE.c.id == tables.feedback.c.given_by)
        .where(condition)
        .order_by(tables.feedback.c.number)
    )
    for row in connection.execute(query).mappings():
        values = {name: value for name, value in row.items() if name not in ("number", "giver")}
        given_by = row["giver"] or ("" if row["given_by"] == GONE else row["given_by"])
        yield Feedback(**(values | {"given_by": given_by}))
