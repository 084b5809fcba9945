"""Everybody who takes part, found by id, by code or by cohort."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.errors import PeopleError
from commontable.people import tables
from commontable.people.acts import Act, note, noted
from commontable.people.codes import mac_of, read_code
from commontable.people.enrolment import Details, insert, issue
from commontable.people.enrolment import update as update_details
from commontable.people.evaluating import evaluators_of
from commontable.people.merging import merge_into
from commontable.people.model import DEFAULT_COHORT, Person, UnknownPerson
from commontable.people.plain import plain
from commontable.people.roster_marks import mark_from_roster
from commontable.responses.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commontable.people.secret import Secret
    from commontable.responses.database import Database

_P, _C, _K = tables.people.c, tables.cohorts.c, tables.codes.c


class Directory:
    """Knows the people of one deployment. A person is given as a `Person` or by id."""

    def __init__(self, database: Database, secret: Secret) -> None:
        self._database = database
        self._key = secret.key("codes")

    def add(  # noqa: PLR0913 - the columns of a roster
        self,
        name: str,
        *,
        role: Role | str,
        cohorts: Iterable[str] = (),
        language: str = "",
        outside_id: str | None = None,
        by: str = "command line",
    ) -> tuple[Person, str]:
        """Add a person; return them and the personal code, which is shown now and never again."""
        details = Details.checked(name, role=role, cohorts=cohorts, language=language, outside_id=outside_id)
        with self._database.write() as connection:
            if details.outside_id and _id_of_outside(connection, details.outside_id):
                raise PeopleError(
                    f"The outside_id '{details.outside_id}' is somebody's already; give another or none."
                )
            return self._insert(connection, details, by=by)

    def enrol(self, name: str) -> tuple[Person, str]:
        """Add a newcomer who typed a name; return them and their code."""
        return self.add(name, role=Role.PARTICIPANT, by="open enrolment")

    def take_in(self, rows: Sequence[Details], *, by: str) -> list[tuple[Person, str | None]]:
        """Add or update everybody of a roster in one transaction; only newcomers get a code."""
        with self._database.write() as connection:
            taken = [self._take_in(connection, details, by=by) for details in rows]
            mark_from_roster(connection, rows, people=[person for person, _ in taken], by=by)
            return taken

    def person(self, person: str) -> Person:
        """Return the person with this id; a merged enrolment answers as the person kept."""
        with self._database.read() as connection:
            return _living(connection, person)

    def find(self, words: str) -> Person:
        """Return the one person with this id, outside id or exact name, as typed by somebody."""
        asked = plain(words)
        with self._database.read() as connection:
            for person in (asked.casefold(), _id_of_outside(connection, asked) or ""):
                if _row(connection, person):
                    return _living(connection, person)
        named = [person for person in self.all() if person.name.casefold() == asked.casefold()]
        if len(named) > 1:
            ids = ", ".join(person.id for person in named)
            raise PeopleError(f"{len(named)} people are called '{asked}'; give one of the ids {ids}.")
        if not named:
            raise UnknownPerson(
                f"Nobody is known as '{asked[:80]}'; `commontable people list` shows everybody."
            )
        return named[0]

    def by_code(self, typed: str) -> Person | None:
        """Return whose living code was typed, in any case, with or without dashes and spaces."""
        code = read_code(typed)
        if code is None:
            return None
        mac = mac_of(code, key=self._key)
        living = sa.select(_K.mac, tables.people).join(tables.people, _P.id == _K.person)
        with self._database.read() as connection:
            row = connection.execute(living.where(_K.mac == mac, _K.retired_at.is_(None))).one_or_none()
        return person_in(row) if row and hmac.compare_digest(row.mac, mac) else None

    def all(self) -> list[Person]:
        """Return everybody by name; a merged enrolment is not somebody of its own."""
        return self._select(_P.merged_into.is_(None))

    def in_cohort(self, cohort: str) -> list[Person]:
        """Return the participants of a cohort by name."""
        members = sa.select(_C.person).where(_C.cohort == cohort)
        return self._select(
            sa.and_(_P.merged_into.is_(None), _P.role == Role.PARTICIPANT.value, _P.id.in_(members))
        )

    def readers_of(self, participant: Person | str) -> list[str]:
        """Return the names of the staff who may read this participant's words for facilitators."""
        readers = sa.select(_C.person).where(_C.cohort.in_(self.cohorts_of(participant)))
        staff = sa.and_(
            _P.merged_into.is_(None),
            _P.role != Role.PARTICIPANT.value,
            _P.id.in_(readers),
            _P.id != _id(participant),
            _P.id.not_in(self.evaluators_of(participant)),
        )
        return [person.name for person in self._select(staff)]

    def evaluators_of(self, participant: Person | str) -> frozenset[str]:
        """Return the ids of those who evaluate this participant, and so read none of their words."""
        return evaluators_of(self._database, _id(participant))

    def cohorts_of(self, person: Person | str) -> frozenset[str]:
        """Return the cohorts that staff read, or the one that a participant belongs to."""
        query = sa.select(_C.cohort).where(_C.person == _id(person))
        with self._database.read() as connection:
            return frozenset(connection.scalars(query)) or frozenset({DEFAULT_COHORT})

    def cohort_of(self, participant: Person | str) -> str:
        """Return the cohort whose staff read this writer's words; the first by name for staff who write."""
        return min(self.cohorts_of(participant))

    def issue_code(self, person: Person | str, *, by: str) -> str:
        """Return a new personal code; the old one and the sessions that it opened end at once."""
        with self._database.write() as connection:
            known = _living(connection, _id(person))
            return issue(connection, known.id, by=by, key=self._key)

    def merge(self, kept: Person | str, other: Person | str, *, by: str = "command line") -> Person:
        """Move all that the other enrolment wrote to the kept one; the other can no longer sign in.

        Where both answered one prompt, the later row is the newest and the earlier one stays in the history.
        """
        with self._database.write() as connection:
            survivor = _living(connection, _id(kept))
            leaving = _row(connection, _id(other))
            if leaving is None:
                raise UnknownPerson(f"Nobody has the id '{plain(_id(other))[:80]}'.")
            if leaving.id == survivor.id:
                raise PeopleError("Both are the same person; name two enrolments.")
            if leaving.role != survivor.role.value:
                raise PeopleError(
                    f"One is a {survivor.role}, the other a {leaving.role}; only like merges with like."
                )
            merge_into(connection, survivor.id, other=leaving.id)
            note(connection, "merged an enrolment into", by=by, about=survivor.id, reason=leaving.id)
            return survivor

    def record(self, act: str, *, by: str, about: str = "", reason: str = "") -> None:
        """Write down that somebody did something which others must be able to ask about."""
        with self._database.write() as connection:
            note(connection, act, by=by, about=about, reason=reason)

    def acts(self) -> list[Act]:
        """Return the record, oldest first."""
        with self._database.read() as connection:
            return noted(connection)

    def _insert(self, connection: sa.Connection, details: Details, *, by: str) -> tuple[Person, str]:
        person = insert(connection, details)
        note(connection, f"added a {person.role}", by=by, about=person.id)
        return person, issue(connection, person.id, by=by, key=self._key)

    def _take_in(self, connection: sa.Connection, details: Details, *, by: str) -> tuple[Person, str | None]:
        known = _id_of_outside(connection, details.outside_id) if details.outside_id else None
        if known is None:
            return self._insert(connection, details, by=by)
        person = _living(connection, known)
        update_details(connection, person.id, details=details)
        note(connection, f"updated a {details.role} from a roster", by=by, about=person.id)
        return _living(connection, person.id), None

    def _select(self, condition: sa.ColumnElement[bool]) -> list[Person]:
        query = sa.select(tables.people).where(condition).order_by(_P.name, _P.id)
        with self._database.read() as connection:
            return [person_in(row) for row in connection.execute(query)]


def _id(person: Person | str) -> str:
    return person if isinstance(person, str) else person.id


def _row(connection: sa.Connection, person: str) -> Any:
    return connection.execute(sa.select(tables.people).where(_P.id == person)).one_or_none()


def _living(connection: sa.Connection, person: str) -> Person:
    row = _row(connection, person)
    if row is not None and row.merged_into:
        row = _row(connection, row.merged_into)
    if row is None:
        raise UnknownPerson(
            f"Nobody has the id '{plain(person)[:80]}'; `commontable people list` shows everybody."
        )
    return person_in(row)


def _id_of_outside(connection: sa.Connection, outside_id: str) -> str | None:
    return connection.scalar(sa.select(_P.id).where(_P.outside_id == outside_id))


def person_in(row: Any) -> Person:
    """Return the person that a row of the table of people tells of."""
    return Person(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        language=row.language,
        outside_id=row.outside_id,
        created_at=row.created_at,
    )
