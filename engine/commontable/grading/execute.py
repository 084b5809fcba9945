"""Running a hand-in: what it has in common with every other has run already, the rest runs in a kernel of its own."""
# mypy: disable-error-code="misc"
# nbgrader ships no types, so to mypy its classes are of any type.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import nbformat
from nbgrader.preprocessors import Execute as NbgraderExecute

from commontable.content.notebook import participant_cells
from commontable.grading.assignments import Assignment
from commontable.grading.kernels import PreparedKernelManager, kernels_for
from commontable.grading.release import released_notebook
from commontable.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    Resources = dict[str, Any]


class Execute(NbgraderExecute):
    """nbgrader's step, in a kernel that has run the released page's cells; answers, checks and all else run here."""

    _released: Path | None = None
    _has_run: frozenset[str] = frozenset()

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        assignment = Assignment.named(resources["nbgrader"]["assignment"])
        self._released = released_notebook(assignment, settings=Settings.find())
        self._has_run = _run_beforehand(self._released)
        self.on_notebook_start = self._ask_for_plain_errors
        done: tuple[NotebookNode, Resources] = super().preprocess(nb, resources)
        return done

    def _ask_for_plain_errors(self, **_: Any) -> None:
        # A wrong answer is an error in its check. In colours, with the lines around it, it takes a tenth of a second.
        self.kc.execute("%xmode Plain", silent=True, store_history=False)

    def create_kernel_manager(self) -> Any:
        if self._released is None:
            return super().create_kernel_manager()
        self.km = PreparedKernelManager(config=self.config, kernel_spec_manager=kernels_for(self._released))
        return self.km

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, index: int
    ) -> tuple[NotebookNode, Resources]:
        if cell.cell_type != "code" or _is_the_same_for_all(cell, self._has_run):
            return cell, resources
        done: tuple[NotebookNode, Resources] = super().preprocess_cell(cell, resources, index)
        return done


def _run_beforehand(released: Path | None) -> frozenset[str]:
    if released is None:
        return frozenset()
    notebook = nbformat.read(released, as_version=4)
    return frozenset(cell.source for cell in participant_cells(notebook) if cell.cell_type == "code")


def _is_the_same_for_all(cell: NotebookNode, has_run: frozenset[str]) -> bool:
    # What counts for a score is run here, wherever it stands: its outputs are the score.
    return cell.source in has_run and not cell.metadata.get("nbgrader", {}).get("grade")
