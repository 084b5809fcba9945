"""A view of case data as plain texts, ready for a page: nothing is left to count in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.datasets import TOO_FEW, words
from commontable_widgets.case_strings import CASE
from commontable_widgets.charts import Bars, bar_chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commontable.datasets.views import Shown, View


def as_menus(data: View) -> dict[str, list[dict[str, str]]]:
    """Return each menu as a list of ids and texts."""
    return {
        "measure": [{"id": name, "text": words.MEASURES[name][0]} for name in data.measures],
        "grouping": [{"id": name, "text": words.GROUPINGS[name]} for name in data.groupings],
        "year": [{"id": name, "text": name} for name in data.years],
    }


def as_datasets(names: Sequence[str]) -> list[dict[str, str]]:
    """Return the menu of datasets, empty where there is nothing to choose between."""
    return [{"id": name, "text": words.DATASETS.get(name, name)} for name in names] if len(names) > 1 else []


def as_state(shown: Shown, *, dataset: str) -> dict[str, Any]:
    """Return chart, table, sentence and code of one choice as texts."""
    rows = shown.frame.to_dict("records")
    columns = [column for column in shown.frame.columns if column not in ("group", "note")]
    return {
        "dataset": dataset,
        "measure": shown.choice.measure,
        "grouping": shown.choice.grouping,
        "year": shown.choice.year,
        "caption": shown.caption,
        "columns": [_heading(column) for column in columns],
        "rows": [_row(row, columns=columns) for row in rows],
        "sentence": shown.sentence,
        "code": shown.code,
        "chart": _chart(shown, footnote=words.FICTIONAL.get(dataset, "")),
    }


def as_text_table(state: dict[str, Any]) -> list[str]:
    """Return the table of a state as lines of text."""
    return [
        state["caption"],
        *(f"{row['name']}: {_in_words(row, state['columns'])}" for row in state["rows"]),
    ]


def _in_words(row: dict[str, Any], columns: list[str]) -> str:
    pairs = zip(columns, row["cells"], strict=True)
    return "; ".join(f"{column} {cell}" for column, cell in pairs) if row["cells"] else row["note"]


def _heading(column: str) -> str:
    label = words.COLUMNS[column]
    return CASE["of-100"].format(column=label) if column.endswith("_share") else label


def _row(row: dict[str, Any], *, columns: list[str]) -> dict[str, Any]:
    cells = [] if row["note"] == TOO_FEW else [_cell(row[column], note=row["note"]) for column in columns]
    return {"name": row["group"], "cells": cells, "note": row["note"], "total": row["group"] == words.ALL}


def _cell(value: Any, *, note: str) -> str:
    if _is_missing(value):
        return CASE["left-out"] if note else CASE["nobody"]
    return f"{int(value):,}"


def _is_missing(value: Any) -> bool:
    # pandas has several ways to say "nothing here"; only a number equals its own rounding.
    return not isinstance(value, int | float) or value != value  # noqa: PLR0124 -- true of NaN alone


def _chart(shown: Shown, *, footnote: str) -> str:
    # What the school did stands above who of the same families took part.
    series = list(shown.drawn)
    groups = [
        Bars(
            label=row["group"],
            values=tuple(None if _is_missing(row[column]) else int(row[column]) for column in series),
            note=row["note"],
        )
        for row in shown.frame.to_dict("records")
        if row["group"] != words.ALL
    ]
    return bar_chart(
        groups, title=shown.caption, series=[words.COLUMNS[name] for name in series], footnote=footnote
    )
