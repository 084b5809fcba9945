"""One document out of a guide: the guide itself, slides, or a handout; each one file that asks nobody for anything."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from commontable.content.guides.orders import LENGTHS
from commontable.guides.handout import handout
from commontable.guides.markup import as_html, inline_html, name_of
from commontable.guides.slides import slides

if TYPE_CHECKING:
    from commontable.content.course import Course
    from commontable.guides.shelf import Guide

FORMS = ("html", "slides", "handout")
_TEMPLATES = Path(__file__).parent / "templates"


def document(guide: Guide, form: str, *, course: Course, minutes: int = LENGTHS[0], **served: Any) -> str:
    """Return the document as one HTML file; raise UnknownGuide where the guide has no such part.

    `minutes` chooses the running order that slides follow. A served page also has `back`, where it leads back to,
    and `notes`, what facilitators wrote about the module after their workshops.
    """
    made: dict[str, Any] = {"guide": guide, "course": course, "title": guide.title, "back": "", "notes": []} | served
    if form == "slides":
        made |= {"slides": slides(guide, course=course, minutes=minutes), "minutes": minutes}
    elif form == "handout":
        made |= {"handout": handout(guide, course=course)}
    else:
        made |= _whole(guide)
    return _environment().get_template(f"{form if form in FORMS else 'html'}.html").render(made)


def style_of(name: str) -> Markup:
    """Return a style sheet or script of ours, to stand in the file that needs it."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file


def _whole(guide: Guide) -> dict[str, Any]:
    outline = guide.outline
    return {
        "body": as_html("\n".join(_without_title(guide.text)), named=True),
        "contents": [(name_of(title), title) for title in outline.chapters],
        "heading": outline.parts[0].title if outline.parts else guide.title,
    }


def _without_title(text: str) -> list[str]:
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.startswith("# ")), None)
    return lines if first is None else [*lines[:first], *lines[first + 1 :]]


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"style_of": style_of}
    environment.filters |= {"inline": inline_html, "markdown": as_html}
    return environment
