"""Two readers of equal weight: a sample is read twice, and neither sees the other's reading first."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.people.leading import within
from commontable.people.model import UnknownPerson
from commontable.responses.model import Reader
from commontable.reviewing import tables
from commontable.reviewing.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commontable.people.model import Person
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope
    from commontable.reviewing.waiting import Waiting

_S, _L, _F = tables.second_readings.c, tables.levels.c, tables.family_readers.c
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class SecondReading:
    """Who reads a hand-in second."""

    hand_in: int
    reader: str


def second_reading(connection: sa.Connection, hand_in: int) -> SecondReading | None:
    row = connection.execute(sa.select(_S.hand_in, _S.reader).where(_S.hand_in == hand_in)).one_or_none()
    return SecondReading(row.hand_in, row.reader) if row else None


def draw(reviews: Reviews, found: Sequence[Waiting], *, number: int, readers: Sequence[str], by: str) -> int:
    """Give a random sample of hand-ins to second readers in turn; return how many were given.

    Where the district has a family reader who may read the words, that is who reads second; else another of the staff.
    Who has already said something about a hand-in cannot read it second, nor whoever the writer is or is evaluated by.
    """
    if not 1 <= number <= MOST_AT_ONCE:
        raise ReviewError(f"Found {number}; draw from 1 to {MOST_AT_ONCE} hand-ins at once.")
    if not readers:
        raise ReviewError("Nobody else reads this cohort yet. Add a reviewer for it, then draw again.")
    scopes, family = _scopes(reviews, readers), family_readers(reviews)
    with reviews.database.write() as connection:
        taken = set(connection.scalars(sa.select(_S.hand_in)))
        read = _read_by(connection)
        free = [one for one in found if one.number not in taken and one.owed]
        rows: list[dict[str, Any]] = []
        for one in secrets.SystemRandom().sample(free, len(free)):
            may = [s for s in scopes if s.may_open(one.participant) and s.person not in read.get(one.number, ())]
            if may and len(rows) < number:
                reader = min(may, key=lambda s: (s.person not in family, _load(rows, s.person)))
                row = {"hand_in": one.number, "reader": reader.person, "asked_by": by, "at": reviews.clock()}
                rows.append(row)
        if rows:
            connection.execute(tables.second_readings.insert(), rows)
    return len(rows)


def readers_for(reviews: Reviews, cohort: str) -> list[tuple[Person, bool]]:
    """Return the staff who read a cohort, and whether each is a family reader; family readers first, then by name."""
    family = family_readers(reviews)
    staff = [
        person
        for person in reviews.directory.all()
        if person.is_staff and cohort in reviews.directory.cohorts_of(person)
    ]
    return sorted(((p, p.id in family) for p in staff), key=lambda pair: (not pair[1], pair[0].name, pair[0].id))


def family_readers(reviews: Reviews) -> frozenset[str]:
    with reviews.database.read() as connection:
        return frozenset(connection.scalars(sa.select(_F.person)))


def is_family_reader(reviews: Reviews, person: str) -> bool:
    return person in family_readers(reviews)


def set_family_reader(reviews: Reviews, person: str, *, on: bool, by: str, mine: frozenset[str]) -> None:
    """Say that a member of staff reads as a family member of the district, or no longer does."""
    try:
        found = reviews.directory.person(person)
    except UnknownPerson as problem:
        raise ReviewError("Nobody here has this id. Choose a reader from the list.") from problem
    within(reviews.directory.cohorts_of(found), mine=mine)
    if not found.is_staff:
        raise ReviewError(f"{found.name} takes part and does not read. Add them as a reviewer first.")
    with reviews.database.write() as connection:
        connection.execute(tables.family_readers.delete().where(_F.person == found.id))
        if on:
            row = {"person": found.id, "by": by, "at": reviews.clock()}
            connection.execute(tables.family_readers.insert().values(**row))
    said = "named a family reader" if on else "ended being a family reader"
    reviews.directory.record(said, by=by, about=found.id)


def _scopes(reviews: Reviews, readers: Iterable[str]) -> list[Scope]:
    return [
        reviews.scope(Reader.staff(person, reviews.directory.cohorts_of(person))) for person in readers
    ]


def _read_by(connection: sa.Connection) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for table in (tables.levels, tables.comments, tables.marks):
        for number, person in connection.execute(sa.select(table.c.hand_in, table.c.by).distinct()):
            found.setdefault(number, set()).add(person)
    return found


def _load(rows: Iterable[dict[str, Any]], person: str) -> int:
    return sum(row["reader"] == person for row in rows)
