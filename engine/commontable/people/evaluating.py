"""Who evaluates whom: such an account sees completion and hours, never words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people.acts import note
from commontable.responses.database import UtcTime, metadata, now

if TYPE_CHECKING:
    from commontable.responses.database import Database

evaluators = sa.Table(
    "evaluators",
    metadata,
    sa.Column("evaluator", sa.String(40), primary_key=True),
    sa.Column("participant", sa.String(40), primary_key=True),
    sa.Column("by", sa.String(40), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_evaluators_participant", "participant"),
)
_E = evaluators.c


def evaluators_of(database: Database, participant: str) -> frozenset[str]:
    """Return the ids of those who evaluate this participant, and so read none of their words."""
    with database.read() as connection:
        return frozenset(connection.scalars(sa.select(_E.evaluator).where(_E.participant == participant)))


def mark_evaluator(database: Database, evaluator: str, *, participant: str, by: str) -> None:
    """Say that one account evaluates a participant; said twice is said once."""
    with database.write() as connection:
        known = connection.scalar(sa.select(_E.at).where(_pair(evaluator, participant)))
        if known is None:
            row = {"evaluator": evaluator, "participant": participant, "by": by, "at": now()}
            connection.execute(evaluators.insert().values(**row))
            note(connection, "marked as evaluated", by=by, about=participant, reason=evaluator)


def unmark_evaluator(database: Database, evaluator: str, *, participant: str, by: str) -> bool:
    """Take back one's own mark; one that somebody else set stays. Say whether a mark was taken back."""
    with database.write() as connection:
        mine = sa.and_(_pair(evaluator, participant), _E.by == by)
        is_gone = connection.execute(evaluators.delete().where(mine)).rowcount > 0
        if is_gone:
            note(connection, "unmarked as evaluated", by=by, about=participant, reason=evaluator)
        return is_gone


def _pair(evaluator: str, participant: str) -> sa.ColumnElement[bool]:
    return sa.and_(_E.evaluator == evaluator, _E.participant == participant)
