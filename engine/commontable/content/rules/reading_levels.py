"""Staff text reads at grade 10 or below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.markdown import count_words, headings_of, prose_of
from commontable.content.parts import Part, parts_of
from commontable.content.rules.exceptions import exceptions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

HIGHEST_GRADE = 10
# A grade of a few sentences says more about the formula than about the text.
_FEWEST_WORDS = 100
_ENDED = re.compile(r"[.!?…:][\"'”\u2019)]*$")


def text_reads_easily(subject: Subject) -> Iterator[str]:
    """Find parts of the notebook and widgets' files above the grade, save those in `reading_exceptions`."""
    allowed = exceptions_of(subject, name="reading_exceptions", field="where")
    yield from allowed.mistakes
    for where, text in (*_notebook_parts(subject), *_widget_files(subject)):
        if where in allowed.named or count_words(text) < _FEWEST_WORDS:
            continue
        grade = grade_of(text)
        if grade > HIGHEST_GRADE:
            yield (
                f"{subject.module.folder}: “{where}” reads at grade {grade:.1f}; at most {HIGHEST_GRADE}. "
                "Use shorter sentences and words, or list it under `reading_exceptions` with a reason."
            )


def grade_of(markdown: str) -> float:
    """Return the Automated Readability Index of the prose, by textstat.

    Unlike the formulas that count syllables, it needs no word list that textstat would fetch from outside.
    """
    import textstat  # noqa: PLC0415 - slow to import, and only this rule needs it

    lines = [line.strip() for line in prose_of(markdown).split("\n") if line.strip()]
    ended = " ".join(line if _ENDED.search(line) else f"{line}." for line in lines)
    return float(textstat.textstat.automated_readability_index(ended))


def _notebook_parts(subject: Subject) -> list[tuple[str, str]]:
    """Return the prose under each heading, with the heading; the list of sources is not prose."""
    parts: list[tuple[str, str]] = [(subject.module.title, "")]
    for cell, part in parts_of(subject.notebook):
        if cell.cell_type != "markdown" or part is Part.SOURCES:
            continue
        headings = headings_of(cell.source)
        if headings:
            parts.append((headings[0].text, ""))
        parts[-1] = (parts[-1][0], f"{parts[-1][1]}\n{_without_headings(cell.source)}")
    return parts


def _without_headings(markdown: str) -> str:
    return re.sub(r"^ {0,3}(#{1,6} .*|\|.*)$", "", markdown, flags=re.MULTILINE)


def _widget_files(subject: Subject) -> list[tuple[str, str]]:
    texts: dict[str, str] = {}
    for name, text in subject.widget_texts():
        texts[name] = f"{texts.get(name, '')}\n{' '.join(text.split())}"
    return [(name.rpartition("/")[2], text) for name, text in texts.items() if name != subject.yml]
