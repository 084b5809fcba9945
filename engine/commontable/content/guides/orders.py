"""The running orders of a guide: rows of minutes, activity, prompts and who leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.markdown import plain_line

if TYPE_CHECKING:
    from commontable.content.guides.outline import Outline, Part

LENGTHS = (90, 60, 30)
COLUMNS = ("minutes", "activity", "prompt", "leads")
PROMPT_ID = re.compile(r"(?<![\w/-])m\d\d-[a-z0-9]+(?:-[a-z0-9]+)*")
_TITLE = re.compile(r"(?P<minutes>\d+) minutes")


@dataclass(frozen=True)
class Row:
    """One activity: its minutes, its text in inline Markdown, its prompts and who leads it."""

    minutes: int
    activity: str
    prompts: tuple[str, ...]
    leads: str


@dataclass(frozen=True)
class RunningOrder:
    """A session of some length. `total` is what its last row says; `closing` what stands below the table."""

    minutes: int
    rows: tuple[Row, ...]
    total: int | None
    closing: str


def running_orders(guide: Outline) -> tuple[RunningOrder, ...]:
    """Return the running orders as they stand; a part without a table of the four columns has no rows."""
    return tuple(
        _order(part, minutes=int(title["minutes"]))
        for part in guide.under("Running orders")
        if (title := _TITLE.fullmatch(part.title))
    )


def _order(part: Part, *, minutes: int) -> RunningOrder:
    table = next((each for each in part.tables if tuple(map(str.casefold, each.head)) == COLUMNS), None)
    rows = table.rows if table else ()
    numbered = [(int(plain_line(row[0])), row) for row in rows if plain_line(row[0]).isdigit()]
    totals = [number for number, row in numbered if row[0].startswith("**")]
    return RunningOrder(
        minutes=minutes,
        rows=tuple(_row(row, minutes=number) for number, row in numbered if not row[0].startswith("**")),
        total=totals[-1] if totals else None,
        closing=part.after_table,
    )


def _row(cells: tuple[str, ...], *, minutes: int) -> Row:
    return Row(
        minutes=minutes,
        activity=cells[1],
        prompts=tuple(PROMPT_ID.findall(cells[2])),
        leads=cells[3],
    )
