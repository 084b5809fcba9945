"""What a widget's file holds, for paper: lines to read, what may be ticked, and what is asked of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.guides.blocks import MIDDLE, SHORT, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Texts of a file that say where words come from; they are read, not answered.
_REMARKS = ("credit", "frame", "purpose", "fictional")
_ANSWERS = {
    "hows": "how",
    "wants": "want",
    "makers": "made",
    "removers": "remover",
    "states": "state",
    "ratings": "rating",
    "views": "families",
}
_UNPRINTED = ("id", "touches", "marks", "form", "origin", "hint", "about")
_ASKING = ("question", "sentence", "ask", "words")


def from_file(content: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the parts of a widget's file in its order, what is asked of each of them last."""
    ticked = {question: _labels(content[name]) for name, question in _ANSWERS.items() if name in content}
    asked: list[Block] = []
    for name, found in content.items():
        if name in _UNPRINTED or name in _ANSWERS:
            continue
        if name == "questions":
            asked += _asked(found, ticked=ticked)
        elif isinstance(found, str):
            asked += [Block("ask", found, lines=MIDDLE)] if _is_asked(name) else []
            yield from [] if _is_asked(name) else [Block("remark" if name in _REMARKS else "text", found)]
        else:
            yield from _lines_of(found if isinstance(found, list) else [found])
    yield from asked


def _is_asked(name: str) -> bool:
    return name != "lead" and name not in _REMARKS


def _asked(found: Any, *, ticked: Mapping[str, tuple[str, ...]]) -> list[Block]:
    questions = found if isinstance(found, dict) else {each["id"]: each["text"] for each in found}
    return [
        Block("choose", text, options=ticked[name]) if name in ticked else Block("ask", text, lines=SHORT)
        for name, text in questions.items()
    ]


def _labels(found: Any) -> tuple[str, ...]:
    """Return what may be ticked: the texts of a mapping, or the titles of a list."""
    if isinstance(found, dict):
        return tuple(str(text) for text in found.values())
    return tuple(str(each.get("title") or each.get("text")) for each in found)


def _lines_of(lines: list[Any]) -> Iterator[Block]:
    for line in lines:
        if isinstance(line, dict):
            yield from _line(line)


def _line(line: Mapping[str, Any]) -> Iterator[Block]:
    for name, found in line.items():
        if name in _UNPRINTED:
            continue
        if name == "choices":
            # Without what a choice answers: that is read after choosing.
            yield Block("choose", "", options=tuple(str(each["text"]) for each in found))
        elif isinstance(found, list):
            yield from _lines_of(found)
        elif isinstance(found, str):
            yield _said(name, found)


def _said(name: str, text: str) -> Block:
    if name == "title":
        return Block("head", text)
    return Block("ask", text, lines=SHORT) if name in _ASKING else Block("text", text)
