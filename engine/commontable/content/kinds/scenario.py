"""A conversation that branches: the way taken, what one would ask, and a reflection on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import choice, words
from commontable.content.kinds.kind import Kind, is_blank
from commontable.content.kinds.script import check_script
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt


def asks_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of every choice by the name under which its question is kept, `scene/choice`."""
    return {
        f"{scene['id']}/{choice['id']}": choice["text"]
        for scene in content["scenes"]
        for choice in scene.get("choices", [])
    }


def _schema(prompt: Prompt) -> dict[str, Any]:
    asks = asks_of(prompt.content)
    text = {"type": "string"}
    path = {"type": "array", "maxItems": len(prompt.content["scenes"]), "items": {"enum": list(asks)}}
    asked = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(asks, text),
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"path": path, "asks": asked, "reflection": text},
    }


def _is_empty(value: Any) -> bool:
    asked = all(is_blank(text) for text in value.get("asks", {}).values())
    return not value.get("path") and asked and is_blank(value.get("reflection"))


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    content = prompt.read_source(folder)
    path, asks = value.get("path", []), value.get("asks", {})
    parts = [part for step in path for part in _step(step, content=content, asks=asks)]
    elsewhere = {step: text for step, text in asks.items() if step not in path and not is_blank(text)}
    for step, text in elsewhere.items():
        said = asks_of(content).get(step, step)
        parts.append(f"*Also tried:* {_line(said)}\n\n*{_line(content['ask'])}* {_line(text)}")
    if not is_blank(value.get("reflection")):
        parts.append(f"**{_line(content['reflect'])}**\n\n{_line(value['reflection'])}")
    return "\n\n".join(parts)


def _step(step: str, *, content: Mapping[str, Any], asks: Mapping[str, str]) -> Iterator[str]:
    scene_id, _, choice_id = step.partition("/")
    scene = _named(content["scenes"], scene_id)
    choice = _named(scene.get("choices", []), choice_id)
    # A scene that a later script no longer has still leaves its name.
    yield _line(scene.get("text", scene_id))
    yield f"**You:** {_line(choice.get('text', choice_id))}"
    if choice:
        yield _line(choice["reply"])
    if not is_blank(asks.get(step)):
        yield f"*{_line(content['ask'])}* {_line(asks[step])}"


def _named(lines: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    return next((line for line in lines if line["id"] == wanted), {})


def _line(text: str) -> str:
    return escaped_markdown(text.strip())


def _cells(prompt: Prompt) -> Iterator[Cell]:
    content, said = prompt.content, asks_of(prompt.content)
    for number in range(len(content["scenes"])):
        yield choice("path", number, label=f"What I said, step {number + 1}", of=said)
    for name, text in said.items():
        yield words("asks", name, label=f"After “{text.strip()}”: {content['ask']}")
    yield words("reflection", label=content["reflect"])


KIND = Kind(
    name="scenario",
    widget="Scenario",
    minutes=8,
    wanted="the choices made, what you would ask, and a reflection",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=check_script,
)
