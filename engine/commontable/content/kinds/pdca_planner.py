"""A plan for one change with families: plan, do, check, act; the capstone's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import DAY, WORDS, Cell
from commontable.content.kinds.entries import (
    Part,
    block,
    closed,
    entry_lines,
    entry_schema,
    is_open,
    joined_blocks,
)
from commontable.content.kinds.kind import Kind
from commontable.content.kinds.sources import check_file, check_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.prompt import Prompt

FORMS = ("words", "line", "date")
# What a portfolio shows of a plan; a file that lacks one of them makes no whole plan.
NEEDED = (
    "aim",
    "aim-families",
    "change",
    "measure",
    "measure-families",
    "baseline",
    "date",
    "told-back",
    "stories",
    "consent",
)
_DAY = r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?\Z"


def _fields_of(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [field for phase in content["phases"] for field in phase["fields"]]


def _schema(prompt: Prompt) -> dict[str, Any]:
    day = {"type": "string", "pattern": _DAY}
    found = _fields_of(prompt.content)
    words = entry_schema([Part(field["id"], field["question"]) for field in found])["properties"]
    dates = {field["id"]: day for field in found if field["form"] == "date"}
    return closed({"fields": closed({**words, **dates})})


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    said = value["fields"]
    return joined_blocks(
        *(
            block(
                phase["title"],
                entry_lines(said, parts=[Part(field["id"], field["question"]) for field in phase["fields"]]),
            )
            for phase in prompt.read_source(folder)["phases"]
        )
    )


def _check_source(fields: Fields) -> None:
    check_file(fields, "phases")
    phases = check_lines(fields, "phases", texts=("title", "text"), lists=("fields",))
    lines = [
        line
        for phase in phases
        for line in check_lines(phase, "fields", texts=("question", "form"), lists=("hint",))
    ]
    for line in lines:
        line.text("hint", "")
        if line.text("form") not in FORMS:
            raise line.error(f"`form` is '{line.text('form')}'; choose one of {', '.join(FORMS)}")
    ids = [line.text("id") for line in lines]
    missing = [name for name in NEEDED if name not in ids]
    if missing:
        raise fields.error(f"no field '{missing[0]}'; a plan that a portfolio can show has it. Add it")
    if len(set(ids)) < len(ids):
        raise fields.error("two fields have the same id. Give one of them another")


def _cells(prompt: Prompt) -> Iterator[Cell]:
    for phase in prompt.content["phases"]:
        for each in phase["fields"]:
            label = f"{phase['title'].strip()}: {each['question'].strip()}"
            yield Cell(("fields", each["id"]), label, DAY if each["form"] == "date" else WORDS)


KIND = Kind(
    name="pdca-planner",
    widget="PdcaPlanner",
    minutes=8,
    wanted="words for each part of the plan, and a day",
    schema=_schema,
    is_empty=is_open,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
