"""A response as it is shown to its writer: what was typed as typed, maps and plans in words under their labels."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from commontable.content.errors import UnacceptableValue
from commontable.content.guides.outline import plain_parser

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.prompt import Prompt

# `plain_text.escaped_markdown` sets two signs apart in elements; here no formula reader comes after us.
_SET_APART = {"<span>&#36;</span>": "&#36;", "<span>&#92;</span>": "&#92;"}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def words_as_html(prompt: Prompt | None, value: Any, *, folder: Path) -> Markup:
    """Return a response as HTML that holds nothing alive: our own labels, and words as they were typed.

    `prompt` is None for one that the course no longer asks.
    """
    if isinstance(value, str) and (prompt is None or not prompt.graded):
        return Markup('<p class="typed" dir="auto">{}</p>').format(value)
    markdown = _markdown(prompt, value, folder=folder)
    if markdown is None:
        return Markup('<pre class="typed">{}</pre>').format(json.dumps(value, ensure_ascii=False, indent=1))
    # The parser lets no HTML through, and the words come escaped.
    return Markup(plain_parser().render(markdown))  # noqa: S704


def words_as_text(prompt: Prompt | None, value: Any, *, folder: Path) -> str:
    """Return a response as plain text."""
    if isinstance(value, str) and (prompt is None or not prompt.graded):
        return value
    markdown = _markdown(prompt, value, folder=folder)
    if markdown is None:
        return json.dumps(value, ensure_ascii=False)
    lines = markdown.replace("**", "").replace("\\\n", "\n")
    return html.unescape(_ESCAPED.sub(r"\1", lines)).replace("\u00a0", " ")


def lines_as_html(lines: list[tuple[str, str]]) -> Markup:
    """Return labelled words as HTML."""
    return Markup("").join(
        Markup('<p><strong>{}</strong></p><p class="typed" dir="auto">{}</p>').format(label, words)
        for label, words in lines
    )


def _markdown(prompt: Prompt | None, value: Any, *, folder: Path) -> str | None:
    """Return the Markdown of a response, or None where its prompt is gone or has changed beyond it."""
    if prompt is None:
        return None
    try:
        prompt.check(value)
    except UnacceptableValue:
        return None
    markdown = prompt.as_markdown(value, folder)
    for found, plain in _SET_APART.items():
        markdown = markdown.replace(found, plain)
    return markdown


