"""Words in answer to an open question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import words
from commontable.content.kinds.kind import Kind, is_blank
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt


def _schema(_prompt: Prompt) -> dict[str, Any]:
    return {"type": "string"}


def _as_markdown(value: Any, _prompt: Prompt, _folder: Path) -> str:
    return escaped_markdown(value)


def _cells(prompt: Prompt) -> Iterator[Cell]:
    yield words(label=prompt.title)


KIND = Kind(
    name="text",
    widget="Reflection",
    minutes=4,
    wanted="words",
    schema=_schema,
    is_empty=is_blank,
    as_markdown=_as_markdown,
    cells=_cells,
)
