"""What one named view shows: from which tables, by which menus, and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.datasets import words

if TYPE_CHECKING:
    from collections.abc import Mapping

# A group of these needs the table that names it.
NEEDS = {"school": "schools", "race_ethnicity": "families"}


@dataclass(frozen=True)
class Plan:
    """One named view.

    `code` makes `rows` from tables: a column `family`, the columns named in `shares`, and whatever a grouping
    reads. `act` is the share that says what the school did, `outcome` the one that says what followed.
    """

    name: str
    tables: tuple[str, ...]
    year_table: str
    measures: tuple[str, ...]
    groupings: tuple[str, ...]
    shares: tuple[str, ...]
    act: str
    outcome: str
    code: str
    caption: str
    sentence: str
    cannot: str
    # Columns that are parts of a whole are added up; all others are averaged.
    summed: tuple[str, ...] = ()
    # A view over all years offers them together, first.
    all_years: bool = False
    # For the groupings that need other columns, another sentence, or another word on what it cannot say.
    shares_by: Mapping[str, tuple[str, ...]] | None = None
    sentence_by: Mapping[str, str] | None = None
    cannot_by: Mapping[str, str] | None = None

    def shares_of(self, grouping: str) -> tuple[str, ...]:
        return (self.shares_by or {}).get(grouping, self.shares)

    def sentence_of(self, grouping: str) -> str:
        return (self.sentence_by or {}).get(grouping, self.sentence)

    def cannot_of(self, grouping: str) -> str:
        return (self.cannot_by or {}).get(grouping, self.cannot)

    def label(self, measure: str) -> str:
        return words.MEASURES[measure][0]
