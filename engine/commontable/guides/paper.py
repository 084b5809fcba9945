"""A prompt as it stands on paper: things to read, lines to write on, boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.kinds import case_words, message_rewrite
from commontable.content.kinds.cells import DAY, YES
from commontable.guides.blocks import LONG, MIDDLE, SHORT, Block
from commontable.guides.case_table import case_table
from commontable.guides.widget_files import from_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt


def on_paper(prompt: Prompt) -> list[Block]:
    """Return what a participant without a screen is given for a prompt; nothing says which choice is right."""
    special = _SPECIAL.get(prompt.kind)
    return list(special(prompt) if special else from_file(prompt.content))


def _text(prompt: Prompt) -> Iterator[Block]:
    yield Block("ask", prompt.title, lines=LONG)


def _case(prompt: Prompt) -> Iterator[Block]:
    yield Block("table", table=case_table(prompt))
    question = str(prompt.settings.get("question") or prompt.title)
    if prompt.options:
        yield Block("choose", question, options=tuple(option.label for option in prompt.options))
    else:
        yield Block("ask", question, lines=1)


def _check(prompt: Prompt) -> Iterator[Block]:
    yield Block("text", str(prompt.content["lead"]))
    for question in prompt.content["questions"]:
        yield Block("choose", question["text"], options=tuple(each["text"] for each in question["choices"]))


def _then_and_now(_prompt: Prompt) -> Iterator[Block]:
    yield Block("ask", "What I think today", lines=MIDDLE)
    moved = ("I have moved", "I have not moved", "I am less sure", "I disagree with this module")
    yield Block("choose", "Beside my first thoughts", options=moved)


def _promise(prompt: Prompt) -> Iterator[Block]:
    yield from _answers(prompt.cells())


def _beliefs(prompt: Prompt) -> Iterator[Block]:
    yield Block("text", str(prompt.content["lead"]))
    yield from _answers(prompt.cells())


def _scenario(prompt: Prompt) -> Iterator[Block]:
    content = prompt.content
    places = {scene["id"]: number for number, scene in enumerate(content["scenes"], start=1)}
    yield Block("text", content["lead"])
    yield Block("remark", content["fictional"])
    for scene in content["scenes"]:
        yield Block("head", f"Scene {places[scene['id']]}")
        yield Block("text", scene["text"])
        for letter, choice in zip("abcdefgh", scene.get("choices", ()), strict=False):
            yield Block("choose", "", options=(f"{letter}) {choice['text']}",))
            thoughts = " ".join(f"({thought})" for thought in choice["thoughts"])
            yield Block("remark", f"{choice['reply']} {thoughts} Go on at scene {places[choice['next']]}.")
    yield Block("ask", content["ask"], lines=MIDDLE)
    yield Block("ask", content["reflect"], lines=MIDDLE)


def _case_words(_prompt: Prompt) -> Iterator[Block]:
    for part in case_words.PARTS:
        yield Block("ask", part.label, lines=MIDDLE)


def _decoder(prompt: Prompt) -> Iterator[Block]:
    yield Block("text", str(prompt.content["lead"]))
    yield from _answers(prompt.cells(), lines=SHORT)


def _message(prompt: Prompt) -> Iterator[Block]:
    yield Block("text", str(prompt.content["lead"]))
    for message in prompt.content["messages"]:
        yield Block("head", message["title"])
        yield Block("text", message["text"])
        if message.get("touches"):
            yield Block("remark", message_rewrite.HUMAN_CHECK)
    for cell in prompt.cells():
        yield from _answers([cell], lines={"own": MIDDLE, "after": LONG}.get(str(cell.path[0]), 1))


def _impact(prompt: Prompt) -> Iterator[Block]:
    content = prompt.content
    levels = tuple(content["levels"].values())
    yield Block("text", content["lead"])
    yield Block("remark", content["credit"])
    for row in (row for each in content["sets"] for row in each["rows"]):
        yield Block("head", row["title"])
        # By their words, so that the order gives no level away.
        for way in sorted(row[level] for level in content["levels"]):
            yield Block("choose", way, options=levels)
        yield from (Block("ask", row[name], lines=MIDDLE) for name in ("ask",) if row.get(name))
    marks = tuple(f"{mark['title']}: {mark['text']}" for mark in content["marks"])
    yield Block("choose", content["questions"]["marks"], options=marks)
    yield Block("text", content["own"]["text"])
    yield from (
        Block("ask", text, lines=MIDDLE) for name, text in content["own"].items() if name not in ("title", "text")
    )


def _answers(cells: Iterable[Cell], *, lines: int = MIDDLE) -> Iterator[Block]:
    """Yield room for single answers: boxes to tick, or lines."""
    for cell in cells:
        if cell.form == YES:
            yield Block("choose", "", options=(cell.label.rstrip("."),))
        elif cell.choices:
            yield Block("choose", cell.label, options=tuple(cell.choices.values()))
        else:
            yield Block("ask", cell.label, lines=1 if cell.form == DAY else lines)


_SPECIAL: dict[str, Callable[[Prompt], Iterator[Block]]] = {
    "text": _text,
    "case-words": _case_words,
    "message-rewrite": _message,
    "impact-ladder": _impact,
    "case": _case,
    "knowledge-check": _check,
    "then-and-now": _then_and_now,
    "promise": _promise,
    "belief-scale": _beliefs,
    "scenario": _scenario,
    "jargon-decoder": _decoder,
}
