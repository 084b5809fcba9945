"""The one way in which tables and charts hide groups that are too small to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

TOO_FEW = "too few to show, not too few to ask"
LEFT_OUT = "left out, so that no small group can be worked out"


def hide_small_groups(
    frame: pd.DataFrame, n: int = 10, *, count: str = "families", total: str | None = None
) -> pd.DataFrame:
    """Return the table with every group under `n` hidden, and with what would give it back hidden too.

    The first column names the groups, `count` holds their sizes (whole numbers), every other column says
    something about a group. `total` names the row that holds all groups together, if there is one. The result
    has the same rows and columns and one more, `note`: TOO_FEW in a hidden row, LEFT_OUT in a cut total.

    Together with the small groups the next larger one goes, so that the total less what is shown gives
    back no group. Where any group is hidden, the total row keeps its count alone: shares of the whole would
    give back the shares of the hidden. Where no larger group is left to hide, the total goes too.

    This guards one table. Do not show a second table that splits the same families inside a hidden group.
    """
    _check(frame, n=n, count=count)
    is_total = frame.iloc[:, 0] == total
    groups, totals = list(frame.index[~is_total]), list(frame.index[is_total])
    sizes = [int(size) for size in frame.loc[groups, count]]
    hidden = hidden_places(sizes, n=n)
    shown = frame.convert_dtypes().assign(note="")
    told = list(frame.columns[1:])
    _blank(shown, rows=[groups[place] for place in hidden], columns=told, note=TOO_FEW)
    if hides_total(sizes, hidden=hidden, n=n):
        _blank(shown, rows=totals, columns=told, note=TOO_FEW)
    elif hidden:
        _blank(shown, rows=totals, columns=[column for column in told if column != count], note=LEFT_OUT)
    return shown


def hidden_places(sizes: Sequence[int], *, n: int) -> list[int]:
    """Return the places of the groups to hide: all under `n`, and all of the next larger size as cover.

    Without a cover one small group would be the total less the rest, and several would add up to it.
    Of equal groups none is picked: the pick would tell a reader who knows this rule where the small one is.
    """
    cover = min((size for size in sizes if size >= n), default=n)
    hidden = [place for place, size in enumerate(sizes) if size <= cover]
    return hidden if min(sizes, default=n) < n else []


def hides_total(sizes: Sequence[int], *, hidden: Sequence[int], n: int) -> bool:
    """Say whether the number of all together must go too: no hidden group is large enough to cover the small ones."""
    return bool(hidden) and all(sizes[place] < n for place in hidden)


def _blank(frame: pd.DataFrame, *, rows: list[object], columns: list[str], note: str) -> None:
    if rows:
        frame.loc[rows, columns] = None
        frame.loc[rows, "note"] = note


def _check(frame: pd.DataFrame, *, n: int, count: str) -> None:
    # With n = 1 only empty groups are small, and each would be known to be empty.
    if n < 2:  # noqa: PLR2004 -- the sentence says why
        raise ValueError(f"Groups under {n} cannot be hidden. Choose n = 2 or more; the course uses 10.")
    if count not in frame.columns[1:]:
        raise ValueError(
            f"After its first column the table has no '{count}'. Name the column of group sizes."
        )
    if frame.index.has_duplicates:
        raise ValueError("The table's rows share an index. Call reset_index() first.")
