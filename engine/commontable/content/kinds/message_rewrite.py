"""A school message written anew, and the questions that one asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import SEVERAL, Cell, choice, words
from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.labels import check_labels
from commontable.content.kinds.sources import check_file, check_lines
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.prompt import Prompt

OWN = "own"
TOUCHES = ("rights", "safety", "discipline", "special-education")
HUMAN_CHECK = "A qualified human checks the translation."


def touched_by(value: Mapping[str, Any], content: Mapping[str, Any]) -> list[str]:
    """Return which of rights, safety, discipline and special education the chosen message touches."""
    if value.get("message") == OWN:
        return [name for name in TOUCHES if name in value.get("touches", [])]
    chosen = _message(value, content)
    return [name for name in TOUCHES if name in chosen.get("touches", [])]


def _message(value: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    messages: list[dict[str, Any]] = content["messages"]
    return next((each for each in messages if each["id"] == value.get("message")), messages[0])


def _schema(prompt: Prompt) -> dict[str, Any]:
    text = {"type": "string"}
    content = prompt.content
    messages = [OWN, *(each["id"] for each in content["messages"])]
    questions = [each["id"] for each in content["questions"]]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "message": {"enum": messages},
            "own": text,
            "touches": {"type": "array", "maxItems": len(TOUCHES), "items": {"enum": list(TOUCHES)}},
            "language": {"enum": [each["id"] for each in content["languages"]]},
            "after": text,
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(questions, text),
            },
        },
    }


def _is_empty(value: Any) -> bool:
    words = (value.get("own"), value.get("after"), *value.get("answers", {}).values())
    return all(is_blank(text) for text in words)


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    before = value.get("own", "") if value.get("message") == OWN else _message(value, content)["text"]
    languages = {each["id"]: each["text"] for each in content["languages"]}
    language = languages.get(value.get("language", ""), "")
    parts = [
        _part("Before", before),
        _part(f"After ({language})" if language else "After", value.get("after", "")),
        HUMAN_CHECK if touched_by(value, content) else "",
        *(_part(each["text"], value.get("answers", {}).get(each["id"], "")) for each in content["questions"]),
    ]
    return "\n\n".join(part for part in parts if part)


def _part(label: str, text: str) -> str:
    if is_blank(text):
        return ""
    return f"**{escaped_markdown(label.strip())}**\n\n{escaped_markdown(text.strip())}"


def _check_source(fields: Fields) -> None:
    check_file(fields, "messages", "questions", "languages", "touches")
    for message in check_lines(fields, "messages", texts=("title", "text"), lists=("touches",)):
        strange = [each for each in message.texts("touches", []) if each not in TOUCHES]
        if strange:
            raise message.error(f"`touches` names '{strange[0]}'; it may name {', '.join(TOUCHES)}")
        if message.text("id") == OWN:
            raise message.error(f"the id '{OWN}' stands for a message of the writer's own. Give it another")
    check_lines(fields, "questions", texts=("text",))
    check_lines(fields, "languages", texts=("text",))
    check_labels(fields, "touches", wanted=TOUCHES)


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content = prompt.content
    messages = {each["id"]: each["title"] for each in content["messages"]}
    languages = {each["id"]: each["text"] for each in content["languages"]}
    yield choice("message", label="Which message", of={**messages, OWN: "One of my own"})
    yield words("own", label="My own message, as it was")
    yield Cell(("touches",), "What my own message touches", SEVERAL, content["touches"])
    yield choice("language", label="Language of the new message", of=languages)
    yield words("after", label="The new message")
    for each in content["questions"]:
        yield words("answers", each["id"], label=each["text"])


KIND = Kind(
    name="message-rewrite",
    widget="MessageRewrite",
    minutes=8,
    wanted="a message written anew and words on each question",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
