"""Two boxes after a case: what the data show, and what families could tell us that they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import cells_of
from commontable.content.kinds.entries import Part, closed, entry_schema, is_open
from commontable.content.kinds.kind import Kind
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

PARTS = (
    Part("shows", "What it shows"),
    Part("families", "What families could tell us that it cannot"),
)


def _schema(_prompt: Prompt) -> dict[str, Any]:
    return closed(entry_schema(PARTS)["properties"])


def _as_markdown(value: Any, _prompt: Prompt, _folder: Path) -> str:
    said = [(part.label, value.get(part.name)) for part in PARTS]
    return "\n\n".join(
        f"**{escaped_markdown(label)}**\n\n{escaped_markdown(text)}"
        for label, text in said
        if not is_open(text)
    )


def _cells(prompt: Prompt) -> Iterator[Cell]:
    yield from cells_of(PARTS, under=prompt.title)


KIND = Kind(
    name="case-words",
    widget="CaseWords",
    minutes=4,
    wanted="words in two boxes",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
)
