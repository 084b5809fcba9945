"""One generated sentence per view: the school is its subject, and it says what the table cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.datasets import words

if TYPE_CHECKING:
    import pandas as pd

    from commontable.datasets.plans import Plan
    from commontable.datasets.views import Choice

Row = dict[str, Any]


def sentence_of(frame: pd.DataFrame, *, plan: Plan, choice: Choice, dataset: str) -> str:
    """Return what the table shows and what it cannot, from shown rows only."""
    shares = plan.shares_of(choice.grouping)
    act = plan.act if plan.act in shares else shares[0]
    outcome = plan.outcome if plan.outcome in shares else shares[0]
    told = frame[(frame["note"] == "") & (frame["group"] != words.ALL)].dropna(subset=[act, outcome])
    pair = _pair(told, act=act, grouping=choice.grouping)
    said = words.TOO_FEW_GROUPS
    if pair:
        values = _values(pair, act=act, outcome=outcome, choice=choice)
        said = plan.sentence_of(choice.grouping).format(**values)
    return f"{said} {plan.cannot_of(choice.grouping)} {words.FICTIONAL.get(dataset, '')}".strip()


def _pair(told: pd.DataFrame, *, act: str, grouping: str) -> tuple[Row, Row] | None:
    if grouping == "how":
        by_group = {row["group"]: row for row in told.to_dict("records")}
        first, second = by_group.get(words.HOW["in person"]), by_group.get(words.HOW["flyer"])
        return (first, second) if first and second else None
    ranked = told.sort_values(act, ascending=False, kind="stable").to_dict("records")
    return (ranked[0], ranked[-1]) if len(ranked) > 1 else None


def _values(pair: tuple[Row, Row], *, act: str, outcome: str, choice: Choice) -> dict[str, str]:
    values = {
        "year": choice.year,
        "phrase": words.MEASURES[choice.measure][1],
        "where": words.WHERE.get(choice.grouping, ""),
    }
    for name, row in zip(("first", "second"), pair, strict=True):
        values[name] = f"{row[outcome]:.0f}"
        values[f"{name}_name"] = str(row["group"])
        values[f"{name}_act"] = f"{row[act]:.0f}"
        values[f"{name}_families"] = f"{row['families']:,}"
    return values
