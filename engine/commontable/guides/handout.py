"""A handout for rooms without devices: the whole core path on paper, and apart from it the sheets to hand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.notebook import read_notebook
from commontable.content.readers import Readers
from commontable.guides.markup import as_html
from commontable.guides.paper import on_paper
from commontable.guides.questions import COLLECTED, READ_BY, core_path, question_of, unread_of
from commontable.guides.shelf import UnknownGuide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.guides.blocks import Block
    from commontable.guides.shelf import Guide

# The guide tells the facilitator what to print; on the printed page it is there.
_TO_PRINT = re.compile(r"\s*\(Print [^()]*\)")
_KEPT = {
    Readers.ME: "Nobody in this course but you reads this.",
    Readers.COUNT: "On a screen, totals are counted. On paper, nobody collects this.",
}
_LISTED = re.compile(r"^(?:\d+\. |[-*] |\s+\S)")


@dataclass(frozen=True)
class Piece:
    """One piece of the path that a participant keeps: prose, a field to write in, or a pointer to a sheet."""

    prose: Markup | None = None
    prompt: Prompt | None = None
    blocks: tuple[Block, ...] = ()
    readers: str = ""
    sheet: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet that is handed in: a single prompt, and nothing that its writer keeps."""

    number: int
    prompt: Prompt
    question: Markup
    blocks: tuple[Block, ...]
    readers: str


@dataclass(frozen=True)
class Answered:
    """What the choices of a knowledge check answer, to be read after choosing."""

    question: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Handout:
    """What the printed pages hold. `running` is the guide's own list of what is done with them."""

    running: Markup
    unread: Markup
    pieces: tuple[Piece, ...]
    answered: tuple[Answered, ...]
    sheets: tuple[Sheet, ...]
    safety_route: str


def handout(guide: Guide, *, course: Course) -> Handout:
    """Return the handout of a module's guide, or raise UnknownGuide for a general guide."""
    module = guide.module
    if module is None:
        raise UnknownGuide(f"{guide.name} belongs to no module, so there is nothing to hand out. Print the guide.")
    sheets = tuple(_sheets(module))
    return Handout(
        running=as_html(_running(guide.outline.markdown_under("Handout")), lower=1),
        unread=as_html(unread_of(module)),
        pieces=tuple(_pieces(module, sheets={sheet.prompt.id: sheet.number for sheet in sheets})),
        answered=tuple(_answered(module)),
        sheets=sheets,
        safety_route=course.safety_route,
    )


def _running(markdown: str) -> str:
    """Return the guide's list for participants; its lines to the facilitator stay in the guide."""
    lines = [line for line in markdown.split("\n") if _LISTED.match(line)]
    return _TO_PRINT.sub("", "\n".join(lines) or markdown)


def _pieces(module: Module, *, sheets: dict[str, int]) -> Iterator[Piece]:
    for step in core_path(module):
        prompt = step.prompt
        if prompt is None:
            yield Piece(prose=as_html(step.markdown, folder=module.path))
        elif prompt.id in sheets:
            yield Piece(prompt=prompt, sheet=sheets[prompt.id], blocks=_to_read(prompt))
        else:
            yield Piece(prompt=prompt, blocks=tuple(on_paper(prompt)), readers=_KEPT[prompt.readers])


def _to_read(prompt: Prompt) -> tuple[Block, ...]:
    return tuple(block for block in on_paper(prompt) if _is_kept(block, kind=prompt.kind))


def _is_kept(block: Block, *, kind: str) -> bool:
    """Say whether a part of a sheet stays with its reader: later prompts speak of tables and conversations."""
    return block.kind == "table" or (kind == "scenario" and block.kind != "ask")


def _sheets(module: Module) -> Iterator[Sheet]:
    notebook = read_notebook(module.notebook)
    collected = [prompt for prompt in module.prompts if prompt.core and prompt.readers in COLLECTED]
    for number, prompt in enumerate(collected, start=1):
        yield Sheet(
            number=number,
            prompt=prompt,
            question=as_html(question_of(notebook, prompt), lower=2),
            blocks=tuple(block for block in on_paper(prompt) if not _is_kept(block, kind=prompt.kind)),
            readers=READ_BY[prompt.readers],
        )


def _answered(module: Module) -> Iterator[Answered]:
    for prompt in module.prompts:
        if prompt.core and prompt.kind == "knowledge-check":
            for question in prompt.content["questions"]:
                choices = tuple((each["text"], each["feedback"]) for each in question["choices"])
                yield Answered(question=question["text"], choices=choices)
