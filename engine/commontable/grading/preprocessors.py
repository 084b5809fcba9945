"""Our steps inside nbgrader's autograde and feedback, so that formgrader's buttons take them too."""
# mypy: disable-error-code="misc"
# nbgrader ships no types, so to mypy its classes are of any type.

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from commontable.grading.comments import Comments
from commontable.grading.hand_ins import versions_in
from commontable.grading.settle import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    Resources = dict[str, Any]


class KeepCommentsWithTheirText(NbGraderPreprocessor):
    """Before new text comes under a comment, moves the comment to the file that knows what it was about."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        folder = Path(resources["metadata"]["path"])
        with _submission(resources) as (gradebook, submission):
            comments = Comments.read(folder)
            comments.turn_to(versions_in(nb), gradebook=gradebook, submission=submission, folder=folder)
        return nb, resources


class QuietOutputs(NbGraderPreprocessor):
    """Removes what no reader needs: warnings under a check, which cost its point, and empty widgets."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, cell_index: int  # noqa: ARG002 - nbconvert's signature
    ) -> tuple[NotebookNode, Resources]:
        if cell.cell_type == "code":
            graded = cell.metadata.get("nbgrader", {}).get("grade", False)
            cell.outputs = [one for one in cell.outputs if graded and one.get("name") != "stderr"]
        return cell, resources


class Settle(NbGraderPreprocessor):
    """Takes cells that nobody needs to look at again out of the queue."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        with _submission(resources) as (gradebook, submission):
            settle(submission, notebook=nb)
            gradebook.db.commit()
        return nb, resources


@contextmanager
def _submission(resources: Resources) -> Iterator[tuple[Any, Any]]:
    named = resources["nbgrader"]
    with Gradebook(named["db_url"]) as gradebook:
        submission = gradebook.find_submission_notebook(named["notebook"], named["assignment"], named["student"])
        # All cells in one question; without them each grade and each comment would ask for its own.
        cells = [*submission.notebook.grade_cells, *submission.notebook.solution_cells]
        yield gradebook, submission
        del cells
