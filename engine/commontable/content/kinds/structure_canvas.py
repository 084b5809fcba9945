"""A canvas for a structure that lasts, marker by marker: what stands, what is missing, what comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import cells_of
from commontable.content.kinds.entries import (
    Part,
    asked,
    block,
    choices_of,
    closed,
    entry_lines,
    entry_schema,
    is_open,
    joined_blocks,
)
from commontable.content.kinds.kind import Kind
from commontable.content.kinds.labels import check_labels
from commontable.content.kinds.sources import check_file, check_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

PARTS = ("state", "words")
FIRST = ("first", "families")


def _parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    return asked(content, *PARTS, state=choices_of(content["states"]))


def _schema(prompt: Prompt) -> dict[str, Any]:
    entry = entry_schema(_parts(prompt.content))
    names = [marker["id"] for each in prompt.content["structures"] for marker in each["markers"]]
    return closed(
        {
            "markers": closed(dict.fromkeys(names, entry)),
            **entry_schema(asked(prompt.content, *FIRST))["properties"],
        }
    )


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    said, parts = value.get("markers", {}), _parts(content)
    return joined_blocks(
        *(
            block(f"{each['title']}: {marker['title']}", entry_lines(said.get(marker["id"], {}), parts=parts))
            for each in content["structures"]
            for marker in each["markers"]
        ),
        "\n".join(entry_lines(value, parts=asked(content, *FIRST))),
    )


def _check_source(fields: Fields) -> None:
    check_file(fields, "credit", "states", "structures", "questions")
    fields.text("credit")
    check_labels(fields, "questions", wanted=(*PARTS, *FIRST))
    check_lines(fields, "states", texts=("title",))
    structures = check_lines(fields, "structures", texts=("title", "text"), lists=("markers",))
    markers = [
        marker.text("id")
        for each in structures
        for marker in check_lines(each, "markers", texts=("title", "text"))
    ]
    if len(set(markers)) < len(markers):
        raise fields.error("two markers have the same id. Give one of them another")


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    for each in content["structures"]:
        for marker in each["markers"]:
            title = f"{each['title'].strip()}: {marker['title']}"
            yield from cells_of(_parts(content), "markers", marker["id"], under=title)
    yield from cells_of(asked(content, *FIRST))


KIND = Kind(
    name="structure-canvas",
    widget="StructureCanvas",
    minutes=8,
    wanted="what stands and what is missing, for each marker",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
