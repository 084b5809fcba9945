"""Slides for the room, out of a running order: what is done, the question, the minutes; no key, no hard moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.guides import running_orders
from commontable.content.markdown import count_words, plain_line
from commontable.content.notebook import read_notebook
from commontable.guides.questions import READ_BY, question_of
from commontable.guides.shelf import UnknownGuide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from commontable.content.course import Course
    from commontable.content.guides import Outline, Row
    from commontable.content.module import Module
    from commontable.guides.shelf import Guide

_LONG, _LONGER = 45, 95


@dataclass(frozen=True)
class Asked:
    """A prompt on a slide: its title, its question in Markdown, who reads it, and what a reader looks at."""

    title: str
    question: str
    readers: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Slide:
    """One slide; `minutes` is 0 where none are counted, `within` those of the slide before that it shares.

    `size` says how much text it has to hold.
    """

    title: str
    lead: str = ""
    minutes: int = 0
    within: int = 0
    asked: tuple[Asked, ...] = ()

    @property
    def size(self) -> str:
        words = count_words(self.lead) + sum(count_words(each.question) for each in self.asked)
        words += sum(len(each.parts) * 8 + 10 for each in self.asked)
        return "full" if words > _LONGER else "long" if words > _LONG else "short"


def slides(guide: Guide, *, course: Course, minutes: int) -> list[Slide]:
    """Return the slides of a session of so many minutes, or raise UnknownGuide."""
    module = guide.module
    orders = {order.minutes: order for order in running_orders(guide.outline)}
    if module is None or minutes not in orders:
        known = ", ".join(map(str, orders)) or "none"
        raise UnknownGuide(f"{guide.name} has no running order of {minutes} minutes; it has: {known}.")
    notebook = read_notebook(module.notebook)
    outline = guide.outline
    return [
        Slide("Our agreements", lead=_list_in(outline.markdown_under("Agreements"))),
        Slide("This is not a reporting channel", lead=_reporting(course)),
        *(
            slide
            for row in orders[minutes].rows
            for slide in _slides_of(row, module=module, notebook=notebook, outline=outline)
        ),
    ]


def _slides_of(row: Row, *, module: Module, notebook: NotebookNode, outline: Outline) -> Iterator[Slide]:
    """Yield a slide for the row, and one more for each further prompt of it."""
    title, lead = _title_and_lead(row.activity)
    asked = [
        Asked(
            title=prompt.title,
            question=question_of(notebook, prompt),
            readers=READ_BY[prompt.readers],
            parts=_looked_at(outline, prompt.id),
        )
        for prompt in map(module.prompt, row.prompts)
    ]
    yield Slide(title=title, lead=lead, minutes=row.minutes, asked=tuple(asked[:1]))
    for each in asked[1:]:
        yield Slide(title=each.title, within=row.minutes, asked=(each,))


def _title_and_lead(activity: str) -> tuple[str, str]:
    """Return what stands before the first colon, or up to the first question mark, and what follows it."""
    title, mark, lead = activity.partition(": ")
    if not mark:
        title, mark, lead = activity.partition("? ")
        title += mark.strip()
    return plain_line(title), _sentence(lead)


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}" if text else ""


def _looked_at(outline: Outline, prompt_id: str) -> tuple[str, ...]:
    """Return the four parts that a reader looks at; participants see them before they write."""
    part = outline.part(f"Rubric: {prompt_id}")
    rows = part.tables[0].rows if part is not None and part.tables else ()
    return tuple(plain_line(row[0]) for row in rows)


def _list_in(markdown: str) -> str:
    lines = [line for line in markdown.split("\n") if line[:1].isdigit() or line[:2] in ("- ", "* ", "  ")]
    return "\n".join(lines) or markdown


def _reporting(course: Course) -> str:
    route = f" The route here: {course.safety_route}" if course.safety_route else ""
    return (
        "What is written here is read within days, by people who cannot act on a danger. "
        f"If a child may be in danger, use the district's route now.{route}"
    )
