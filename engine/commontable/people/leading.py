"""Whom a facilitator may act for: nobody whose cohorts reach beyond the facilitator's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.errors import PeopleError
from commontable.people.model import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commontable.people.directory import Directory
    from commontable.people.enrolment import Details
    from commontable.people.model import Person


def within(cohorts: Iterable[str], *, mine: frozenset[str]) -> None:
    """Raise `PeopleError` for a cohort that is not named for the one who acts.

    A code for somebody who reads more cohorts than I do would let me read them too.
    """
    beyond = sorted(set(cohorts) - mine)
    if beyond:
        raise PeopleError(
            f"You do not lead the cohort “{shortened(beyond[0])}”. You lead {', '.join(sorted(mine)) or 'none'}; "
            "choose one of these, or ask whoever runs the server."
        )


def person_within(person: Person, *, directory: Directory, mine: frozenset[str]) -> Person:
    """Return the person if all their cohorts are mine."""
    within(directory.cohorts_of(person), mine=mine)
    return person


def roster_within(rows: Sequence[Details], *, directory: Directory, mine: frozenset[str]) -> Sequence[Details]:
    """Return the rows if all their cohorts are mine, and all present cohorts of people whom they would change."""
    known = {person.outside_id: person for person in directory.all() if person.outside_id}
    for row in rows:
        within(row.cohorts, mine=mine)
        if row.outside_id in known:
            person_within(known[row.outside_id], directory=directory, mine=mine)
    return rows
