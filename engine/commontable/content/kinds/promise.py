"""One thing to ask or tell one family, what would let them say no, and a day to come back."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import DAY, YES, Cell, choice, words
from commontable.content.kinds.kind import Kind, is_blank
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.prompt import Prompt

ACTS = {"ask": "I will ask", "tell": "I will tell"}
NOT_THIS_MONTH = "Not this month."
# What came of a promise, and how it went where its writer lets that be counted, are kept beside it under its own
# name and one of these. No author's id ends so, and no hand-in names it: ids of prompts hold no dot.
AFTER, COUNTED = ".after", ".counted"
WENT = {
    "did": "I did it",
    "partly": "I did part of it",
    "not-yet": "Not yet",
    "let-go": "I have let it go",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _schema(_prompt: Prompt) -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "act": {"enum": ["", *ACTS]},
            "what": text,
            "could_say_no": text,
            "when": {"type": "string", "pattern": r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?\Z"},
            "not_this_month": {"type": "boolean"},
        },
    }


def _is_empty(value: Any) -> bool:
    words = ("what", "could_say_no", "when", "act")
    return not value.get("not_this_month") and all(is_blank(value.get(name)) for name in words)


def _as_markdown(value: Any, _prompt: Prompt, _folder: Path) -> str:
    parts = [NOT_THIS_MONTH] if value.get("not_this_month") else []
    labels = {
        "what": ACTS.get(value.get("act", ""), "I will ask or tell"),
        "could_say_no": "What would let them say no",
        "when": "When I come back with what I did",
    }
    for name, label in labels.items():
        if not is_blank(value.get(name)):
            parts.append(f"**{label}:** {_words(value[name])}")
    return "\n\n".join(parts) or f"**{labels['what']} …**"


def _words(text: str) -> str:
    try:
        return _day_in_words(date.fromisoformat(text)) if _DAY.fullmatch(text) else escaped_markdown(text)
    except ValueError:
        return escaped_markdown(text)


def _day_in_words(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _cells(_prompt: Prompt) -> Iterator[Cell]:
    yield choice("act", label="Ask or tell", of=ACTS)
    yield words("what", label="One thing I will ask or tell one family (no name)")
    yield words("could_say_no", label="What would let them say no?")
    yield Cell(("when",), "When I come back with what I did", DAY)
    yield Cell(("not_this_month",), NOT_THIS_MONTH, YES)


KIND = Kind(
    name="promise",
    widget="Promise",
    minutes=3,
    wanted="a promise: ask or tell, words, a day, or “not this month”",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
)
