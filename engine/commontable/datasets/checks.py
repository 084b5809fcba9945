"""Whether a table is what the data package says: one pandera schema a table, every failure named."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from commontable.datasets.problems import Problem

if TYPE_CHECKING:
    import pandas as pd

    from commontable.datasets.package import Column, Shape

LONGEST = 500
_NUMBERS = {"integer": r"-?[0-9]{1,15}", "number": r"-?[0-9]{1,15}(\.[0-9]{1,15})?"}
_CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def problems_of(frame: pd.DataFrame, *, shape: Shape) -> list[Problem]:
    """Return what is wrong with a frame of texts whose index holds the rows' numbers; empty cells are ''."""
    from pandera.errors import SchemaErrors  # noqa: PLC0415 -- takes a second, and only this verb needs it

    try:
        schema_of(shape).validate(frame, lazy=True)
    except SchemaErrors as failed:
        return [*_failed(failed.failure_cases, shape=shape), *_twice(frame, shape=shape)]
    return _twice(frame, shape=shape)


def schema_of(shape: Shape) -> Any:
    """Return the pandera schema of a table whose cells are all texts."""
    import pandera.pandas as pa  # noqa: PLC0415 -- as above

    columns = {
        column.name: pa.Column(str, checks=_checks(column), nullable=False, required=column.required)
        for column in shape.columns
    }
    return pa.DataFrameSchema(columns, strict=True)


def _checks(column: Column) -> list[Any]:
    import pandera.pandas as pa  # noqa: PLC0415 -- as above

    def fits(cells: pd.Series) -> pd.Series:
        # Few different texts stand in most columns, so each is looked at once.
        good = {cell for cell in cells.unique() if _fits(cell, column)}
        return cells.isin(good)

    return [pa.Check(fits, name=column.name)]


def _fits(cell: str, column: Column) -> bool:
    if cell == "":
        return not column.required
    if len(cell) > LONGEST or re.search(_CONTROLS, cell):
        return False
    if column.allowed and cell not in column.allowed:
        return False
    if column.pattern and not re.fullmatch(column.pattern, cell):
        return False
    return _is_of_type(cell, column)


def _is_of_type(cell: str, column: Column) -> bool:
    if column.type in _NUMBERS:
        if not re.fullmatch(_NUMBERS[column.type], cell):
            return False
        low, high = column.low, column.high
        return (low is None or float(cell) >= low) and (high is None or float(cell) <= high)
    if column.type == "date":
        try:
            return date.fromisoformat(cell).isoformat() == cell
        except ValueError:
            return False
    return True


def _failed(cases: pd.DataFrame, *, shape: Shape) -> list[Problem]:
    wanted = {column.name: column.wanted for column in shape.columns}
    cells = cases[cases["index"].notna()]
    return [
        Problem(int(row), str(column), str(cell), _wanted(str(cell), wanted[str(column)]))
        for row, column, cell in zip(cells["index"], cells["column"], cells["failure_case"], strict=True)
    ]


def _wanted(cell: str, wanted: str) -> str:
    too_long = f"{wanted}, {LONGEST} letters at most"
    return too_long if len(cell) > LONGEST else wanted


def _twice(frame: pd.DataFrame, *, shape: Shape) -> list[Problem]:
    key = [name for name in shape.key if name in frame.columns]
    if not key:
        return []
    again = frame.index[frame.duplicated(key, keep="first")]
    told = frame.loc[again, key].agg(" ".join, axis=1) if len(again) else []
    named = " and ".join(key)
    return [
        Problem(int(row), named, str(cell), "every row once") for row, cell in zip(again, told, strict=True)
    ]
