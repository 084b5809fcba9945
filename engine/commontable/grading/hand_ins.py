"""What somebody handed in, written into the answer cells of the released notebook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from commontable.content import Readers, UnacceptableValue
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from nbformat import NotebookNode

    from commontable.content import Module, Prompt
    from commontable.responses.model import HandIn, Response

KEPT = "Kept by the participant"
OURS = "commontable"
_KEPT_READERS = {Readers.ME, Readers.COUNT}


def with_answers(
    notebook: NotebookNode,
    *,
    module: Module,
    hand_in: HandIn,
    responses: Mapping[str, Response],
    folder: Path,
) -> NotebookNode:
    """Return the notebook with each answer in its cell; what nobody else may read is only named as kept.

    `module` and `folder` are the released edition's; `responses` are what a grading reader may see of the
    hand-in. A prompt without an answer stays as released, so that nbgrader knows it as unanswered.
    """
    cells = {cell.get("id"): cell for cell in notebook.cells}
    for prompt in module.prompts:
        cell = cells.get(prompt.id)
        if cell is None:
            continue
        response = responses.get(prompt.id)
        if _is_kept(prompt, hand_in=hand_in, response=response):
            _fill(cell, source=_kept_source(prompt), note={"kept": True})
        elif response is not None and not prompt.is_empty(response.value):
            _fill(cell, source=_source(prompt, response.value, folder=folder), note=_note(response))
    return notebook


def versions_in(notebook: NotebookNode) -> dict[str, int]:
    """Return which response version stands in each answer cell that holds one."""
    notes = {cell.get("id", ""): cell.metadata.get(OURS, {}) for cell in notebook.cells}
    return {prompt: note["version"] for prompt, note in notes.items() if "version" in note}


def keep_back(notebook: NotebookNode, prompts: Collection[str]) -> set[str]:
    """Take these prompts' answers out, as if they had been kept from the start; return the names of all cells touched.

    What a check said about such an answer goes with it.
    """
    touched: set[str] = set()
    for place, cell in enumerate(notebook.cells):
        if cell.get("id") not in prompts:
            continue
        _fill(cell, source=f"# {KEPT}" if cell.cell_type == "code" else KEPT, note={"kept": True})
        following = notebook.cells[place + 1 : place + 2]
        checks = [each for each in following if "check" in each.metadata.get("tags", [])]
        for each in (cell, *checks):
            touched.add(each["id"])
            if each.cell_type == "code":
                each.outputs, each.execution_count = [], None
    return touched


def kept_in(notebook: NotebookNode) -> set[str]:
    """Return the prompts whose words the participant keeps."""
    return {cell["id"] for cell in notebook.cells if cell.metadata.get(OURS, {}).get("kept")}


def _is_kept(prompt: Prompt, *, hand_in: HandIn, response: Response | None) -> bool:
    # Kept whether answered or not, so that the notebook does not tell; and kept when narrowed by its writer.
    return prompt.readers in _KEPT_READERS or (response is None and prompt.id in hand_in.versions)


def _fill(cell: NotebookNode, *, source: str, note: dict[str, Any]) -> None:
    cell.source = source
    cell.metadata[OURS] = note


def _kept_source(prompt: Prompt) -> str:
    return f"# {KEPT}" if prompt.graded else KEPT


def _source(prompt: Prompt, value: Any, *, folder: Path) -> str:
    # Checked once more: a code cell is run, so nothing but what the schema lets through may reach it.
    try:
        prompt.check(value)
    except UnacceptableValue:
        shown = json.dumps(value, ensure_ascii=False)
        return "# The answer no longer fits the question." if prompt.graded else escaped_markdown(shown)
    if prompt.graded:
        return f"{prompt.id.replace('-', '_')} = {json.dumps(value, ensure_ascii=False)}"
    return prompt.as_markdown(value, folder)


def _note(response: Response) -> dict[str, Any]:
    written = response.written_at.isoformat() if response.written_at else None
    return {"value": response.value, "version": response.version, "written_at": written}
