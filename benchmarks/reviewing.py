"""Reviewing with 2,000 hand-ins: opening the next one, a cohort's figures, and exports.

`python benchmarks/reviewing.py [--hand-ins N] [--write]` prints them; `reviewing(hand_ins=2000)` returns them.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
import warnings
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from papers import put
from reviewing_filled import fill
from reviewing_page import in_browser
from tables import Figure, figures

from commontable.deployment import Deployment
from commontable.keeping.exporting import Order, exported
from commontable.responses import Reader
from commontable.reviewing.cohort import cohort_page
from commontable.reviewing.giving import show_in_formgrader
from commontable.reviewing.hand_ins import open_hand_in
from commontable.reviewing.opening import hand_in_page
from commontable.reviewing.queue import Filters, queue_page
from commontable.serving.service.reading import note_reading
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
OPENED = 20
CELLS = 8
EXPORTS = ("responses", "progress", "feedback", "codes")
NEXT, COHORT, EXPORT = 0.3, 2.0, 10.0


@dataclass(frozen=True)
class Reviewing:
    """Seconds: opening the next hand-in, in a browser and in the service, median and slowest; the rest once."""

    hand_ins: int
    seen: float
    seen_slowest: float
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
            reader, code = deployment.directory.add("Reader", role="facilitator")
            fill(deployment, hand_ins)
            return _measure(deployment, Reader.staff(reader.id, frozenset({"everyone"})), code=code)


def _measure(deployment: Deployment, reader: Reader, *, code: str) -> Reviewing:
    reviews, filters = deployment.reviews, Filters()
    queue, first = _timed(lambda: queue_page(reviews, reviews.scope(reader), filters=filters))
    _collect(deployment, [row["hand_in"] for row in first["hand_ins"]][:OPENED])
    number, times = first["hand_ins"][0]["hand_in"], []
    for _ in range(OPENED):
        taken, page = _timed(lambda at=number: _open(deployment, reader, at))
        times.append(taken)
        number = page["next"]
    cohort, _ = _timed(lambda: cohort_page(reviews, reviews.scope(reader)))
    export, _ = _timed(lambda: [exported(deployment, _order(what)) for what in EXPORTS])
    seen = in_browser(deployment.settings.data, code=code, opened=OPENED)
    return Reviewing(
        first["total"], median(seen), max(seen), median(times), max(times), queue, cohort, export
    )


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


def report(found: Reviewing) -> str:
    """Return the figures as a table."""
    rows = [
        Figure(f"the queue of {found.hand_ins:,} hand-ins that wait", found.queue),
        Figure("from the key for the next one until it stands in the browser, median of 20", found.seen, reach=NEXT),
        Figure("the same, the slowest", found.seen_slowest, reach=NEXT),
        Figure("of that, what the service does, median", found.following),
        Figure("the same, the slowest", found.slowest),
        Figure("a cohort's figures", found.cohort, reach=COHORT),
        Figure("exports of responses, progress, feedback and codes, together", found.export, reach=EXPORT),
    ]
    return figures(rows, peer="")


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure what a reader waits for.")
    asked.add_argument("--hand-ins", type=int, default=2000, metavar="N", help="hand-ins in the queue")
    asked.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    args = asked.parse_args()
    where = f"Measured {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores."
    text = f"{where}\n\n{report(reviewing(hand_ins=args.hand_ins))}"
    print(text)
    if args.write:
        put(text, under="reviewing")


if __name__ == "__main__":
    main()
