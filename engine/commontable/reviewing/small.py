"""Counts of people as they may be told: the course's one rule for small groups, as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.datasets.small_groups import TOO_FEW, hide_small_groups

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
    import pandas as pd  # noqa: PLC0415 - only whoever asks for figures waits for it

    everyone = [(ALL, sum(count for _, count in counts))] if total else []
    frame = pd.DataFrame(
        {"group": [str(group) for group, _ in [*counts, *everyone]], "people": [n for _, n in [*counts, *everyone]]}
    )
    shown = hide_small_groups(frame, n=FEWEST, count="people", total=ALL if total else None)
    return [
        {
            "group": group,
            "people": None if pd.isna(people) else int(people),
            "note": "" if pd.isna(note) else str(note),
        }
        for group, people, note in zip(shown["group"], shown["people"], shown["note"], strict=True)
    ]
