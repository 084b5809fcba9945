"""What the guides and notebooks say to a reader: the rubric of a prompt, and the question as it was asked."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from commontable.content.guides import Rubric, outline_of, rubrics_of

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.course import Course
    from commontable.content.module import Module


def rubrics_for(course: Course, folder: str) -> dict[str, Rubric]:
    """Return the rubrics of a module's guide, only for prompts that get a reply; none where no guide is written."""
    guide = course.root / "facilitator_guides" / f"{folder}.md"
    if not guide.is_file():
        return {}
    replies = {prompt.id for prompt in course.module(folder).prompts if prompt.reply}
    found = _rubrics(guide, guide.stat().st_mtime_ns)
    return {prompt: rubric for prompt, rubric in found.items() if prompt in replies}


@lru_cache(maxsize=64)
def _rubrics(guide: Path, changed_at: int) -> dict[str, Rubric]:  # noqa: ARG001 - the cache's key
    return rubrics_of(outline_of(guide.read_text(encoding="utf-8")))


def questions_of(module: Module) -> dict[str, str]:
    """Return each prompt's question as Markdown, as its notebook has it."""
    notebook = module.notebook
    return _questions(notebook, notebook.stat().st_mtime_ns) if notebook.is_file() else {}


@lru_cache(maxsize=64)
def _questions(notebook: Path, changed_at: int) -> dict[str, str]:  # noqa: ARG001 - the cache's key
    # The whole notebook is not held against its format here: it was when the module was released.
    cells = json.loads(notebook.read_text(encoding="utf-8")).get("cells", [])
    asked = ((cell.get("id", ""), "".join(cell.get("source", ""))) for cell in cells)
    return {name.removesuffix("-question"): source for name, source in asked if name.endswith("-question")}
