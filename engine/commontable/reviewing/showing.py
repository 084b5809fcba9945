"""A response as a reader sees it: as plain text, as safe HTML, as a text that passages are counted in, and compared."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from commontable.content.guides.outline import plain_parser
from commontable.plain_text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.prompt import Prompt
    from commontable.responses.model import Response

_WORDS = re.compile(r"\s+|[^\s]+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing word by word costs the square of their number; longer texts are compared line by line.
MOST_COMPARED = 4_000
# Escaped text holds these two as elements, for the sake of formulas; a parser without HTML would show them.
_ELEMENTS = {"<span>&#36;</span>": "&#36;", "<span>&#92;</span>": "&#92;"}


def as_html(markdown: str) -> str:
    """Return Markdown as HTML in which nothing from a person comes alive."""
    for element, entity in _ELEMENTS.items():
        markdown = markdown.replace(element, entity)
    return str(plain_parser().render(markdown))


def words_in(prompt: Prompt | None, response: Response, *, folder: Path) -> str:
    """Return a response as plain text, as it was typed, with the labels of what it answers."""
    if isinstance(response.value, str) and (prompt is None or not prompt.options):
        return printable(response.value)
    if prompt is None or prompt.is_empty(response.value):
        return passage_text(response.value)
    return _plain(prompt.as_markdown(response.value, folder))


def html_of(prompt: Prompt | None, response: Response, *, folder: Path) -> str:
    """Return a response as HTML with its labels; "" where the plain text says it all."""
    if prompt is None or isinstance(response.value, str) or prompt.is_empty(response.value):
        return ""
    return as_html(prompt.as_markdown(response.value, folder))


def passage_text(value: Any) -> str:
    """Return the sentences of a response, in order: what offsets of passages count in.

    It depends on the value alone, so that an offset into a version means the same for good, whatever becomes of
    labels. What is one word in a form is a choice, and no sentence.
    """
    if isinstance(value, str):
        return printable(value)
    return "\n".join(text for text in _texts(value) if " " in text.strip())


def changes_between(before: str, after: str) -> list[dict[str, str]]:
    """Return `[{op: same | added | removed, text}]`, which read in order gives both texts."""
    cut = _WORDS if len(before) + len(after) <= MOST_COMPARED * 5 else _LINES
    old, new = cut.findall(before), cut.findall(after)
    found: list[dict[str, str]] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if op == "equal":
            found.append({"op": "same", "text": "".join(old[i1:i2])})
            continue
        if i2 > i1:
            found.append({"op": "removed", "text": "".join(old[i1:i2])})
        if j2 > j1:
            found.append({"op": "added", "text": "".join(new[j1:j2])})
    return found


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [printable(value)]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]


def _plain(markdown: str) -> str:
    """Return the text of Markdown: one line for each paragraph or line of a list."""
    for element, entity in _ELEMENTS.items():
        markdown = markdown.replace(element, entity)
    lines = []
    for token in plain_parser().parse(markdown):
        if token.type == "inline":
            breaks = {"softbreak": "\n", "hardbreak": "\n"}
            lines.append("".join(breaks.get(t.type, t.content) for t in token.children or ()))
    return "\n".join(lines)
