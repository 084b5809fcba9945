"""Autograding a batch of one module's hand-ins, beside stock nbgrader on the same hand-ins in the same run.

`python benchmarks/autograde.py [HAND-INS]` prints both; `autograding(hand_ins=50)` returns them.
"""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.content import load_course
from commontable.errors import GradingError
from commontable.grading.assignments import Assignment
from commontable.grading.release import release_assignment
from commontable.grading.runs import run_nbgrader, troubles
from commontable.grading.words import open_words
from commontable.responses import Response
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.content import Module, Prompt

ROOT = Path(__file__).parents[1]
FOLDER = "m01_equal_partners"
WORDS = "I would ask the family what they hope for, and listen before I say what the school has in mind. " * 6
STOCK = """c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "common_table"
c.CourseDirectory.db_url = "sqlite:///{root}/gradebook.db"
"""
SCORES = """select student.id, grade.auto_score from grade
join submitted_notebook on grade.notebook_id = submitted_notebook.id
join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
join student on submitted_assignment.student_id = student.id
where grade.auto_score is not null order by student.id, grade.cell_id"""


@dataclass(frozen=True)
class Cost:
    """Seconds for one hand-in, its share of starting the program among them: on the clock, and of processors."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Autograding:
    """What one hand-in of a batch costs here and with stock nbgrader; both came to the same scores."""

    hand_ins: int
    ours: Cost
    stock: Cost


def autograding(*, hand_ins: int = 50) -> Autograding:
    """Hand in, collect, then autograde the whole batch twice; raise `SystemExit` where scores differ."""
    with tempfile.TemporaryDirectory(prefix="ct-autograde-") as place:
        settings = Settings(course=ROOT, data=Path(place) / "ours")
        stock = Path(place) / "stock"
        try:
            _collected(settings, hand_ins=hand_ins)
            _copy_for_stock(settings, into=stock)
            ours = _cost(lambda: _step("autograde", settings=settings), among=hand_ins)
            theirs = _cost(lambda: _autograde_stock(stock), among=hand_ins)
        except GradingError as problem:
            raise SystemExit(str(problem)) from None
        _must_agree(_scores(settings.data), _scores(stock), hand_ins=hand_ins)
    return Autograding(hand_ins=hand_ins, ours=ours, stock=theirs)


def _collected(settings: Settings, *, hand_ins: int) -> None:
    module = load_course(settings.course).module(FOLDER)
    with open_words(settings) as words:
        for number in range(hand_ins):
            person, _ = words.directory.add(f"Person {number}", role="participant")
            for prompt in module.prompts:
                if prompt.kind in {"text", "case"}:
                    words.store.save(_response(prompt, module=module, participant=person.id, number=number))
            words.store.hand_in(person.id, FOLDER, edition=module.edition, by_name=True, save_id=f"bench-{number}")
    release_assignment(Assignment.of(module), settings=settings)
    _step("collect", settings=settings)


def _response(prompt: Prompt, *, module: Module, participant: str, number: int) -> Response:
    # Right and wrong answers, so that scores that agree say something.
    value = WORDS if prompt.kind == "text" else prompt.options[number % len(prompt.options)].id
    return Response(
        participant=participant,
        module=FOLDER,
        edition=module.edition,
        prompt=prompt.id,
        value=value,
        readers=prompt.readers.value,
        save_id=f"bench-{number}-{prompt.id}",
        based_on=None,
    )


def _step(name: str, *, settings: Settings) -> None:
    if said := troubles(run_nbgrader((name, FOLDER), settings=settings)):
        raise SystemExit(said)


def _copy_for_stock(settings: Settings, *, into: Path) -> None:
    """Make a course that knows nothing of this project's classes; its gradebook knows the same release."""
    for folder in ("source", "submitted"):
        shutil.copytree(settings.data / folder, into / folder)
    shutil.copy(settings.data / "gradebook.db", into)
    (into / "nbgrader_config.py").write_text(STOCK.format(root=str(into)), "utf-8")


def _autograde_stock(course: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", FOLDER],
        cwd=course,
        env=os.environ | {"COMMONTABLE_COURSE": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"Stock nbgrader stopped: {''.join(done.stderr.splitlines()[-1:])}")


def _cost(task: Callable[[], None], *, among: int) -> Cost:
    processor, clock = _processor(), time.monotonic()
    task()
    return Cost(clock=(time.monotonic() - clock) / among, processor=(_processor() - processor) / among)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _scores(folder: Path) -> list[tuple[str, float]]:
    database = sqlite3.connect(folder / "gradebook.db")
    try:
        return database.execute(SCORES).fetchall()
    finally:
        database.close()


def _must_agree(ours: list[tuple[str, float]], stock: list[tuple[str, float]], *, hand_ins: int) -> None:
    if ours != stock or len({person for person, _ in ours}) != hand_ins:
        raise SystemExit(f"The scores differ ({len(ours)} here, {len(stock)} in stock), so their times say nothing.")


def main() -> None:
    found = autograding(hand_ins=int(sys.argv[1]) if len(sys.argv) > 1 else 50)
    for name, cost in (("Common Table", found.ours), ("stock nbgrader", found.stock)):
        print(f"{name:15} {cost.clock:.3f} s each, {cost.processor:.3f} s of processor time each")
    print(f"{found.hand_ins} hand-ins; stock takes {found.stock.clock / found.ours.clock:.1f} times as long.")


if __name__ == "__main__":
    main()
