"""Reflections carry no points: they are read, never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from commontable.content.rules.subject import Subject


def points_only_for_checks(subject: Subject) -> Iterator[str]:
    """Every answer cell has 0 points; the check of a case has at least one."""
    for prompt, cells in subject.prompt_cells():
        if cells.answer is not None and _points(cells.answer) != 0:
            yield (
                f"{subject.ipynb}: the answer cell {prompt.id} has {_points(cells.answer)} points; wanted 0. "
                "Set it in nbgrader's menu; points stand in check cells only."
            )
        if prompt.graded and cells.checks and sum(_points(cell) for cell in cells.checks) <= 0:
            yield f"{subject.ipynb}: the check of {prompt.id} has no points. Give it 1 in nbgrader's menu."


def _points(cell: NotebookNode) -> float:
    return float(cell.metadata.get("nbgrader", {}).get("points") or 0)
