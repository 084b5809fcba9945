"""The course's own prose keeps clear of deficit wording and of flattering stereotypes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.content.errors import BrokenCourseFile
from commontable.content.markdown import prose_of
from commontable.content.rules.exceptions import exceptions_of
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_LIST = Path(__file__).parent / "wording.yml"


@dataclass(frozen=True)
class Phrase:
    """Words to keep out, why, and what to write in their place."""

    pattern: re.Pattern[str]
    why: str
    instead: str


def wording_is_fair(subject: Subject) -> Iterator[str]:
    """Find phrases of the list, save those that `wording_exceptions` names as quoted to be talked about."""
    allowed = exceptions_of(subject, name="wording_exceptions", field="phrase")
    yield from allowed.mistakes
    excused = {phrase.casefold() for phrase in allowed.named}
    for where, text in _texts(subject):
        for phrase in phrases():
            for found in phrase.pattern.finditer(text):
                words = found[0]
                if words.casefold() not in excused:
                    yield (
                        f"{where} says “{words}”: {phrase.why}. Write {phrase.instead}, "
                        "or list it under `wording_exceptions` with a reason."
                    )


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the list that lies beside this rule."""
    found = read_mapping(_LIST, mistake=BrokenCourseFile)
    return tuple(
        Phrase(pattern=_pattern(each["words"]), why=each["why"], instead=each["instead"])
        for group in ("deficit", "flattering")
        for each in found[group]
    )


def _pattern(words: str) -> re.Pattern[str]:
    spaced = re.sub(r"[\s-]+", r"[\\s-]+", words.replace("'", "['\u2019]"))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    for cell in subject.markdown_cells:
        yield f"{subject.ipynb}: cell {cell.id}", _one_line(prose_of(cell.source))
    for name, text in subject.widget_texts():
        yield name, _one_line(text)
    module = subject.module
    for text in (module.title, module.summary, *module.objectives, *module.key_points):
        yield subject.yml, _one_line(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
