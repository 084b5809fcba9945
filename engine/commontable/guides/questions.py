"""What slides and handouts take from a module's notebook: questions, and the prose of the core path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.markdown import headings_of
from commontable.content.notebook import cells_of, read_notebook
from commontable.content.parts import Part, parts_of
from commontable.content.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from commontable.content.module import Module
    from commontable.content.prompt import Prompt

READ_BY = {
    Readers.ME: "Nobody in this course but you opens this.",
    Readers.FACILITATOR: "Read by the facilitators and reviewers of your cohort.",
    Readers.GROUP: "Shown to your cohort without your name.",
    Readers.COUNT: "Counted in totals only; nobody sees your answers.",
}
COLLECTED = (Readers.FACILITATOR, Readers.GROUP)
_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)
_UNREAD = re.compile(r"^\*No family of this district[^\n]*(?:\n[^\n]+)*", re.MULTILINE)
SECTION = 2
# "*Take four minutes.*" is said by the running order, which may give other minutes.
_TIME = re.compile(r"^\*[^*\n]*\bminutes?\b[^*\n]*\*\s*$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Step:
    """One part of the core path on paper: prose in Markdown, or a prompt's field."""

    markdown: str = ""
    prompt: Prompt | None = None


def question_of(notebook: NotebookNode, prompt: Prompt) -> str:
    """Return the prompt's question as Markdown, without its heading and the minutes."""
    cell = cells_of(notebook, prompt=prompt.id).question
    return _TIME.sub("", _HEADING.sub("", cell.source)).strip() if cell is not None else prompt.title


def core_path(module: Module) -> Iterator[Step]:
    """Yield the core path in order, without its head and what follows its last prompt: both speak of a screen."""
    notebook = read_notebook(module.notebook)
    fields = {f"{prompt.id}-field": prompt for prompt in module.prompts if prompt.core}
    steps = [_step(cell, fields=fields) for cell in _below_head(notebook)]
    last = max((n for n, step in enumerate(steps) if step and step.prompt), default=-1)
    yield from (step for step in steps[: last + 1] if step)


def unread_of(module: Module) -> str:
    """Return the sentences of the head that say that no family here has read the module, or nothing."""
    found = _UNREAD.search("\n".join(str(cell.source) for cell in read_notebook(module.notebook).cells))
    return found[0] if found else ""


def _below_head(notebook: NotebookNode) -> list[NotebookNode]:
    cells = [cell for cell, part in parts_of(notebook) if part is Part.CORE]
    is_chapter = [cell.cell_type == "markdown" and _levels(cell) == [SECTION] for cell in cells]
    return cells[is_chapter.index(True) :] if True in is_chapter else cells


def _levels(cell: NotebookNode) -> list[int]:
    return [heading.level for heading in headings_of(cell.source)][:1]


def _step(cell: NotebookNode, *, fields: dict[str, Prompt]) -> Step | None:
    if cell.cell_type == "markdown":
        return Step(markdown=str(cell.source))
    prompt = fields.get(str(cell.get("id")))
    return Step(prompt=prompt) if prompt else None
