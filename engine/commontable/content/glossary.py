"""The terms that schools use, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.course_lists import course_list
from commontable.content.kinds.sources import check_lines

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.fields import Fields


_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")


@dataclass(frozen=True)
class Term:
    """One term. `long` is what its letters stand for; `forms` are the words by which a text uses it."""

    id: str
    term: str
    plain: str
    long: str
    forms: tuple[str, ...]


def glossary(folder: Path) -> tuple[Term, ...]:
    """Return the glossary for the module in this folder; BrokenCourseFile if it has faults."""
    fields = course_list("glossary", folder=folder)
    lines = check_lines(fields, "terms", texts=("term", "plain"), lists=("long", "forms"))
    return tuple(_term(line) for line in lines)


def terms_in(text: str, terms: tuple[Term, ...]) -> list[Term]:
    """Return the terms that a text uses, in the order of its words; the longest form of several counts."""
    found: list[tuple[int, int, Term]] = []
    for term in terms:
        for form in term.forms:
            flags = 0 if is_exact(form) else re.IGNORECASE
            pattern = rf"(?<!\w)(?:{pattern_of(form)})(?!\w)"
            found += [(*match.span(), term) for match in re.finditer(pattern, text, flags)]
    kept: list[Term] = []
    end = 0
    for start, stop, term in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= end:
            end = stop
            kept.append(term)
    return list(dict.fromkeys(kept))


def pattern_of(form: str) -> str:
    """Return a regular expression, good in Python and in a browser, for a form and its plain plural."""
    # A browser knows fewer escapes than `re.escape` writes: it refuses those of & and #.
    words = (_SYNTAX.sub(r"\\\g<0>", word) for word in form.split())
    return r"\s+".join(words).replace("'", "['\u2019]") + "s?"


def is_exact(form: str) -> bool:
    """Say whether letter case matters: it does in "SPED" and "Title I", not in "Due process"."""
    return any(letter.isupper() for word in form.split() for letter in word[1:]) or len(form) == 1


def _term(line: Fields) -> Term:
    term = line.text("term")
    return Term(
        id=line.text("id"),
        term=term,
        plain=line.text("plain"),
        long=line.text("long", ""),
        forms=line.texts("forms", [term]),
    )
