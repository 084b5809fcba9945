"""Terms of the glossary as practice cards: one's own plain words, and whether they would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import choice, words
from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.sources import check_file, check_lines
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

MARKS = {"would-do": "Mine would do.", "again": "Show me this one again."}


def _schema(prompt: Prompt) -> dict[str, Any]:
    card = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"mine": {"type": "string"}, "mark": {"enum": ["", *MARKS]}},
    }
    cards = {
        "type": "object",
        "additionalProperties": False,
        "properties": {each["id"]: card for each in prompt.content["cards"]},
    }
    return {"type": "object", "additionalProperties": False, "properties": {"cards": cards}}


def _is_empty(value: Any) -> bool:
    return not any(_is_answered(card) for card in value.get("cards", {}).values())


def _is_answered(card: dict[str, str]) -> bool:
    return bool(card.get("mark")) or not is_blank(card.get("mine"))


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    said = {each["id"]: each["sentence"] for each in prompt.read_source(folder)["cards"]}
    return "\n\n".join(
        _card(card, sentence=said.get(name, name))
        for name, card in value["cards"].items()
        if _is_answered(card)
    )


def _card(card: dict[str, str], *, sentence: str) -> str:
    parts = [f"**{escaped_markdown(sentence.strip())}**"]
    if not is_blank(card.get("mine")):
        parts.append(escaped_markdown(card["mine"].strip()))
    if card.get("mark"):
        parts.append(f"*{MARKS[card['mark']]}*")
    return "\n\n".join(parts)


def _check_source(fields: Fields) -> None:
    check_file(fields, "cards")
    check_lines(fields, "cards", texts=("sentence",))


def _cells(prompt: Prompt) -> Iterator[Cell]:
    for card in prompt.content["cards"]:
        yield words("cards", card["id"], "mine", label=card["sentence"])
        yield choice("cards", card["id"], "mark", label=f"My words for: {card['sentence'].strip()}", of=MARKS)


KIND = Kind(
    name="jargon-decoder",
    widget="JargonDecoder",
    minutes=8,
    wanted="your own plain words for each term",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
