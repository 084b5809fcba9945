"""The table of a case exercise as it opens, for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commontable.content.prompt import Prompt


@dataclass(frozen=True)
class CaseTable:
    """A table's caption, headings and rows as plain texts, and the sentences below it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str
    footnote: str


def case_table(prompt: Prompt) -> CaseTable | None:
    """Return the table that the widget opens with, small groups hidden; None where no view is named."""
    name, dataset = str(prompt.settings.get("view") or ""), str(prompt.settings.get("dataset") or "")
    if not name:
        return None
    # pandas takes half a second to import, and slides and guides need none of it.
    from commontable.datasets import words  # noqa: PLC0415
    from commontable.datasets.views import view  # noqa: PLC0415

    measures = tuple(str(each) for each in prompt.settings.get("measures") or ())
    data = view(name, dataset=dataset, measures=measures)
    shown = data.show(data.opening)
    columns = [column for column in shown.frame.columns if column not in ("group", "note")]
    return CaseTable(
        caption=shown.caption,
        columns=("", *(_heading(words.COLUMNS[column], column) for column in columns)),
        rows=tuple(_row(row, columns=columns) for row in shown.frame.to_dict("records")),
        sentence=shown.sentence,
        footnote=words.FICTIONAL.get(dataset, ""),
    )


def _heading(label: str, column: str) -> str:
    return f"{label}, of 100" if column.endswith("_share") else label


def _row(row: dict[str, Any], *, columns: list[str]) -> tuple[str, ...]:
    cells = [_cell(row[column], note=str(row["note"] or "")) for column in columns]
    return (str(row["group"]), *cells)


def _cell(value: Any, *, note: str) -> str:
    # Only a number equals itself: pandas marks what is hidden or missing in several ways.
    is_number = isinstance(value, int | float) and value == value  # noqa: PLR0124
    return f"{int(value):,}" if is_number else note or "not asked"
