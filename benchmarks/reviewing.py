"""Reviewing with 2,000 hand-ins: opening the next one, a cohort's figures, and an export.

`python benchmarks/reviewing.py [HAND-INS]` prints them; `reviewing(hand_ins=2000)` returns them.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
import warnings
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tables import Figure, figures

from commontable.deployment import Deployment
from commontable.keeping.exporting import Order, exported
from commontable.people import tables as people_tables
from commontable.responses import Reader, tables
from commontable.responses.database import now
from commontable.reviewing.cohort import cohort_page
from commontable.reviewing.giving import show_in_formgrader
from commontable.reviewing.hand_ins import open_hand_in
from commontable.reviewing.opening import hand_in_page
from commontable.reviewing.queue import Filters, queue_page
from commontable.serving.service.reading import note_reading
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commontable.content import Course, Module

ROOT = Path(__file__).parents[1]
MODULES_EACH = 5
OPENED = 20
CELLS = 8
NEXT, COHORT, EXPORT = 0.3, 2.0, 10.0
WORDS = "A mother came at eight, and nobody who speaks her language was at the front office. She waited an hour. "


@dataclass(frozen=True)
class Reviewing:
    """Seconds: the median of opening the next hand-in and the slowest, the queue, a cohort, the exports together."""

    hand_ins: int
    following: float
    slowest: float
    queue: float
    cohort: float
    export: float


def reviewing(*, hand_ins: int = 2000) -> Reviewing:
    """Return what a reader waits for, with this many hand-ins in the queue."""
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(course=ROOT, data=Path(data))
        with closing(Deployment.open(settings)) as deployment:
            reader = deployment.directory.add("Reader", role="facilitator")[0]
            _fill(deployment, hand_ins)
            return _measure(deployment, Reader.staff(reader.id, frozenset({"everyone"})))


def _measure(deployment: Deployment, reader: Reader) -> Reviewing:
    reviews, filters = deployment.reviews, Filters()
    queue, first = _timed(lambda: queue_page(reviews, reviews.scope(reader), filters=filters))
    _collect(deployment, [row["hand_in"] for row in first["hand_ins"]][:OPENED])
    number, times = first["hand_ins"][0]["hand_in"], []
    for _ in range(OPENED):
        taken, page = _timed(lambda at=number: _open(deployment, reader, at))
        times.append(taken)
        number = page["next"]
    cohort, _ = _timed(lambda: cohort_page(reviews, reviews.scope(reader)))
    export, _ = _timed(lambda: [exported(deployment, _order(what)) for what in ("responses", "progress", "feedback")])
    return Reviewing(first["total"], median(times), max(times), queue, cohort, export)


def _open(deployment: Deployment, reader: Reader, number: int) -> dict[str, Any]:
    """Return the page of a hand-in, with all that the service does for it."""
    reviews = deployment.reviews
    scope = reviews.scope(reader)
    opened = open_hand_in(reviews, scope, number)
    note_reading(
        deployment.database,
        "a hand-in",
        by=reader.person,
        about=opened.hand_in.participant,
        of=f"hand-in {number}",
    )
    show_in_formgrader(opened)
    return hand_in_page(reviews, scope, number, filters=Filters())


def _collect(deployment: Deployment, numbers: list[int]) -> None:
    """Put the first hand-ins of the queue into a gradebook, as autograding would; all of them would take minutes."""
    from nbgrader.api import Gradebook  # noqa: PLC0415 - takes two seconds

    reviews, reader = deployment.reviews, Reader.grading()
    places = [open_hand_in(reviews, reviews.scope(reader), number).place for number in numbers]
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with (
        warnings.catch_warnings(action="ignore"),
        Gradebook(f"sqlite:///{deployment.settings.data / 'gradebook.db'}", "common_table") as gradebook,
    ):
        for place in places:
            name = place.assignment.name
            gradebook.update_or_create_assignment(name)
            gradebook.update_or_create_notebook(place.notebook, name)
            for cell in range(CELLS):
                kind = {"max_score": 0, "cell_type": "markdown"}
                gradebook.update_or_create_grade_cell(f"c{cell}", place.notebook, name, **kind)
                gradebook.update_or_create_solution_cell(f"c{cell}", place.notebook, name)
            gradebook.update_or_create_student(place.participant)
            gradebook.update_or_create_submission(name, place.participant)


def _order(what: str) -> Order:
    return Order(what, "csv", by="benchmark")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def _fill(deployment: Deployment, hand_ins: int) -> None:
    """Write the rows of so many hand-ins, five modules to a person, as the store would have written them."""
    draw = random.Random(7)
    people = [f"p-{number:010d}" for number in range(-(-hand_ins // MODULES_EACH))]
    with deployment.database.write() as connection:
        connection.execute(people_tables.people.insert(), [_person(each) for each in people])
        cohorts = [{"person": each, "cohort": "everyone"} for each in people]
        connection.execute(people_tables.cohorts.insert(), cohorts)
        rows = list(_rows(deployment.course, people=people, hand_ins=hand_ins, draw=draw))
        for name, table in (("response", tables.responses), ("hand_in", tables.hand_ins),
                            ("version", tables.hand_in_versions), ("feedback", tables.feedback)):
            connection.execute(table.insert(), [row for kind, row in rows if kind == name])


def _person(person: str) -> dict[str, Any]:
    facts = {"role": "participant", "language": "en", "outside_id": None, "merged_into": None}
    return {"id": person, "name": f"Person {person}", "created_at": now()} | facts


def _rows(
    course: Course, *, people: list[str], hand_ins: int, draw: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    version = 0
    for number in range(1, hand_ins + 1):
        person = people[(number - 1) // MODULES_EACH]
        module = course.modules[(number - 1) % MODULES_EACH * 2]
        yield "hand_in", _hand_in(number, person=person, module=module)
        for prompt in module.prompts:
            version += 1
            yield "response", _response(version, person=person, module=module, prompt=prompt, draw=draw)
            yield "version", {"hand_in": number, "prompt": prompt.id, "version": version}
            if prompt.reply and number % 10 == 0:
                yield "feedback", _feedback(version, person=person, module=module, prompt=prompt.id)


def _hand_in(number: int, *, person: str, module: Module) -> dict[str, Any]:
    told = {"edition": module.edition, "by_name": number % 3 == 0, "save_id": f"hand-in-{number}", "at": now()}
    return {"number": number, "participant": person, "module": module.folder} | told


def _response(version: int, *, person: str, module: Module, prompt: Any, draw: random.Random) -> dict[str, Any]:
    import json  # noqa: PLC0415 - one use

    return {
        "version": version,
        "participant": person,
        "module": module.folder,
        "edition": module.edition,
        "prompt": prompt.id,
        "value": json.dumps(_value(prompt, draw)),
        "readers": prompt.readers.value,
        "save_id": f"save-{version}",
        "origin": "self-paced",
        "course_version": "",
        "language": "en",
        "based_on": None,
        "aside": False,
        "written_at": now(),
        "settles": "[]",
    }


def _value(prompt: Any, draw: random.Random) -> Any:
    if prompt.kind == "belief-scale":
        lines = [line["id"] for line in prompt.content["items"]]
        return {line: {"times": draw.choice(["0", "1", "2-3", "4+"]), "sure": "fairly"} for line in lines}
    if prompt.kind == "case" and prompt.options:
        return draw.choice(prompt.options).id
    return WORDS * draw.randint(1, 8) if prompt.kind == "text" else {}


def _feedback(version: int, *, person: str, module: Module, prompt: str) -> dict[str, Any]:
    told = {"about": version, "text": WORDS, "given_by": "", "key": f"key-{version}", "given_at": now()}
    return {"participant": person, "module": module.folder, "prompt": prompt} | told


def report(found: Reviewing) -> str:
    """Return the figures as a table."""
    rows = [
        Figure(f"the queue of {found.hand_ins:,} hand-ins that wait", found.queue),
        Figure("opening the next one, median", found.following, reach=NEXT),
        Figure("opening the next one, slowest", found.slowest, reach=NEXT),
        Figure("a cohort's figures", found.cohort, reach=COHORT),
        Figure("exports of responses, progress and feedback", found.export, reach=EXPORT),
    ]
    return figures(rows, peer="")


if __name__ == "__main__":
    print(report(reviewing(hand_ins=int(sys.argv[1]) if len(sys.argv) > 1 else 2000)))
