"""Decisions of one's school on the rungs from "told" to "families decide", with the evidence for each."""

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

PARTS = ("now", "goal", "agenda", "decided", "changed", "next")
# Places for decisions that only the writer's school knows.
OWN = ("own-1", "own-2", "own-3")


def distance(entry: Mapping[str, Any], *, rungs: list[str]) -> int | None:
    """Return how many rungs lie between where a decision is and where it should be; None if one is open.

    A negative number says that families decide more than the writer thinks right.
    """
    now, goal = entry.get("now"), entry.get("goal")
    return rungs.index(goal) - rungs.index(now) if now in rungs and goal in rungs else None


def _parts(content: Mapping[str, Any]) -> tuple[Part, ...]:
    rungs = choices_of(content["rungs"])
    return asked(content, *PARTS, now=rungs, goal=rungs)


def _schema(prompt: Prompt) -> dict[str, Any]:
    entry = entry_schema(_parts(prompt.content))
    own = closed({"name": {"type": "string"}, **entry["properties"]})
    given = {line["id"]: entry for line in prompt.content["decisions"]}
    return closed({"placed": closed({**given, **dict.fromkeys(OWN, own)})})


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    titles = choices_of(content["decisions"])
    return joined_blocks(
        *(
            block(titles.get(name, content["own"]), _lines(entry, content=content))
            for name, entry in value["placed"].items()
        )
    )


def _lines(entry: Mapping[str, Any], *, content: Mapping[str, Any]) -> Iterator[str]:
    yield from entry_lines(entry, parts=(*asked(content, "name"), *_parts(content)))
    far = distance(entry, rungs=list(choices_of(content["rungs"])))
    if far is not None:
        yield f"- **{_in_words(far)}**"


def _in_words(far: int) -> str:
    if far == 0:
        return "Where it should be."
    rungs = "1 rung" if abs(far) == 1 else f"{abs(far)} rungs"
    return f"{rungs} {'below' if far > 0 else 'above'} where it should be."


def _check_source(fields: Fields) -> None:
    check_file(fields, "credit", "rungs", "decisions", "questions", "own")
    fields.text("own")
    check_labels(fields, "questions", wanted=("name", *PARTS))
    check_lines(fields, "rungs", texts=("title", "text"))
    for line in check_lines(fields, "decisions", texts=("title", "text")):
        if line.text("id") in OWN:
            raise line.error(f"the id '{line.text('id')}' is kept for a decision of the writer's own")


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    for line in content["decisions"]:
        yield from cells_of(_parts(content), "placed", line["id"], under=line["title"])
    for number, name in enumerate(OWN, 1):
        parts = (*asked(content, "name"), *_parts(content))
        yield from cells_of(parts, "placed", name, under=f"{content['own'].strip()} {number}")


KIND = Kind(
    name="decision-ladder",
    widget="DecisionLadder",
    minutes=8,
    wanted="decisions on its rungs, with the evidence",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
