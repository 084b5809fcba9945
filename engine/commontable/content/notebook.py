"""A module's notebook: reading it, its cells by prompt, and the cells that a page shows and runs."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.errors import BrokenNotebook

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

# A page neither shows nor runs these: answers live in the store, and hidden tests are an answer key.
KEPT_FROM_PAGES = frozenset({"answer", "check"})
# What reading raises on text that is not JSON, not a notebook, or of another version.
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class PromptCells:
    """The cells of one prompt, `None` for a missing one; `checks` are those right after the answer cell."""

    question: NotebookNode | None
    field: NotebookNode | None
    answer: NotebookNode | None
    checks: tuple[NotebookNode, ...]


def read_notebook(path: Path) -> NotebookNode:
    """Return the notebook, or raise BrokenNotebook with one sentence."""
    name = f"{path.parent.name}/{path.name}"
    try:
        return _parsed(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BrokenNotebook(
            f"{name} cannot be read ({problem.strerror}). Put the notebook there."
        ) from problem
    except _UNREADABLE as problem:
        raise BrokenNotebook(
            f"{name} is no notebook that can be read. "
            "Open it in JupyterLab and save it, or take the last committed one."
        ) from problem


def _parsed(text: str) -> NotebookNode:
    # Most kernels that import this file never read a notebook, and nbformat takes longer than the module.
    import nbformat  # noqa: PLC0415

    # nbformat.reads would give cells that lack an id, or share one, another at random on each reading.
    notebook = nbformat.v4.reads(text)
    named = copy.deepcopy(notebook)
    named.nbformat_minor = 5
    for number, cell in enumerate(named.cells):
        cell["id"] = f"cell-{number}"
    try:
        nbformat.validate(named)
    except nbformat.ValidationError as problem:
        raise ValueError(problem.message) from problem
    return notebook


def tags_of(cell: NotebookNode) -> frozenset[str]:
    """Return the cell's tags."""
    return frozenset(cell.metadata.get("tags", []))


def grade_id_of(cell: NotebookNode) -> str | None:
    """Return the name by which nbgrader knows the cell, if it knows it."""
    found = cell.metadata.get("nbgrader", {}).get("grade_id")
    return str(found) if found else None


def participant_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells that are shown and run in a page: all but those tagged `answer` or `check`."""
    return [cell for cell in notebook.cells if not tags_of(cell) & KEPT_FROM_PAGES]


def cells_of(notebook: NotebookNode, *, prompt: str) -> PromptCells:
    """Return a prompt's cells by their ids: `<id>-question`, `<id>-field`, `<id>` and the checks after it."""
    by_id = {cell.get("id"): number for number, cell in reversed(list(enumerate(notebook.cells)))}

    def found(cell_id: str) -> NotebookNode | None:
        return notebook.cells[by_id[cell_id]] if cell_id in by_id else None

    return PromptCells(
        question=found(f"{prompt}-question"),
        field=found(f"{prompt}-field"),
        answer=found(prompt),
        checks=_checks_after(notebook, by_id[prompt]) if prompt in by_id else (),
    )


def _checks_after(notebook: NotebookNode, place: int) -> tuple[NotebookNode, ...]:
    checks = []
    for cell in notebook.cells[place + 1 :]:
        if "check" not in tags_of(cell):
            break
        checks.append(cell)
    return tuple(checks)
