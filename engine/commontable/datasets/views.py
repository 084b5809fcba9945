"""Named views of a dataset: a table after hiding, a sentence about the school, and the code behind both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.datasets import words
from commontable.datasets.code import code_of
from commontable.datasets.sentences import sentence_of
from commontable.datasets.small_groups import hide_small_groups
from commontable.datasets.tables import dataset_folder, table
from commontable.errors import CourseError

if TYPE_CHECKING:
    import pandas as pd

# Beside who took part stands what the school did: that is what a group of families can be compared by.
SHARES = {
    "how": ("took_part_share", "in_its_language_share", "hour_fits_share"),
    "school": ("asked_directly_share", "in_its_language_share", "took_part_share"),
    "home_language": ("asked_directly_share", "in_its_language_share", "took_part_share"),
}


@dataclass(frozen=True)
class Choice:
    """What the three menus of a view say."""

    measure: str
    grouping: str
    year: str


@dataclass(frozen=True)
class Shown:
    """One answer of a view; `frame` has group, families, shares of every 100 and note, all families last."""

    choice: Choice
    caption: str
    frame: pd.DataFrame
    sentence: str
    code: str


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
        frame = _frame(self.dataset, choice)
        label = words.MEASURES[choice.measure][0]
        return Shown(
            choice=choice,
            caption=words.CAPTION.format(measure=label, year=choice.year),
            frame=frame,
            sentence=sentence_of(frame, choice=choice, dataset=self.dataset),
            code=code_of(choice, dataset=self.dataset, shares=SHARES[choice.grouping]),
        )


def view(name: str, *, dataset: str = "alder_valley", measures: tuple[str, ...] = ()) -> View:
    """Return a view by its name; `measures` narrows and orders its menu, all of them if left out."""
    if name != "asked_and_took_part":
        raise CourseError(f"There is no view '{name}'. Write view: asked_and_took_part in module.yml.")
    unknown = [measure for measure in measures if measure not in words.MEASURES]
    if unknown:
        raise CourseError(
            f"The view '{name}' has no measure '{unknown[0]}'. It has: {', '.join(words.MEASURES)}."
        )
    dataset_folder(dataset)
    years = sorted(table("took_part", dataset)["year"].unique(), reverse=True)
    return View(
        name=name,
        dataset=dataset,
        measures=measures or tuple(words.MEASURES),
        groupings=tuple(words.GROUPINGS),
        years=tuple(years),
    )


def _frame(dataset: str, choice: Choice) -> pd.DataFrame:
    rows = _rows(dataset, choice)
    columns = list(SHARES[choice.grouping])
    means = {column: (column, "mean") for column in columns}
    grouped = rows.groupby("group").agg(families=("family", "size"), **means)
    grouped = _in_order(grouped, dataset=dataset, grouping=choice.grouping)
    grouped.loc[words.ALL] = [len(rows), *(rows[column].mean() for column in columns)]
    frame = grouped.reset_index().astype({"families": int})
    frame[columns] = frame[columns].mul(100).round()
    shown = _largest_first(hide_small_groups(frame, total=words.ALL), grouping=choice.grouping)
    if choice.grouping == "how":
        shown["group"] = shown["group"].replace(words.HOW)
    return shown


def _rows(dataset: str, choice: Choice) -> pd.DataFrame:
    rows = table("took_part", dataset).merge(table("asked", dataset), on=["family", "year"])
    rows = rows[rows["year"] == choice.year].merge(table("families", dataset), on="family")
    asked = rows["how"] != "not asked"
    names = table("schools", dataset).set_index("school")["name"]
    return rows.assign(
        group=rows["school"].map(names) if choice.grouping == "school" else rows[choice.grouping],
        took_part_share=rows[choice.measure],
        asked_directly_share=rows["how"].isin(["in person", "phone"]),
        # Nobody can say in which language a family was asked that was not asked.
        in_its_language_share=(rows["in_its_language"] == "yes").where(asked).astype(float),
        hour_fits_share=(rows["hour_fits"] == "yes").where(asked).astype(float),
    )


def _in_order(grouped: pd.DataFrame, *, dataset: str, grouping: str) -> pd.DataFrame:
    if grouping == "home_language":
        return grouped
    order = list(words.HOW) if grouping == "how" else list(table("schools", dataset)["name"])
    return grouped.reindex([name for name in order if name in grouped.index])


def _largest_first(shown: pd.DataFrame, *, grouping: str) -> pd.DataFrame:
    if grouping != "home_language":
        return shown
    # Sorted after hiding: an order by size would tell which of the hidden groups is the smaller.
    groups = shown.iloc[:-1].sort_values("families", ascending=False, na_position="last", kind="stable")
    return shown.loc[[*groups.index, shown.index[-1]]].reset_index(drop=True)
