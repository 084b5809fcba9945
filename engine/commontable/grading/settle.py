"""Which cells are done, so that formgrader's queue holds only what somebody has yet to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.grading.comments import written
from commontable.grading.hand_ins import kept_in

if TYPE_CHECKING:
    from nbformat import NotebookNode


def settle(submission: Any, *, notebook: NotebookNode) -> None:
    """Give zero-point cells their zero when nobody needs to look at them again; the caller commits.

    nbgrader keeps a zero-point cell in the queue until a score is saved. Done are: what the participant
    keeps, an answer that a check cell reads, what has a comment, and what somebody marked as read by saving
    a score.
    """
    done = kept_in(notebook) | _checked_by_machine(notebook)
    done |= {comment.name for comment in submission.comments if written(comment)}
    for grade in submission.grades:
        if not grade.max_score and (grade.name in done or grade.manual_score is not None):
            grade.manual_score = grade.manual_score or 0.0
            grade.needs_manual_grade = False


def _checked_by_machine(notebook: NotebookNode) -> set[str]:
    answers = (cell for cell in notebook.cells if cell.cell_type == "code")
    return {cell["id"] for cell in answers if cell.metadata.get("nbgrader", {}).get("solution")}
