"""The newest answers of the people in a room, as totals and walls may use them: never what its writer alone reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.readers import Readers
from commontable.responses import tables as words
from commontable.workshops import tables
from commontable.workshops.model import AS_TABLE, BEGUN, FEWEST, FINISHED, IN_ROOM, ON_PAPER, PASSED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.content.module import Module
    from commontable.workshops.model import Activity, Workshop

_R, _P, _M = words.responses.c, tables.people.c, tables.marks.c


@dataclass(frozen=True)
class Answer:
    """One person's newest answer to one prompt."""

    participant: str
    prompt: str
    version: int
    value: Any
    readers: str


def answers_in(connection: sa.Connection, workshop: Workshop, *, module: Module) -> list[Answer]:
    """Return the newest answers that are not empty and not for their writers alone, oldest first."""
    prompts = {prompt.id: prompt for prompt in module.prompts if prompt.readers is not Readers.ME}
    newest = (
        sa.select(sa.func.max(_R.version))
        .where(given_in(workshop), _R.prompt.in_(prompts))
        .group_by(_R.participant, _R.prompt)
    )
    columns = (_R.participant, _R.prompt, _R.version, _R.value, _R.readers)
    query = sa.select(*columns).where(_R.version.in_(newest), ~_narrowed()).order_by(_R.version)
    rows = connection.execute(query)
    found = (Answer(r.participant, r.prompt, r.version, json.loads(r.value), r.readers) for r in rows)
    return [answer for answer in found if not prompts[answer.prompt].is_empty(answer.value)]


def given_in(workshop: Workshop) -> sa.ColumnElement[bool]:
    """Say which rows are answers of this room: of its people, in its module, and not from after its end."""
    people = sa.select(_P.participant).where(_P.workshop == workshop.id)
    conditions = [_R.module == workshop.module, _R.participant.in_(people), ~_R.aside]
    if workshop.closed_at:
        # What was written on paper in the room is typed in afterwards.
        conditions.append(sa.or_(_R.written_at <= workshop.closed_at, _R.origin == ON_PAPER))
    return sa.and_(*conditions)


def _narrowed() -> sa.ColumnElement[bool]:
    # A writer who has narrowed a prompt since takes back earlier versions too.
    newer = words.responses.alias("newer")
    same = sa.and_(newer.c.participant == _R.participant, newer.c.module == _R.module, newer.c.prompt == _R.prompt)
    return sa.exists().where(same, newer.c.version >= _R.version, newer.c.readers == Readers.ME.value)


def people_by_prompt(answers: Iterable[Answer]) -> dict[str, int]:
    """Return how many people have answered each prompt."""
    counts: dict[str, int] = {}
    for answer in answers:
        counts[answer.prompt] = counts.get(answer.prompt, 0) + 1
    return counts


def shown(count: int) -> int | None:
    """Return a count that may be told: None where fewer than five people are behind it."""
    return count if count >= FEWEST else None


def counts_of(connection: sa.Connection, workshop: Workshop, *, module: Module) -> dict[str, int]:
    """Return how many people have begun, finished and passed the activity that is open."""
    activity = workshop.activity
    if activity is None:
        return {BEGUN: 0, FINISHED: 0, PASSED: 0}
    mine = sa.select(_M.participant, _M.mark).where(_M.workshop == workshop.id, _M.activity == activity.number)
    marked = {row.participant: row.mark for row in connection.execute(mine)}
    begun = {person for person, mark in marked.items() if mark != PASSED}
    begun |= _writing(connection, workshop, activity=activity, module=module)
    return {
        BEGUN: len(begun),
        FINISHED: sum(mark == FINISHED for mark in marked.values()),
        PASSED: sum(mark == PASSED for mark in marked.values()),
    }


def _writing(connection: sa.Connection, workshop: Workshop, *, activity: Activity, module: Module) -> set[str]:
    """Return who has saved something in the room for this activity; what is for its writer alone counts nowhere."""
    counted = [p for p in activity.prompts if module.prompt(p).readers is not Readers.ME]
    since = activity.opened_at or workshop.opened_at
    query = sa.select(_R.participant).where(
        given_in(workshop),
        _R.prompt.in_(counted),
        _R.readers != Readers.ME.value,
        _R.origin.in_((IN_ROOM, AS_TABLE)),
        _R.written_at >= since,
    )
    return set(connection.scalars(query.distinct()))
