"""Writing people into the tables, inside a transaction that the caller holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.acts import note
from commontable.people.codes import grouped, mac_of, new_code
from commontable.people.model import (
    DEFAULT_LANGUAGE,
    Person,
    checked_cohorts,
    checked_language,
    checked_name,
    checked_outside_id,
    checked_role,
    new_person_id,
)
from commontable.responses.database import now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.responses.model import Role

_P, _C, _K, _S = tables.people.c, tables.cohorts.c, tables.codes.c, tables.sessions.c


@dataclass(frozen=True)
class Details:
    """What is known of a person before they have an id; checked, and plain text.

    `evaluated_by` holds outside ids, None where a roster has no such column; `row` is the roster's row.
    """

    name: str
    role: Role
    cohorts: frozenset[str]
    language: str = DEFAULT_LANGUAGE
    outside_id: str | None = None
    evaluated_by: frozenset[str] | None = None
    row: int = 0

    @classmethod
    def checked(
        cls,
        name: str,
        *,
        role: Role | str,
        cohorts: Iterable[str] = (),
        language: str = "",
        outside_id: str | None = None,
    ) -> Details:
        """Return the details, or raise `PeopleError` about the first that cannot be used."""
        role = checked_role(role)
        return cls(
            name=checked_name(name),
            role=role,
            cohorts=checked_cohorts(cohorts, role=role),
            language=checked_language(language),
            outside_id=checked_outside_id(outside_id),
        )


def insert(connection: sa.Connection, details: Details) -> Person:
    """Add a person who has no code yet."""
    person = Person(
        id=new_person_id(),
        name=details.name,
        role=details.role,
        language=details.language,
        outside_id=details.outside_id,
        created_at=now(),
    )
    connection.execute(tables.people.insert().values(**vars(person) | {"role": person.role.value}))
    _set_cohorts(connection, person.id, cohorts=details.cohorts)
    return person


def update(connection: sa.Connection, person: str, *, details: Details) -> None:
    """Give a known person the details of a newer roster; id, code and words stay."""
    connection.execute(
        tables.people.update()
        .where(_P.id == person)
        .values(name=details.name, role=details.role.value, language=details.language)
    )
    connection.execute(tables.cohorts.delete().where(_C.person == person))
    _set_cohorts(connection, person, cohorts=details.cohorts)


def issue(connection: sa.Connection, person: str, *, by: str, key: bytes) -> str:
    """Return a new code as it is shown; the old one dies, and with it every open session."""
    code = new_code()
    retire_codes(connection, person)
    values = {"mac": mac_of(code, key=key), "person": person, "issued_at": now()}
    connection.execute(tables.codes.insert().values(**values))
    note(connection, "issued a personal code", by=by, about=person)
    return grouped(code)


def retire_codes(connection: sa.Connection, person: str) -> None:
    living = sa.and_(_K.person == person, _K.retired_at.is_(None))
    connection.execute(tables.codes.update().where(living).values(retired_at=now()))
    # A lost code may be in other hands, and so may a session that it opened.
    connection.execute(tables.sessions.delete().where(_S.person == person))


def _set_cohorts(connection: sa.Connection, person: str, *, cohorts: frozenset[str]) -> None:
    rows = [{"person": person, "cohort": cohort} for cohort in sorted(cohorts)]
    connection.execute(tables.cohorts.insert(), rows)
