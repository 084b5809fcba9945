"""The one form in which notebooks are committed."""

from __future__ import annotations

import copy
import hashlib
import os
from typing import TYPE_CHECKING

from commontable.content.notebook import grade_id_of
from commontable.content.sentences import one_sentence_per_line

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_KEPT_OF_CELLS = ("nbgrader", "tags")


def normal_form(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook as it is committed. Running it twice changes nothing."""
    normal = copy.deepcopy(notebook)
    normal.nbformat, normal.nbformat_minor = 4, 5
    normal.metadata = type(normal)({"kernelspec": type(normal)(KERNELSPEC)})
    for cell in normal.cells:
        _normalise(cell)
    _name_cells(normal.cells)
    return normal


def write_normal(notebook: NotebookNode, *, path: Path) -> None:
    """Write the normal form as UTF-8 with a final newline; a reader never meets half a file."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(as_committed(notebook), encoding="utf-8", newline="\n")
    os.replace(beside, path)  # noqa: PTH105 - Path.replace would hide that both names are in one folder


def as_committed(notebook: NotebookNode) -> str:
    """Return the text of the file that holds the notebook in normal form."""
    import nbformat  # noqa: PLC0415 - as in notebook.py

    # nbformat.writes would rename cells that share an id, at random; a rule tells the author instead.
    text = str(nbformat.v4.writes(normal_form(notebook)))
    return text if text.endswith("\n") else f"{text}\n"


def _normalise(cell: NotebookNode) -> None:
    cell.metadata = type(cell)(
        {name: cell.metadata[name] for name in _KEPT_OF_CELLS if cell.metadata.get(name)}
    )
    cell.source = cell.source.replace("\r\n", "\n").rstrip()
    if cell.cell_type == "code":
        cell.outputs = []
        cell.execution_count = None
    if cell.cell_type == "markdown":
        cell.source = one_sentence_per_line(cell.source)


def _name_cells(cells: list[NotebookNode]) -> None:
    """Give graded cells their grade id, and a name that does not change to cells without one of their own."""
    taken = {grade_id_of(cell) for cell in cells}
    for cell in cells:
        named = grade_id_of(cell)
        if named is None:
            named = _free_name(cell, taken=taken)
            taken.add(named)
        cell.id = named


def _free_name(cell: NotebookNode, *, taken: set[str | None]) -> str:
    wanted = cell.get("id") or hashlib.sha256(cell.source.encode()).hexdigest()[:8]
    number, name = 2, wanted
    while name in taken:
        number, name = number + 1, f"{wanted}-{number}"
    return str(name)
