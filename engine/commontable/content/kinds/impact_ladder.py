"""Practices placed on three levels of impact with their reasons, and one of one's own taken a step up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import cells_of, choice
from commontable.content.kinds.entries import (
    Part,
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
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

LEVELS = ("higher", "moderate", "lower")
OWN_PARTS = ("practice", "level", "marks", "step", "asked")


def rows_of(content: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return every row of every set by its id."""
    return {row["id"]: row for each in content["sets"] for row in each["rows"]}


def _row_parts(content: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[Part, ...]:
    marks = Part("marks", content["questions"]["marks"], choices_of(content["marks"]), several=True)
    return (marks, Part("words", row["ask"])) if "ask" in row else (marks,)


def _own_parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    choices = {"level": content["levels"], "marks": choices_of(content["marks"])}
    return tuple(
        Part(name, content["own"][name], choices.get(name), several=name == "marks") for name in OWN_PARTS
    )


def _schema(prompt: Prompt) -> dict[str, Any]:
    content = prompt.content
    levels = closed({level: {"enum": ["", *LEVELS]} for level in LEVELS})
    rows = {
        name: closed({"levels": levels, **entry_schema(_row_parts(content, row))["properties"]})
        for name, row in rows_of(content).items()
    }
    return closed({"rows": closed(rows), "own": entry_schema(_own_parts(content))})


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    rows = rows_of(content)
    own = entry_lines(value.get("own", {}), parts=_own_parts(content))
    return joined_blocks(
        *(
            block(rows[name]["title"], _row_lines(answer, row=rows[name], content=content))
            for name, answer in value.get("rows", {}).items()
            if name in rows
        ),
        block(content["own"]["title"], own),
    )


def _row_lines(
    answer: Mapping[str, Any], *, row: Mapping[str, Any], content: Mapping[str, Any]
) -> Iterator[str]:
    for name, level in answer.get("levels", {}).items():
        if level:
            yield f"- {escaped_markdown(content['levels'][level])}: {escaped_markdown(row[name])}"
    yield from entry_lines(answer, parts=_row_parts(content, row))


def _check_source(fields: Fields) -> None:
    check_file(fields, "credit", "levels", "marks", "sets", "questions", "own")
    fields.text("credit")
    check_labels(fields, "levels", wanted=LEVELS)
    check_labels(fields, "questions", wanted=("set", "row", "place", "marks"))
    check_labels(fields, "own", wanted=("title", "text", *OWN_PARTS))
    marks = {line.text("id") for line in check_lines(fields, "marks", texts=("title", "text"))}
    sets = check_lines(fields, "sets", texts=("title", "origin"), lists=("rows",))
    rows = [row for each in sets for row in _checked_rows(each, marks=marks)]
    if len(set(rows)) < len(rows):
        raise fields.error("two rows have the same id. Give one of them another")


def _checked_rows(fields: Fields, *, marks: set[str]) -> list[str]:
    rows = check_lines(fields, "rows", texts=("title", *LEVELS, "why"), lists=("marks", "own", "ask", "note"))
    for row in rows:
        for name in ("ask", "note"):
            row.text(name, "")
        for name, known in (("marks", marks), ("own", set(LEVELS))):
            strange = [each for each in row.texts(name, []) if each not in known]
            if strange:
                raise row.error(f"`{name}` names '{strange[0]}'; choose from {', '.join(sorted(known))}")
    return [row.text("id") for row in rows]


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    for name, row in rows_of(content).items():
        for level in LEVELS:
            label = f"{row['title'].strip()}: {row[level]}"
            yield choice("rows", name, "levels", level, label=label, of=content["levels"])
        yield from cells_of(_row_parts(content, row), "rows", name, under=row["title"])
    yield from cells_of(_own_parts(content), "own", under=content["own"]["title"])


KIND = Kind(
    name="impact-ladder",
    widget="ImpactLadder",
    minutes=8,
    wanted="practices on its levels, with marks and words",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
