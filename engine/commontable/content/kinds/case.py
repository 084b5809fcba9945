"""One question on case data, answered with a choice or a number, and marked by autograde."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import NUMBER, Cell, choice
from commontable.content.kinds.kind import Kind
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.prompt import Prompt


def _schema(prompt: Prompt) -> dict[str, Any]:
    # "" is a choice or a number that was taken back.
    if prompt.number is not None:
        number = {"type": "number", "minimum": prompt.number.min, "maximum": prompt.number.max}
        return {"anyOf": [number, {"const": ""}]}
    return {"enum": [*(option.id for option in prompt.options), ""]}


def _is_empty(value: Any) -> bool:
    return bool(value == "")


def _as_markdown(value: Any, prompt: Prompt, _folder: Path) -> str:
    labels = {option.id: option.label for option in prompt.options}
    return escaped_markdown(labels.get(value, str(value)))


def _cells(prompt: Prompt) -> Iterator[Cell]:
    question = str(prompt.settings.get("question") or prompt.title)
    if prompt.number is not None:
        yield Cell((), question.strip(), NUMBER)
    else:
        yield choice(label=question, of={option.id: option.label for option in prompt.options})


KIND = Kind(
    name="case",
    widget="DataView",
    minutes=8,
    wanted="one of its choices, or a number within its limits",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    graded=True,
)
