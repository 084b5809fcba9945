"""A draft of the writer's own, looked at again sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.labels import check_labels
from commontable.content.kinds.sources import check_file
from commontable.content.readers import Readers
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.prompt import Prompt

QUESTIONS = ("saw", "else", "school", "ask", "keep")
MOST_NOTES = 60


def _schema(_prompt: Prompt) -> dict[str, Any]:
    text = {"type": "string"}
    # A note holds the writer's own sentence; which words of it were marked, and why, is kept nowhere.
    note = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(("about", *QUESTIONS), text),
    }
    notes = {"type": "array", "maxItems": MOST_NOTES, "items": note}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"draft": text, "notes": notes, "now": text},
    }


def _is_empty(value: Any) -> bool:
    notes = (text for note in value.get("notes", []) for text in note.values())
    return all(is_blank(text) for text in (value.get("draft"), value.get("now"), *notes))


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    parts = [_words(content["draft"], value.get("draft", ""))]
    parts += [_note(note, content["questions"]) for note in value.get("notes", [])]
    parts.append(_words(content["now"], value.get("now", "")))
    return "\n\n".join(part for part in parts if part)


def _words(label: str, text: str) -> str:
    return "" if is_blank(text) else f"**{escaped_markdown(label.strip())}**\n\n{escaped_markdown(text)}"


def _note(note: Mapping[str, str], questions: Mapping[str, str]) -> str:
    said = [
        f"- *{escaped_markdown(questions[name].strip())}* {escaped_markdown(note[name].strip())}"
        for name in QUESTIONS
        if not is_blank(note.get(name))
    ]
    about = f"> {escaped_markdown(note.get('about', '').strip())}".replace("\n", "\n> ")
    return "\n".join([about, "", *said]) if said else ""


def _check_source(fields: Fields) -> None:
    check_file(fields, "draft", "now", "questions")
    fields.text("draft")
    fields.text("now")
    check_labels(fields, "questions", wanted=QUESTIONS)


KIND = Kind(
    name="reframe",
    widget="Reframe",
    minutes=8,
    wanted="a draft, notes on its sentences and a second draft",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    widest=Readers.ME,
    check_source=_check_source,
)
