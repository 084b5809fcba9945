"""People whom a district's own sign-in brings: known by the id that it gives them, whatever they are called today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from commontable.errors import PeopleError
from commontable.people import tables
from commontable.people.acts import note
from commontable.people.directory import person_in
from commontable.people.enrolment import Details, insert, update
from commontable.responses.model import Role

if TYPE_CHECKING:
    from commontable.people.model import Person
    from commontable.responses.database import Database

_P, _C = tables.people.c, tables.cohorts.c


@dataclass(frozen=True)
class Arrival:
    """What a sign-in says of somebody: an id that outlives their name, a name, a role, and cohorts if it names any."""

    outside_id: str
    name: str
    role: Role
    cohorts: frozenset[str] = frozenset()


def arrive(database: Database, arrival: Arrival, *, by: str) -> Person:
    """Return whom this arrival is; somebody new is added, and somebody known is brought up to date.

    Raises `PeopleError` where the sign-in puts a participant into several cohorts, none of them the present one.
    """
    with database.read() as connection:
        known = _known(connection, arrival)
        if known and _is_up_to_date(connection, known, arrival=arrival):
            return person_in(known)
    try:
        return _take_in(database, arrival, by=by)
    except IntegrityError:
        # Two pages of somebody new asked at the same moment; the other has added them.
        return _take_in(database, arrival, by=by)


def _take_in(database: Database, arrival: Arrival, *, by: str) -> Person:
    with database.write() as connection:
        known = _known(connection, arrival)
        if known is None:
            person = insert(connection, _details(arrival, cohorts=_chosen(arrival, now=frozenset())))
            note(connection, f"added a {person.role}", by=by, about=person.id)
            return person
        now = _cohorts_of(connection, known.id)
        details = _details(arrival, cohorts=_chosen(arrival, now=now), language=known.language)
        update(connection, known.id, details=details)
        if known.role != arrival.role.value:
            note(connection, f"made a {known.role} a {arrival.role}", by=by, about=known.id)
        return person_in(_known(connection, arrival))


def _known(connection: sa.Connection, arrival: Arrival) -> Any:
    found = connection.execute(sa.select(tables.people).where(_P.outside_id == arrival.outside_id)).one_or_none()
    if found is not None and found.merged_into:
        found = connection.execute(sa.select(tables.people).where(_P.id == found.merged_into)).one()
    return found


def _is_up_to_date(connection: sa.Connection, known: Any, *, arrival: Arrival) -> bool:
    if (known.name, known.role) != (arrival.name, arrival.role.value):
        return False
    now = _cohorts_of(connection, known.id)
    return _chosen(arrival, now=now) == now


def _cohorts_of(connection: sa.Connection, person: str) -> frozenset[str]:
    return frozenset(connection.scalars(sa.select(_C.cohort).where(_C.person == person)))


def _chosen(arrival: Arrival, *, now: frozenset[str]) -> frozenset[str]:
    """Return the cohorts that hold from here on; those of now where the sign-in names none."""
    wanted = arrival.cohorts or now
    if arrival.role is not Role.PARTICIPANT or len(wanted) <= 1:
        return wanted
    if arrival.cohorts and not now & wanted:
        raise PeopleError(
            f"Your district's sign-in puts you into {len(wanted)} cohorts, but a participant belongs to one: "
            f"{', '.join(sorted(wanted))}. Ask whoever looks after the sign-in to leave you in one."
        )
    return frozenset({min(now & wanted)})


def _details(arrival: Arrival, *, cohorts: frozenset[str], language: str = "") -> Details:
    return Details.checked(
        arrival.name, role=arrival.role, cohorts=cohorts, language=language, outside_id=arrival.outside_id
    )
