"""Markdown of guides and modules as HTML that stands alone: no script, no outside picture, no dead link."""

from __future__ import annotations

import base64
import mimetypes
import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from commontable.content.guides.outline import plain_parser
from commontable.content.markdown import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

_BOX = re.compile(r"^\[(?P<mark>[ xX])\]\s+")
_FRAME = '<div class="wide" role="group" aria-label="Table" tabindex="0">'
_HIGHEST = 6
_KEPT = ("https://", "http://", "mailto:", "#")


def as_html(markdown: str, *, lower: int = 0, folder: Path | None = None, named: bool = False) -> Markup:
    """Return the Markdown as HTML.

    `lower` moves headings down, `folder` is where figures are looked for, `named` headings can be linked to.
    """
    parser = plain_parser()
    tokens = parser.parse(markdown)
    _mark_boxes(tokens)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + lower, _HIGHEST)}"
        if token.type == "inline":
            token.children = list(_inline(token.children or (), folder=folder))
        if token.type == "th_open":
            token.attrSet("scope", "col")
    if named:
        _name_headings(tokens)
    made = parser.renderer.render(tokens, parser.options, {})
    # A wide table is moved sideways in its own frame, by keyboard too.
    framed = made.replace("<table>", _FRAME + "<table>").replace("</table>", "</table></div>")
    # The parser lets no HTML through and no script into an address.
    return Markup(framed)  # noqa: S704


def inline_html(markdown: str) -> Markup:
    """Return one line of Markdown, such as a table's cell, as HTML."""
    return Markup(plain_parser().renderInline(markdown))  # noqa: S704


def name_of(heading: str) -> str:
    """Return the name by which a heading is linked to within its page."""
    return re.sub(r"[^a-z0-9]+", "-", plain_line(heading).casefold()).strip("-") or "part"


def _name_headings(tokens: Sequence[Token]) -> None:
    taken: set[str] = set()
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            name = name_of(tokens[number + 1].content)
            while name in taken:
                name += "-again"
            taken.add(name)
            token.attrSet("id", name)


def _mark_boxes(tokens: Sequence[Token]) -> None:
    """Mark the points of a list that begin with a box, which stands in place of a bullet."""
    opened: list[Token] = []
    for token in tokens:
        if token.type == "list_item_open":
            opened.append(token)
        elif token.type == "list_item_close":
            opened.pop()
        elif token.type == "inline" and opened and _BOX.match(token.content):
            opened[-1].attrSet("class", "box")


def _inline(tokens: Sequence[Token], *, folder: Path | None) -> Iterator[Token]:
    is_open = True
    for number, token in enumerate(tokens):
        if token.type == "link_open":
            # A file of the course lies elsewhere than the printed page, so such a link is only its words.
            is_open = str(token.attrGet("href") or "").startswith(_KEPT)
        elif token.type == "image":
            _embed(token, folder=folder)
        elif token.type == "softbreak" and _begins_in_bold(tokens[number + 1 :]):
            # Guides put "Say." and "Listen for." at the start of a line each.
            token.type, token.tag = "hardbreak", "br"
        elif number == 0 and token.type == "text":
            token.content = _BOX.sub(lambda box: "☐ " if box["mark"] == " " else "☑ ", token.content)
        if is_open or token.type not in ("link_open", "link_close"):
            yield token


def _begins_in_bold(tokens: Sequence[Token]) -> bool:
    first = next((token for token in tokens if token.type != "text" or token.content), None)
    return first is not None and first.type == "strong_open"


def _embed(token: Token, *, folder: Path | None) -> None:
    source = str(token.attrGet("src") or "")
    path = folder / source if folder is not None and source.startswith("figures/") else None
    if path is None or not path.is_file() or ".." in source:
        token.type, token.content = "text", f"({token.content})"
        return
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    body = base64.b64encode(path.read_bytes()).decode()
    token.attrSet("src", f"data:{mime};base64,{body}")
