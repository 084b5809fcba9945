"""A cohort as its staff see it: who is where by name, and figures that are never about fewer than ten people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from commontable.people.leading import within
from commontable.responses.export import Writer, progress_table
from commontable.responses.model import Reader
from commontable.responses.snapshot import Snapshot
from commontable.reviewing.beliefs import belief_figures
from commontable.reviewing.figures import NO_ASSETS, assets, cases, promises, stops
from commontable.reviewing.small import FEWEST, TOO_FEW
from commontable.reviewing.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commontable.content.course import Course
    from commontable.people.model import Person
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope

TOGETHER = "One cohort at a time: from several together, less one, a small one could be worked out."


def cohort_page(reviews: Reviews, scope: Scope, *, cohort: str = "") -> dict[str, Any]:
    """Return the progress and the figures of one cohort of this reader."""
    mine = scope.reader.cohorts or frozenset()
    cohort = cohort or min(mine, default="")
    within([cohort], mine=mine)
    people, course = reviews.directory.in_cohort(cohort), reviews.course_now()
    with reviews.database.read() as connection:
        totals = Totals.of(connection, course=course, people=[person.id for person in people])
    found = assets(course, totals)
    return {
        "cohort": cohort,
        "cohorts": sorted(mine),
        "people": len(people),
        "modules": [{"folder": m.folder, "title": m.title, "minutes": m.minutes} for m in course.modules],
        "progress": progress(reviews, people, course=course, cohort=cohort),
        "stops": stops(course, totals),
        "promises": promises(course, totals),
        "beliefs": belief_figures(course, totals),
        "assets": found,
        "assets_sentence": "" if found else NO_ASSETS,
        "cases": cases(course, totals),
        "fewest": FEWEST,
        "hidden": TOO_FEW,
        "sentence": TOGETHER,
    }


def progress(
    reviews: Reviews, people: Sequence[Person], *, course: Course, cohort: str
) -> list[dict[str, Any]]:
    """Return completion and stated minutes by person: what a supervisor may see too.

    There are no dates: beside a hand-in that is read without a name, a date would tell whose it is.
    """
    # As the export reads it: what only the writer reads is not looked at.
    reader = Reader.grading()
    words = Snapshot(
        reviews.database,
        reader=reader,
        cohort_of=lambda _: cohort,
        participants=[person.id for person in people] if people else [],
    )
    writers = [Writer(person.id, cohort=cohort) for person in people]
    by_person: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in progress_table(course, store=words, writers=writers).rows:
        by_person[row["participant"]].append(row)
    return [
        {
            "name": person.name,
            "modules": [_module(row) for row in by_person[person.id]],
            "minutes": sum(row["minutes_finished"] for row in by_person[person.id]),
        }
        for person in people
    ]


def _module(row: Mapping[str, Any]) -> dict[str, Any]:
    begun = "begun" if row["answered"] or row["last_saved_at"] else "not begun"
    return {
        "module": row["module"],
        "state": "handed in" if row["handed_in_at"] else begun,
        "minutes_finished": row["minutes_finished"],
        "minutes": row["minutes"],
    }
