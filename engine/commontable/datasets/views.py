"""Named views of a dataset: a table after hiding, a sentence about the school, and the code behind both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.datasets import words
from commontable.datasets.code import code_of, rows_of
from commontable.datasets.folders import CASE, OWN
from commontable.datasets.plans import NEEDS, PLANS, Plan
from commontable.datasets.sentences import sentence_of
from commontable.datasets.small_groups import hide_small_groups
from commontable.datasets.tables import dataset_folder, has_tables, table
from commontable.errors import CourseError

if TYPE_CHECKING:
    import pandas as pd

_YEAR = re.compile(r"\d{4}-\d{2}", re.ASCII)
# These stand in the order of what they name; all others with the largest group first.
_ORDERED = ("hour", "year", "grade_band", "how", "school", "families_part")
_BANDS = ("K-5", "6-8", "9-12")


@dataclass(frozen=True)
class Choice:
    """What the three menus of a view say."""

    measure: str
    grouping: str
    year: str


@dataclass(frozen=True)
class Shown:
    """One answer of a view; `frame` has group, families, shares of every 100 and note, all families last.

    `drawn` names the columns that a chart shows: what the school did first, then what followed.
    """

    choice: Choice
    caption: str
    frame: pd.DataFrame
    sentence: str
    code: str
    drawn: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A view of one dataset, and the only values its menus may take; the first of each opens it."""

    name: str
    dataset: str
    measures: tuple[str, ...]
    groupings: tuple[str, ...]
    years: tuple[str, ...]

    @property
    def opening(self) -> Choice:
        return Choice(measure=self.measures[0], grouping=self.groupings[0], year=self.years[0])

    def offers(self, choice: Choice) -> bool:
        """Say whether these are values of the menus."""
        return (
            choice.measure in self.measures
            and choice.grouping in self.groupings
            and choice.year in self.years
        )

    def show(self, choice: Choice) -> Shown:
        """Return table, sentence and code of one choice; `CourseError` for what is not offered."""
        if not self.offers(choice):
            raise CourseError(f"The view '{self.name}' does not offer {choice}. Choose from its menus.")
        plan = PLANS[self.name]
        years = tuple(year for year in self.years if _YEAR.fullmatch(year))
        frame = _frame(plan, choice, dataset=self.dataset, years=years)
        shares = plan.shares_of(choice.grouping)
        return Shown(
            choice=choice,
            caption=plan.caption.format(measure=plan.label(choice.measure), year=choice.year),
            frame=frame,
            sentence=sentence_of(frame, plan=plan, choice=choice, dataset=self.dataset),
            code=code_of(plan, choice, dataset=self.dataset, years=years),
            drawn=tuple(share for share in (plan.act, plan.outcome) if share in shares) or shares[:1],
        )


def view(name: str, *, dataset: str = CASE, measures: tuple[str, ...] = ()) -> View:
    """Return a view by its name; `measures` narrows and orders its menu, all of them if left out."""
    plan = PLANS.get(name)
    if plan is None:
        raise CourseError(f"There is no view '{name}'. Write one of these in module.yml: {', '.join(PLANS)}.")
    unknown = [measure for measure in measures if measure not in plan.measures]
    if unknown:
        raise CourseError(
            f"The view '{name}' has no measure '{unknown[0]}'. It has: {', '.join(plan.measures)}."
        )
    dataset_folder(dataset)
    there = (grouping for grouping in plan.groupings if _is_there(grouping, dataset=dataset))
    return View(
        name=name,
        dataset=dataset,
        measures=measures or plan.measures,
        groupings=tuple(there),
        years=_years(plan, dataset=dataset),
    )


def offered(name: str) -> tuple[str, ...]:
    """Return the datasets that have all tables of a view: the case district, and the district's own."""
    tables = PLANS[name].tables if name in PLANS else ()
    return tuple(dataset for dataset in (CASE, OWN) if tables and has_tables(dataset, tables))


def _is_there(grouping: str, *, dataset: str) -> bool:
    needed = NEEDS.get(grouping)
    return needed is None or has_tables(dataset, (needed,))


def _years(plan: Plan, *, dataset: str) -> tuple[str, ...]:
    if not plan.year_table:
        return (words.ON_RECORD,)
    found = {str(year) for year in table(plan.year_table, dataset)["year"]}
    # A year becomes part of the code; a district's table may hold anything.
    years = sorted((year for year in found if _YEAR.fullmatch(year)), reverse=True)
    if not years:
        raise CourseError(f"The table '{plan.year_table}' has no school year such as 2024-25.")
    span = (words.YEARS.format(first=years[-1], last=years[0]),) if plan.all_years else ()
    return (*span, *years)


def _frame(plan: Plan, choice: Choice, *, dataset: str, years: tuple[str, ...]) -> pd.DataFrame:
    rows = rows_of(plan, choice, dataset=dataset, years=years)
    columns = list(plan.shares_of(choice.grouping))
    whole = _shares(rows.assign(group=words.ALL), columns=columns, plan=plan)
    groups = _shares(rows, columns=columns, plan=plan)
    groups = _in_order(groups, dataset=dataset, grouping=choice.grouping)
    frame = _joined(groups, whole).reset_index().astype({"families": int, "group": str})
    shown = hide_small_groups(frame, total=words.ALL)
    if choice.grouping not in _ORDERED:
        shown = _largest_first(shown)
    shown["group"] = shown["group"].replace(words.HOW) if choice.grouping == "how" else shown["group"]
    return shown


def _shares(rows: pd.DataFrame, *, columns: list[str], plan: Plan) -> pd.DataFrame:
    grouped = rows.groupby("group")
    shown = grouped[columns].mean().mul(100).round()
    for column in (each for each in columns if each in plan.summed):
        shown[column] = grouped[column].sum().mul(100).round()
    shown.insert(0, "families", grouped["family"].nunique())
    return shown


def _joined(groups: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 -- most kernels never show a view

    return pd.concat([groups, whole]).rename_axis("group")


def _in_order(groups: pd.DataFrame, *, dataset: str, grouping: str) -> pd.DataFrame:
    orders = {"how": words.HOW, "grade_band": _BANDS}
    order = table("schools", dataset)["name"] if grouping == "school" else orders.get(grouping, groups.index)
    return groups.reindex([name for name in order if name in groups.index])


def _largest_first(shown: pd.DataFrame) -> pd.DataFrame:
    # Sorted after hiding: an order by size would tell which of the hidden groups is the smaller.
    groups = shown.iloc[:-1].sort_values("families", ascending=False, na_position="last", kind="stable")
    return shown.loc[[*groups.index, shown.index[-1]]].reset_index(drop=True)
