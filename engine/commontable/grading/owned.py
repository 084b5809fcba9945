"""What the writer of a hand-in may ask of nbgrader's places: to show less of it, or nothing any more."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from commontable.errors import GradingError
from commontable.grading.lock import one_at_a_time
from commontable.grading.runs import LOG, run_nbgrader, troubles

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from commontable.settings import Settings

STEPS = ("submitted", "autograded", "feedback")


def rewrite_notebooks(participants: Collection[str], *, writer: str, module: str, settings: Settings) -> None:
    """Take out of one module's notebooks what the store lets nobody else read any more; nothing to do is no work.

    `participants` are the ids that folders may have: the writer's, and those of enrolments merged into theirs.
    Raises `GradingError` while another step runs, or when nbgrader cannot; asking again does no harm.
    """
    with one_at_a_time(settings):
        found = [who for who in participants if _has_folders(who, module=module, settings=settings)]
        if found:
            steps = [("strip", who, writer, module) for who in found]
            _take(steps, settings=settings)


def erase_person(participants: Collection[str], *, settings: Settings) -> dict[str, int]:
    """Take a person out of the folders and the gradebook; return how many folders and gradebook entries there were.

    The caller holds the grading lock, so that no step that is running brings anything back.
    """
    folders = {step: sum((settings.data / step / who).is_dir() for who in participants) for step in STEPS}
    known = [who for who in participants if _in_gradebook(who, settings=settings)]
    if known:
        _take([("erase", who) for who in known], settings=settings)
    for step in STEPS:
        for who in participants:
            shutil.rmtree(settings.data / step / who, ignore_errors=True)
    _clean_log(participants, settings=settings)
    return {step: count for step, count in folders.items() if count} | ({"gradebook": len(known)} if known else {})


def _take(steps: Sequence[tuple[str, ...]], *, settings: Settings) -> None:
    if trouble := troubles(run_nbgrader(*steps, settings=settings)):
        raise GradingError(trouble)


def _has_folders(participant: str, *, module: str, settings: Settings) -> bool:
    return any(any((settings.data / step / participant).glob(f"{module}*")) for step in STEPS)


def _in_gradebook(participant: str, *, settings: Settings) -> bool:
    # Asked directly: importing nbgrader costs three seconds, and most people were never collected.
    gradebook = settings.data / "gradebook.db"
    if not gradebook.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{gradebook}?mode=ro", uri=True)) as connection:
            asked = connection.execute("select 1 from student where id = ?", (participant,))
            return asked.fetchone() is not None
    except sqlite3.OperationalError as problem:
        if "no such table" in str(problem):
            return False
        raise GradingError(f"The gradebook in {settings.data} cannot be read ({problem}). Try again.") from problem


def _clean_log(participants: Collection[str], *, settings: Settings) -> None:
    log = settings.data / LOG
    if log.is_file():
        lines = log.read_text("utf-8", "replace").splitlines(keepends=True)
        log.write_text("".join(line for line in lines if not any(who in line for who in participants)), "utf-8")
