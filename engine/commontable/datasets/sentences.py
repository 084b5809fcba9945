"""One generated sentence per view: the school is its subject, and it says what the table cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.datasets import words

if TYPE_CHECKING:
    import pandas as pd

    from commontable.datasets.views import Choice


def sentence_of(frame: pd.DataFrame, *, choice: Choice, dataset: str) -> str:
    """Return what the table shows and what it cannot, from shown rows only."""
    rows = frame[(frame["note"] == "") & (frame["group"] != words.ALL)]
    said = _by_how(rows, choice=choice) if choice.grouping == "how" else _by_place(rows, choice=choice)
    return f"{said} {words.CANNOT[choice.grouping]} {words.FICTIONAL.get(dataset, '')}".strip()


def _by_how(rows: pd.DataFrame, *, choice: Choice) -> str:
    by_group = {row["group"]: row for row in rows.to_dict("records")}
    first, second = by_group.get(words.HOW["in person"]), by_group.get(words.HOW["flyer"])
    if first is None or second is None:
        return words.TOO_FEW_GROUPS
    families = {"first_families": f"{first['families']:,}", "second_families": f"{second['families']:,}"}
    return words.HOW_SENTENCE.format(**families, **_shares(first, second, choice=choice))


def _by_place(rows: pd.DataFrame, *, choice: Choice) -> str:
    ranked = rows.sort_values("asked_directly_share", ascending=False).to_dict("records")
    if len(ranked) < 2:  # noqa: PLR2004 -- a comparison needs two
        return words.TOO_FEW_GROUPS
    first, second = ranked[0], ranked[-1]
    most, least = (f"{row['asked_directly_share']:.0f}" for row in (first, second))
    asked = {"first_asked": most, "second_asked": least}
    pattern = words.PLACE_SENTENCE if choice.grouping == "school" else words.LANGUAGE_SENTENCE
    names = {"first_name": first["group"], "second_name": second["group"]}
    return pattern.format(**names, **asked, **_shares(first, second, choice=choice))


def _shares(first: dict[str, Any], second: dict[str, Any], *, choice: Choice) -> dict[str, str]:
    return {
        "year": choice.year,
        "phrase": words.MEASURES[choice.measure][1],
        "first": f"{first['took_part_share']:.0f}",
        "second": f"{second['took_part_share']:.0f}",
    }
