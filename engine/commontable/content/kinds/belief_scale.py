"""How often somebody did each thing in the last four weeks, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import choice
from commontable.content.kinds.kind import Kind
from commontable.content.kinds.sources import check_file, check_lines
from commontable.content.readers import Readers
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt

TIMES = {"0": "not once", "1": "once", "2-3": "two or three times", "4+": "four times or more"}
SURE = {"not": "not sure", "a-little": "a little sure", "fairly": "fairly sure", "very": "very sure"}
# What a second asking adds: the same of the start, seen from today.
_START = {"start_times": TIMES, "start_sure": SURE}
_ASKED = {
    "times": "how often",
    "sure": "how sure",
    "start_times": "how often at the start",
    "start_sure": "how sure at the start",
}


def asks_again(prompt: Prompt) -> bool:
    """Say whether this is a second asking: now, and how it was at the start as seen from today."""
    return bool(prompt.settings.get("again", False))


def _parts(prompt: Prompt) -> dict[str, dict[str, str]]:
    return {"times": TIMES, "sure": SURE, **(_START if asks_again(prompt) else {})}


def _schema(prompt: Prompt) -> dict[str, Any]:
    answer = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"enum": list(choices)} for name, choices in _parts(prompt).items()},
    }
    names = [line["id"] for line in prompt.content["items"]]
    return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(names, answer)}


def _is_empty(value: Any) -> bool:
    return not any(value.values())


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    texts = {line["id"]: line["text"] for line in prompt.read_source(folder)["items"]}
    return "\n".join(
        f"- {escaped_markdown(texts.get(name, name))} {_in_words(answer)}"
        for name, answer in value.items()
        if answer
    )


def _in_words(answer: dict[str, str]) -> str:
    now = _said(answer.get("times", ""), answer.get("sure", ""))
    start = _said(answer.get("start_times", ""), answer.get("start_sure", ""))
    said = [now, f"At the start, seen from today: {start}" if start else ""]
    return f"**{'. '.join(words for words in said if words)}**"


def _said(times: str, sure: str) -> str:
    return "; ".join(words for words in (TIMES.get(times), SURE.get(sure)) if words)


def _check_source(fields: Fields) -> None:
    check_file(fields, "items")
    check_lines(fields, "items", texts=("text",))


def _cells(prompt: Prompt) -> Iterator[Cell]:
    for line in prompt.content["items"]:
        for name, choices in _parts(prompt).items():
            yield choice(line["id"], name, label=f"{line['text'].strip()} ({_ASKED[name]})", of=choices)


KIND = Kind(
    name="belief-scale",
    widget="BeliefScale",
    minutes=8,
    wanted="how often and how sure, for each line",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    widest=Readers.COUNT,
    check_source=_check_source,
)
