"""Who took part, when, and how many hours: the stated minutes of the sections that each has finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.readers import Readers
from commontable.people import tables as people_tables
from commontable.responses import tables as responses_tables
from commontable.responses.export import Table
from commontable.responses.export_files import as_csv
from commontable.workshops import rows, tables
from commontable.workshops.answers import answers_in
from commontable.workshops.model import FINISHED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.content.module import Module, Section
    from commontable.workshops.model import Workshop
    from commontable.workshops.rooms import Workshops

_P, _M, _N, _H = tables.people.c, tables.marks.c, people_tables.people.c, responses_tables.hand_ins.c
COLUMNS = ("name", "workshop", "module", "joined_at", "left_at", "sections_finished", "minutes", "hours")
MINUTES_OF_AN_HOUR = 60


def attendance_csv(rooms: Workshops, workshop: str) -> bytes:
    """Return the list as UTF-8 CSV in which no cell is a formula. Passing an activity leaves no trace in it."""
    with rooms.database.read() as connection:
        found = rows.found(connection, workshop)
        module = rooms.module_of(found)
        done = _done_by_person(connection, found, module=module)
        handed_in = set(connection.scalars(sa.select(_H.participant).where(_H.module == found.module)))
        query = (
            sa.select(_P.participant, _P.joined_at, _P.left_at, _N.name)
            .join(people_tables.people, _N.id == _P.participant)
            .where(_P.workshop == found.id)
            .order_by(_P.joined_at, _N.name)
        )
        people = connection.execute(query).all()
    lines = [
        _line(
            person,
            found,
            module=module,
            finished=finished_sections(
                module, done=done.get(person.participant, set()), handed_in=person.participant in handed_in
            ),
        )
        for person in people
    ]
    return as_csv(Table(columns=COLUMNS, rows=lines))


def finished_sections(module: Module, *, done: set[str], handed_in: bool) -> list[Section]:
    """Return the core sections that somebody has finished.

    A prompt is done when it is answered, or its activity was marked finished: then it was done aloud, on paper,
    or for the writer alone. What only the writer reads is not looked at; a section of nothing else is finished by
    its activity or by handing in.
    """
    return [s for s in module.sections if s.core and _is_finished(s, module=module, done=done, handed_in=handed_in)]


def _is_finished(section: Section, *, module: Module, done: set[str], handed_in: bool) -> bool:
    core = [module.prompt(p) for p in section.prompts if module.prompt(p).core]
    seen = {p.id for p in core if p.readers in (Readers.FACILITATOR, Readers.GROUP)}
    if seen:
        return seen <= done
    return handed_in or (bool(core) and {p.id for p in core} <= done)


def _done_by_person(connection: sa.Connection, workshop: Workshop, *, module: Module) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for answer in answers_in(connection, workshop, module=module):
        found.setdefault(answer.participant, set()).add(answer.prompt)
    prompts = {activity.number: activity.prompts for activity in workshop.activities}
    finished = sa.select(_M.participant, _M.activity).where(_M.workshop == workshop.id, _M.mark == FINISHED)
    for row in connection.execute(finished):
        found.setdefault(row.participant, set()).update(prompts.get(row.activity, ()))
    return found


def _line(person: Any, workshop: Workshop, *, module: Module, finished: Iterable[Section]) -> dict[str, Any]:
    sections = list(finished)
    minutes = sum(section.minutes for section in sections)
    return {
        "name": person.name,
        "workshop": workshop.id,
        "module": module.title,
        "joined_at": _moment(person.joined_at),
        "left_at": _moment(person.left_at or workshop.closed_at),
        "sections_finished": len(sections),
        "minutes": minutes,
        "hours": round(minutes / MINUTES_OF_AN_HOUR, 2),
    }


def _moment(when: Any) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
