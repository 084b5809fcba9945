"""A module as one Markdown text, for people who review its prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.notebook import participant_cells, read_notebook
from commontable.content.readers import Readers

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from commontable.content.module import Module

_READ_BY = {
    Readers.ME: "read by the writer alone",
    Readers.FACILITATOR: "read by facilitators and reviewers of the cohort",
    Readers.GROUP: "shown to the cohort without a name",
    Readers.COUNT: "read only in totals",
}


def as_markdown(module: Module) -> str:
    """Return what a participant reads, with a line for each field: what it keeps, and who reads it."""
    fields = {f"{prompt.id}-field": prompt.id for prompt in module.prompts}
    parts = [
        _part(cell, module=module, fields=fields)
        for cell in participant_cells(read_notebook(module.notebook))
    ]
    return "\n\n".join(part for part in parts if part)


def _part(cell: NotebookNode, *, module: Module, fields: dict[str, str]) -> str:
    if cell.cell_type == "markdown":
        return str(cell.source)
    if cell.get("id") in fields:
        prompt = module.prompt(fields[cell.id])
        return f"*[{prompt.title}: {prompt.kind}, {prompt.minutes} minutes, {_READ_BY[prompt.readers]}]*"
    return f"```python\n{cell.source}\n```" if cell.source.strip() else ""
