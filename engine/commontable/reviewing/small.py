"""Counts of people as they may be told: the course's one rule for small groups, as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.datasets.small_groups import TOO_FEW, hidden_places, hides_total

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 10
ALL = "all together"
__all__ = ["ALL", "FEWEST", "TOO_FEW", "hidden"]


def hidden(counts: Sequence[tuple[object, int]], *, total: bool = False) -> list[dict[str, Any]]:
    """Return `{group, people, note}` for each count; with `total`, a last row for all groups together.

    `people` is None and `note` says why where fewer than ten are behind a count, or where one of those could be
    worked out. The total is wanted where the groups add up to it.
    """
    if not counts:
        return []
    sizes = [count for _, count in counts]
    places = hidden_places(sizes, n=FEWEST)
    rows = [_row(str(group), count, is_hidden=place in places) for place, (group, count) in enumerate(counts)]
    if not total:
        return rows
    return [*rows, _row(ALL, sum(sizes), is_hidden=hides_total(sizes, hidden=places, n=FEWEST))]


def _row(group: str, people: int, *, is_hidden: bool) -> dict[str, Any]:
    return {"group": group, "people": None if is_hidden else people, "note": TOO_FEW if is_hidden else ""}
