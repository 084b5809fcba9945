"""The pandas behind a view, as it runs in a notebook of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commontable.datasets.views import Choice

_start = """\
from commontable.datasets import hide_small_groups, table

rows = table("took_part"{dataset}).merge(table("asked"{dataset}), on=["family", "year"])
rows = rows[rows["year"] == "{year}"].merge(table("families"{dataset}), on="family")
rows["took_part_share"] = rows["{measure}"]
asked = rows["how"] != "not asked"
"""
_lines = {
    "asked_directly_share": 'rows["asked_directly_share"] = rows["how"].isin(["in person", "phone"])\n',
    "in_its_language_share": (
        'rows["in_its_language_share"] = (rows["in_its_language"] == "yes").where(asked).astype(float)\n'
    ),
    "hour_fits_share": 'rows["hour_fits_share"] = (rows["hour_fits"] == "yes").where(asked).astype(float)\n',
}
_by_school = """\
rows["group"] = rows["school"].map(table("schools"{dataset}).set_index("school")["name"])
"""
_by_column = """\
rows["group"] = rows["{grouping}"]
"""
_end = """\
shares = [{shares}]
shown = rows.groupby("group")[shares].mean().mul(100).round()
shown.insert(0, "families", rows.groupby("group").size())
hide_small_groups(shown.reset_index())
"""


def code_of(choice: Choice, *, dataset: str, shares: tuple[str, ...]) -> str:
    """Return code that ends in the table of this choice, small groups hidden, without the total row."""
    values = {
        "dataset": "" if dataset == "alder_valley" else f', dataset="{dataset}"',
        "year": choice.year,
        "measure": choice.measure,
        "grouping": choice.grouping,
        "shares": ", ".join(f'"{share}"' for share in shares),
    }
    middle = _by_school if choice.grouping == "school" else _by_column
    lines = [_lines[share] for share in shares if share in _lines]
    return "".join(part.format(**values) for part in (_start, *lines, middle, _end))
