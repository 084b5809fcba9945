"""Rubrics look at four things on three levels, and replies are shown and not only described."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.guides import Part
    from commontable.content.rules.subject import Subject

ROWS = {
    "a concrete moment": r"\bmoment\b",
    "the family's view, and how the writer knows it": r"\bview\b",
    "the school's part, or my own": r"\bpart\b",
    "a next step": r"\bnext step\b",
}
COLUMNS = 4
FEWEST_REPLIES = 3


def rubrics_look_at_four_things(subject: Subject) -> Iterator[str]:
    """Find rubrics that look at more, less or other than the four parts that participants are told."""
    for part in subject.outline.parts:
        if part.title.startswith("Rubric:"):
            yield from _amiss(f"{subject.guide_name}, “{part.title}”", part=part)


def replies_are_worked_out(subject: Subject) -> Iterator[str]:
    """Find guides without three replies that a reader could have sent."""
    part = subject.outline.part("Worked replies")
    if part is not None and part.quotes < FEWEST_REPLIES:
        yield (
            f"{subject.guide_name} has {part.quotes} worked replies; wanted {FEWEST_REPLIES} or more: to a full "
            "account, to a hostile or deficit text, to a reasoned disagreement. Add them as quotations."
        )


def _amiss(where: str, *, part: Part) -> Iterator[str]:
    rows = part.tables[0].rows if part.tables else ()
    if len(rows) != len(ROWS) or any(len(row) != COLUMNS for row in rows):
        yield f"{where}: wanted a table of four rows, each a part and three levels. Mend it."
    for name, pattern in ROWS.items():
        if sum(re.search(pattern, row[0], re.IGNORECASE) is not None for row in rows) != 1:
            yield f"{where} has no row for “{name}”, or has it twice. Participants are told these four parts."
    for row in rows:
        if not all(cell.strip() for cell in row):
            yield f"{where}: a level of “{row[0]}” is empty. Say what stands there."
