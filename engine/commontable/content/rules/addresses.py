"""Nothing in a module is fetched from outside, and outside links stand under "Read more"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.markdown import without_code
from commontable.content.parts import Part, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_OUTSIDE = r"(?:[a-z][a-z0-9+.-]*:)?//[^\s)\"'<>]+"
_EMBEDDED = re.compile(
    rf"!\[[^\]]*\]\(\s*<?(?P<image>{_OUTSIDE})"
    r"|<\s*(?P<tag>script|iframe|embed|object|link|base|form)\b"
    rf"|\b(?:src|srcset|poster|data)\s*=\s*[\"']?(?P<source>{_OUTSIDE})"
    rf"|(?:url\(\s*[\"']?|@import\s+[\"'])(?P<style>{_OUTSIDE})",
    re.IGNORECASE,
)
_DRAWN = re.compile(rf"(?:<\s*script\b|\b(?:xlink:)?href\s*=\s*[\"']{_OUTSIDE})", re.IGNORECASE)
_LINKED = re.compile(r"(?:https?|ftp)://[^\s)\"'<>]+|\bwww\.[^\s)\"'<>]+", re.IGNORECASE)


def nothing_comes_from_outside(subject: Subject) -> Iterator[str]:
    """Find images, scripts, styles and frames with an outside address, in the notebook and in figures."""
    for cell in subject.markdown_cells:
        for found in _EMBEDDED.finditer(without_code(cell.source)):
            yield (
                f"{subject.ipynb}: cell {cell.id} embeds {found[0][:80]!r}, which a page would fetch or run. "
                "Put the file into the module's figures/ folder, or take it out."
            )
    for path in sorted(subject.module.path.rglob("*.svg")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if _EMBEDDED.search(text) or _DRAWN.search(text):
            yield f"{subject.module.folder}/{path.name} holds a script or an outside address. Take it out."


def links_stand_under_read_more(subject: Subject) -> Iterator[str]:
    """Find outside links that would send somebody elsewhere in mid-thought, and code that calls out."""
    for cell, part in parts_of(subject.notebook):
        if part is Part.SOURCES and cell.cell_type == "markdown":
            continue
        text = _EMBEDDED.sub("", cell.source)
        for address in _LINKED.findall(text):
            yield f"{subject.ipynb}: cell {cell.id} holds {address[:80]}. Move it under “Read more”."
    for name, text in subject.widget_texts():
        for address in _LINKED.findall(text):
            yield f"{name}: a widget's text holds {address[:80]}. Move it under “Read more” in the notebook."
