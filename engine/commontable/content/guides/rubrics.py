"""The rubrics of a guide: what a reader looks for in a response, part by part. There are no points and no sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.markdown import plain_line

if TYPE_CHECKING:
    from commontable.content.guides.outline import Outline, Part

_TITLE = re.compile(r"Rubric:\s*(?P<prompt>[a-z0-9-]+)", re.IGNORECASE)
_NAME = re.compile(r"[^a-z0-9]+")
FEWEST_COLUMNS = 2


@dataclass(frozen=True)
class RubricPart:
    """One thing that is looked at, and what each level of it is like; the first level is 0."""

    id: str
    title: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Rubric:
    """What a guide says about reading one prompt; `columns` name the levels, `note` stands below the table."""

    prompt: str
    columns: tuple[str, ...]
    parts: tuple[RubricPart, ...]
    note: str

    def part(self, name: str) -> RubricPart | None:
        return next((part for part in self.parts if part.id == name), None)


def rubrics_of(guide: Outline) -> dict[str, Rubric]:
    """Return the rubrics of a guide by prompt; a part without a table has none."""
    found = (_rubric(part) for part in guide.parts if _TITLE.match(part.title))
    return {rubric.prompt: rubric for rubric in found if rubric is not None}


def _rubric(part: Part) -> Rubric | None:
    title = _TITLE.match(part.title)
    table = part.tables[0] if part.tables else None
    if title is None or table is None or len(table.head) < FEWEST_COLUMNS:
        return None
    return Rubric(
        prompt=title["prompt"],
        columns=tuple(plain_line(cell) for cell in table.head[1:]),
        parts=tuple(_part(row) for row in table.rows),
        note=plain_line(part.after_table.replace("\n", " ")),
    )


def _part(row: tuple[str, ...]) -> RubricPart:
    title = plain_line(row[0])
    # The id comes from the title, so that levels stay with their part when rows change places.
    name = _NAME.sub("-", title.casefold()).strip("-")[:80]
    return RubricPart(id=name, title=title, levels=tuple(plain_line(cell) for cell in row[1:]))
