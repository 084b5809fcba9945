"""How long a module takes: words/200 per minute, and the minutes of its prompts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.markdown import count_words
from commontable.content.parts import Part, parts_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from commontable.content.module import Module

WORDS_PER_MINUTE = 200
LONGEST_CORE_MINUTES = 50
LONGEST_CORE_WORDS = 1_800


@dataclass(frozen=True)
class ModuleTime:
    """The words and whole minutes of the core path, and of what stands under "If you have more time".

    The list under "Read more" counts in neither: it is looked up, not read.
    """

    core_words: int
    core_minutes: int
    more_words: int
    more_minutes: int


def time_of(module: Module, *, notebook: NotebookNode) -> ModuleTime:
    """Return the module's time by the course's rule, rounded up so that it promises nobody too little."""
    words = dict.fromkeys(Part, 0)
    for cell, part in parts_of(notebook):
        if cell.cell_type == "markdown":
            words[part] += count_words(cell.source)
    return ModuleTime(
        core_words=words[Part.CORE],
        core_minutes=_minutes(module, words=words[Part.CORE], core=True),
        more_words=words[Part.MORE],
        more_minutes=_minutes(module, words=words[Part.MORE], core=False),
    )


def _minutes(module: Module, *, words: int, core: bool) -> int:
    asked = sum(prompt.minutes for prompt in module.prompts if prompt.core is core)
    return asked + math.ceil(words / WORDS_PER_MINUTE)
