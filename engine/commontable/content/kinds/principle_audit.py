"""A look at one's school by seven principles, with evidence for each rating; never of a person."""

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
from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.labels import check_labels
from commontable.content.kinds.sources import check_file, check_lines
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

PARTS = ("rating", "evidence", "families", "next")
NO_EVIDENCE = "A rating without evidence yet."


def lacks_evidence(entry: Mapping[str, Any]) -> bool:
    """Say whether a principle is rated and nothing is named that a family could see."""
    return bool(entry.get("rating")) and is_blank(entry.get("evidence"))


def _parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    menus = {"rating": choices_of(content["ratings"]), "families": choices_of(content["views"])}
    return asked(content, *PARTS, **menus)


def _schema(prompt: Prompt) -> dict[str, Any]:
    names = [line["id"] for line in prompt.content["principles"]]
    return closed({"principles": closed(dict.fromkeys(names, entry_schema(_parts(prompt.content))))})


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    titles = choices_of(content["principles"])
    blocks = [
        block(titles.get(name, name), _lines(entry, content=content))
        for name, entry in value["principles"].items()
    ]
    # The purpose stands above the ratings wherever they go: out of the page they could be taken for a grade.
    return joined_blocks(f"*{escaped_markdown(content['purpose'].strip())}*", *blocks)


def _lines(entry: Mapping[str, Any], *, content: Mapping[str, Any]) -> Iterator[str]:
    yield from entry_lines(entry, parts=_parts(content))
    if lacks_evidence(entry):
        yield f"- **{NO_EVIDENCE}**"


def _check_source(fields: Fields) -> None:
    check_file(fields, "credit", "purpose", "ratings", "views", "principles", "questions")
    fields.text("purpose")
    fields.text("credit")
    check_labels(fields, "questions", wanted=PARTS)
    for name in ("ratings", "views"):
        check_lines(fields, name, texts=("title",))
    check_lines(fields, "principles", texts=("title", "text"))


def _cells(prompt: Prompt) -> Iterator[Cell]:
    for line in prompt.content["principles"]:
        yield from cells_of(_parts(prompt.content), "principles", line["id"], under=line["title"])


KIND = Kind(
    name="principle-audit",
    widget="PrincipleAudit",
    minutes=8,
    wanted="a rating and evidence for each principle",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
