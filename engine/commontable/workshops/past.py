"""The workshops that somebody was in and that are over, and what their rooms said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.workshops import rows, tables
from commontable.workshops.model import CLOSED, UnknownWorkshop, Workshop
from commontable.workshops.summary import PARTICIPANTS, summary_html

if TYPE_CHECKING:
    from commontable.workshops.rooms import Workshops

_W, _P = tables.workshops.c, tables.people.c


def past_of(rooms: Workshops, participant: str) -> list[Workshop]:
    """Return the closed workshops that this person joined, newest first."""
    joined = sa.select(_P.workshop).where(_P.participant == participant)
    over = sa.select(tables.workshops).where(_W.id.in_(joined), _W.state == CLOSED).order_by(_W.opened_at.desc())
    with rooms.database.read() as connection:
        return [rows.workshop_in(row) for row in connection.execute(over)]


def said_in(rooms: Workshops, workshop: str, *, participant: str, back: str) -> str:
    """Return what the room said, for somebody who was in it; `UnknownWorkshop` for others, and until it is closed."""
    if workshop not in {each.id for each in past_of(rooms, participant)}:
        raise UnknownWorkshop("You were in no workshop of this name that is over.")
    return summary_html(rooms, workshop, whom=PARTICIPANTS, back=back)
