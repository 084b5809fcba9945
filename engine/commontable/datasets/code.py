"""The pandas behind a view: what is shown is what runs, in a notebook of the course and here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.datasets.folders import CASE

if TYPE_CHECKING:
    import pandas as pd

    from commontable.datasets.plans import Plan
    from commontable.datasets.views import Choice

_IMPORT = "from commontable.datasets import hide_small_groups, table\n\n"
_IMPORT_RACE = "from commontable.datasets import hide_small_groups, race_groups, table\n\n"
_GROUPS = {
    "school": 'rows["group"] = rows["school"].map(table("schools"{dataset}).set_index("school")["name"])\n',
    "race_ethnicity": 'rows["group"] = race_groups(rows["race_ethnicity"])\n',
}
_BY_COLUMN = 'rows["group"] = rows["{grouping}"]\n'
_IN_YEAR = 'rows = rows[rows["year"] == "{year}"].copy()\n'
_MEANS = """\
shares = [{shares}]
shown = rows.groupby("group")[shares].mean().mul(100).round()
"""
_SUM = 'shown["{column}"] = rows.groupby("group")["{column}"].sum().mul(100).round()\n'
_END = """\
shown.insert(0, "families", rows.groupby("group")["family"].nunique())
hide_small_groups(shown.reset_index())
"""


def code_of(plan: Plan, choice: Choice, *, dataset: str, years: tuple[str, ...]) -> str:
    """Return code that ends in the table of this choice, small groups hidden, without the total row.

    `years` are those that the choice can narrow the rows to; any other choice of year takes all rows.
    """
    shares = plan.shares_of(choice.grouping)
    quoted = ", ".join(f'"{share}"' for share in shares)
    sums = (_SUM.format(column=column) for column in shares if column in plan.summed)
    return "".join(
        (
            _IMPORT_RACE if choice.grouping == "race_ethnicity" else _IMPORT,
            _rows_code(plan, choice, dataset=dataset, years=years),
            _MEANS.format(shares=quoted),
            *sums,
            _END,
        )
    )


def rows_of(plan: Plan, choice: Choice, *, dataset: str, years: tuple[str, ...]) -> pd.DataFrame:
    """Run the code up to its rows, and return them: the view counts from the very lines that it shows."""
    from commontable.datasets import hide_small_groups, race_groups, table  # noqa: PLC0415 -- loads pandas

    names: dict[str, Any] = {
        "hide_small_groups": hide_small_groups,
        "race_groups": race_groups,
        "table": table,
    }
    # Only values that a view offers reach this text: names of our own, and years of the form 2024-25.
    exec(_rows_code(plan, choice, dataset=dataset, years=years), names)  # noqa: S102 -- see above
    rows: pd.DataFrame = names["rows"]
    return rows


def _rows_code(plan: Plan, choice: Choice, *, dataset: str, years: tuple[str, ...]) -> str:
    values = {
        "dataset": "" if dataset == CASE else f', dataset="{dataset}"',
        "measure": choice.measure,
        "grouping": choice.grouping,
        "in_year": _IN_YEAR.format(year=choice.year) if choice.year in years else "",
    }
    group = _GROUPS.get(choice.grouping, _BY_COLUMN)
    return (plan.code + group).format(**values)
