"""nbgrader's steps in one process of their own; `runs.py` starts it and reads what it says.

Importing nbgrader costs three seconds, so the steps of one edition share a process.
"""
# mypy: disable-error-code="misc"

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from commontable.errors import CommonTableError
from commontable.grading.assignments import Assignment
from commontable.grading.kernels import park
from commontable.grading.release import released_notebook
from commontable.grading.taking_back import erase, strip
from commontable.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def nbgrader_api() -> Any:
    """Return nbgrader's API for the course in the working folder, configured as the command line is."""
    from nbgrader.apps.api import NbGraderAPI  # noqa: PLC0415 - kernels get ready while this is imported
    from nbgrader.apps.baseapp import NbGrader  # noqa: PLC0415
    from nbgrader.auth import Authenticator  # noqa: PLC0415
    from nbgrader.exchange import ExchangeFactory  # noqa: PLC0415

    from commontable.grading.gradebook import for_a_batch  # noqa: PLC0415

    course = NbGrader()
    course.initialize([])
    course.coursedir.db_url = for_a_batch(course.coursedir.db_url)
    course.authenticator = Authenticator(parent=course)
    course.exchange = ExchangeFactory(parent=course)
    return NbGraderAPI(course.coursedir, course.authenticator, course.exchange, parent=course)


def take(step: str, assignment: str, *into: str, api: Any) -> dict[str, Any]:
    """Take one step and return nbgrader's own result: success, log, error.

    Two steps are ours: `strip` and `erase` name a participant where the others name an assignment.
    """
    if step == "generate_assignment":
        (api.coursedir.release_directory,) = into
        result: dict[str, Any] = api.generate_assignment(assignment)
    elif step == "collect":
        result = api.collect(assignment, update=True)
    elif step == "autograde":
        # Without force: who has been read before and handed in nothing newer stays as they are.
        result = api.autograde(assignment, "*", force=False)
    elif step == "strip":
        result = strip(assignment, *into, api=api)
    elif step == "erase":
        result = erase(assignment, api=api)
    elif step == "generate_feedback":
        result = api.generate_feedback(assignment)
    else:
        result = api.release_feedback(assignment)
    return {"step": step, "error": "", "log": ""} | result


def _get_kernels_ready(steps: list[list[str]]) -> None:
    # What is wrong here is said by the step that meets it.
    with contextlib.suppress(CommonTableError):
        for step, assignment, *_ in steps:
            if step == "autograde" and (released := _released(assignment)):
                park(released)


def _released(assignment: str) -> Path | None:
    return released_notebook(Assignment.named(assignment), settings=Settings.find())


def main(steps: list[list[str]]) -> None:
    """Take the steps in order, each even if one before it failed, and print their results as JSON."""
    with _alone_on_stdout() as answer:
        _get_kernels_ready(steps)
        api = nbgrader_api()
        json.dump([take(*step, api=api) for step in steps], answer)


@contextlib.contextmanager
def _alone_on_stdout() -> Iterator[TextIO]:
    """Yield what was stdout; what a hand-in or a library writes past Python goes to the log instead."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)
        yield answer


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
