"""The file for a professional development office: person, hours, date, activity; never words, never scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.responses.export import Table, Writer, progress_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.content.completion import Completion
    from commontable.content.course import Course
    from commontable.responses.store import ResponseStore

MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True)
class Finisher:
    """Somebody whose finished modules are told."""

    id: str
    name: str
    outside_id: str
    cohort: str


def completion_table(
    course: Course, *, store: ResponseStore, people: Iterable[Finisher], form: Completion
) -> Table:
    """Return one row for each module that somebody handed in; hours are the stated minutes of finished sections."""
    known = {person.id: person for person in people}
    writers = [Writer(person.id, cohort=person.cohort, name=person.name) for person in known.values()]
    rows = [
        _cells(row, person=known[row["participant"]], course=course, form=form)
        for row in progress_table(course, store=store, writers=writers).rows
        if row["handed_in_at"]
    ]
    return Table(columns=tuple(column.heading for column in form.columns), rows=rows)


def _cells(row: dict[str, Any], *, person: Finisher, course: Course, form: Completion) -> dict[str, Any]:
    values: dict[str, Any] = {
        "person": person.id,
        "name": person.name,
        "outside_id": person.outside_id,
        "cohort": person.cohort,
        "module": row["module"],
        "title": course.module(row["module"]).title,
        "edition": row["edition"],
        "minutes": row["minutes_finished"],
        "hours": round(row["minutes_finished"] / MINUTES_OF_AN_HOUR, 2),
        "date": row["handed_in_at"][:10],
        "activity_id": form.activity_of(row["module"]),
    }
    return {column.heading: values[column.value] for column in form.columns}
