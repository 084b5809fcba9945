"""The columns of the one table into which papers are typed: one for every single answer that a reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.readers import Readers

if TYPE_CHECKING:
    from commontable.content import Module, Prompt
    from commontable.content.kinds.cells import Cell


def paper_columns(module: Module) -> list[dict[str, Any]]:
    """Return `{prompt, path, label, form, choices}` for all that a facilitator may type in.

    A paper that its writer alone reads is theirs to keep, so it has no column.
    """
    prompts = (prompt for prompt in module.prompts if prompt.readers is not Readers.ME)
    return [_column(prompt, cell) for prompt in prompts for cell in prompt.cells()]


def _column(prompt: Prompt, cell: Cell) -> dict[str, Any]:
    return {
        "prompt": prompt.id,
        "path": list(cell.path),
        "label": cell.label,
        "form": cell.form,
        "choices": [{"id": name, "text": text.strip()} for name, text in cell.choices.items()],
    }
