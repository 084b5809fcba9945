"""A family's way to one event, step by step: what stands in it, who made that, and who can remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.fields import Fields
from commontable.content.kinds.cells import cells_of, words
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
from commontable.content.yaml_files import kind_of
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

PARTS = ("barrier", "made", "remover", "change")
LAST_TEXTS = ("title", "text", "question", "words")


def _parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    menus = {"made": choices_of(content["makers"]), "remover": choices_of(content["removers"])}
    return asked(content, *PARTS, **menus)


def _last_parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    last = content["last"]
    return (
        Part("choice", last["question"], choices_of(last["choices"], text="text")),
        Part("words", last["words"]),
    )


def _schema(prompt: Prompt) -> dict[str, Any]:
    content = prompt.content
    steps = dict.fromkeys((step["id"] for step in content["steps"]), entry_schema(_parts(content)))
    last = entry_schema(_last_parts(content))
    return closed({"event": {"type": "string"}, "steps": closed(steps), "last": last})


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    said, parts = value.get("steps", {}), _parts(content)
    event = value.get("event", "")
    steps = [
        block(step["title"], entry_lines(said.get(step["id"], {}), parts=parts)) for step in content["steps"]
    ]
    last = entry_lines(value.get("last", {}), parts=_last_parts(content))
    return joined_blocks(
        "" if is_open(event) else f"**{escaped_markdown(event)}**",
        *steps,
        block(content["last"]["title"], last),
    )


def _check_source(fields: Fields) -> None:
    check_file(fields, "makers", "removers", "steps", "last", "questions")
    check_labels(fields, "questions", wanted=("event", *PARTS))
    for name in ("makers", "removers"):
        check_lines(fields, name, texts=("title",))
    for step in check_lines(fields, "steps", texts=("title", "text")):
        if step.text("id") == "last":
            raise step.error("the id 'last' is kept for the last step")
    _check_last(fields)


def _check_last(fields: Fields) -> None:
    found = fields.found.get("last")
    if not isinstance(found, dict):
        raise fields.error(f"`last` is {kind_of(found)}; wanted the last step, with its `choices`")
    last = Fields(found, where=f"{fields.where}, last", mistake=fields.mistake)
    for name in LAST_TEXTS:
        last.text(name)
    check_lines(last, "choices", texts=("text", "feedback"))
    strange = [str(name) for name in found if name not in (*LAST_TEXTS, "choices")]
    if strange:
        raise last.error(f"'{strange[0]}' is read by no widget; take it out")


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    yield words("event", label=content["questions"]["event"])
    for step in content["steps"]:
        yield from cells_of(_parts(content), "steps", step["id"], under=step["title"])
    yield from cells_of(_last_parts(content), "last", under=content["last"]["title"])


KIND = Kind(
    name="barrier-walk",
    widget="BarrierWalk",
    minutes=8,
    wanted="an event, and what stands in the way at each step",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
