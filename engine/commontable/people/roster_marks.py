"""Who evaluates whom, as a roster says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.evaluating import evaluators
from commontable.people.roster import BadRoster, Problem
from commontable.responses.database import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commontable.people.enrolment import Details
    from commontable.people.model import Person
    from commontable.responses.database import Database

_E, _P = evaluators.c, tables.people.c
COLUMN = "evaluated_by"


def evaluated_by(database: Database, evaluator: str) -> frozenset[str]:
    """Return the ids of those whom this account evaluates, and of whose words it is given none."""
    with database.read() as connection:
        return frozenset(connection.scalars(sa.select(_E.participant).where(_E.evaluator == evaluator)))


def mark_from_roster(
    connection: sa.Connection, rows: Sequence[Details], *, people: Sequence[Person], by: str
) -> None:
    """Let each row's `evaluated_by` hold for its person; raise `BadRoster` about an outside_id that nobody has.

    A roster without the column changes no mark, and none changes a mark that the participant set.
    """
    asked = [(row, person) for row, person in zip(rows, people, strict=True) if row.evaluated_by is not None]
    known = _ids(connection, {each for row, _ in asked for each in row.evaluated_by or ()})
    problems = [
        Problem(row.row, COLUMN, f"Nobody has the outside_id '{each[:40]}'; give that person a row, or take it out.")
        for row, _ in asked
        for each in sorted(row.evaluated_by or ())
        if each not in known
    ]
    if problems:
        raise BadRoster(problems)
    for row, person in asked:
        _set(connection, {known[each] for each in row.evaluated_by or ()} - {person.id}, participant=person.id, by=by)


def _ids(connection: sa.Connection, outside: set[str]) -> dict[str, str]:
    living = sa.func.coalesce(_P.merged_into, _P.id)
    found = connection.execute(sa.select(_P.outside_id, living).where(_P.outside_id.in_(outside)))
    return {row[0]: row[1] for row in found}


def _set(connection: sa.Connection, wanted: set[str], *, participant: str, by: str) -> None:
    # Nobody gains a view of words by bringing in a roster that no longer names them.
    stays = sa.or_(_E.by == participant, _E.evaluator == by)
    kept = set(connection.scalars(sa.select(_E.evaluator).where(_E.participant == participant, stays)))
    connection.execute(evaluators.delete().where(_E.participant == participant, ~stays))
    rows = [{"evaluator": e, "participant": participant, "by": by, "at": now()} for e in sorted(wanted - kept)]
    if rows:
        connection.execute(evaluators.insert(), rows)
