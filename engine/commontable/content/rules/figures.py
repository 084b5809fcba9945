"""Every figure that is printed has a source, and every figure that a source is given is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.rules.sourced import (
    OTHER_FIGURES,
    all_texts,
    entries_of,
    evidence_texts,
    figures_of,
    holds,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_NUMBER = r"(?<![\w.,])\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"{_NUMBER}(?:\s*(?:percent(?:age points?)?\b|per cent\b|%)"
    r"|\s+(?:in|of|out of)\s+(?:every\s+)?(?:1,000|100|10)(?![\d,.]\d|\d)"
    r"|\s+times\b"
    r"|\s+(?:of\s+a\s+)?standard deviations?\b"
    r"|\s+points?\b)",
    re.IGNORECASE,
)


def printed_figures_have_sources(subject: Subject) -> Iterator[str]:
    """Find shares, multiples, standard deviations and points that no list of figures in sources.yml holds.

    Numbers written as words ("a third", "one in five") are left out of the search, and so is the case.
    """
    found = subject.sources or {}
    known = [figure for entry in entries_of(subject) for figure in figures_of(entry)]
    known += [figure for name in OTHER_FIGURES for figure in figures_of(found, name)]
    for where, text in evidence_texts(subject):
        for printed in dict.fromkeys(_FIGURE.findall(text)):
            if not any(holds(figure, printed) for figure in known):
                yield (
                    f"{where} prints “{printed}”, which no source of sources.yml stands behind. "
                    "Add it to the `figures` of its source, or to `case_figures` or `story_figures`."
                )


def sourced_figures_are_printed(subject: Subject) -> Iterator[str]:
    """Find figures of sources.yml that the module no longer prints; those of the case may stand in the guide."""
    text = all_texts(subject)
    for entry in entries_of(subject):
        for figure in figures_of(entry):
            if not holds(text, figure):
                yield (
                    f"{subject.sources_yml}, {entry.get('id')}: “{figure}” is not printed in the module. "
                    "Write it as it is printed, or take it out."
                )
    with_guide = f"{text}\n{plain(subject.guide or '')}"
    for name in OTHER_FIGURES:
        for figure in figures_of(subject.sources or {}, name):
            if not holds(with_guide, figure):
                yield f"{subject.sources_yml}: `{name}` has “{figure}”, which is printed nowhere. Take it out."
