"""First thoughts looked at again: today's words, and whether anything moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.readers import Readers
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.prompt import Prompt

MOVED = {
    "moved": "My thoughts have moved.",
    "not-moved": "My thoughts have not moved.",
    "less-sure": "I am less sure than I was.",
    "disagree": "I disagree with this module.",
}


def _schema(_prompt: Prompt) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"now": {"type": "string"}, "moved": {"enum": ["", *MOVED]}},
    }


def _is_empty(value: Any) -> bool:
    return is_blank(value.get("now")) and not value.get("moved")


def _as_markdown(value: Any, _prompt: Prompt, _folder: Path) -> str:
    parts = []
    if not is_blank(value.get("now")):
        parts.append(escaped_markdown(value["now"]))
    if value.get("moved"):
        parts.append(f"**{MOVED[value['moved']]}**")
    return "\n\n".join(parts)


KIND = Kind(
    name="then-and-now",
    widget="ThenAndNow",
    minutes=3,
    wanted="words of today, and one of four choices",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    widest=Readers.ME,
)
