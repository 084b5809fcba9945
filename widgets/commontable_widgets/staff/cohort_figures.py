"""The figures of a cohort, each as a chart, the same as a table, and what has to be said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable_widgets.charts import Bars, Scale, bar_chart
from commontable_widgets.staff.cohort_strings import FIGURES
from commontable_widgets.staff.interval_chart import Line, Point, interval_chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What has to be said first, and the figures.
Content = tuple[list[str], list[dict[str, Any]]]
# A group, how many people, and why that is not told.
Row = tuple[str, int | None, str]
MOMENTS = ("start", "end", "looked_back")


def stops(found: Mapping[str, Any]) -> Content:
    """Return, for each module where something may be told, after which section people stopped."""
    told = [each for each in found["stops"] if _tells(each["rows"])]
    rest = ", ".join(each["title"] for each in found["stops"] if not _tells(each["rows"]))
    figures = [_stopped(each) for each in told]
    lead = [found["stops"][0]["sentence"]] if told else []
    return [*lead, *([FIGURES["stops-none"].format(titles=rest)] if rest else [])], figures


def _stopped(each: Mapping[str, Any]) -> dict[str, Any]:
    title, lead = FIGURES["stops-title"].format(**each), FIGURES["stops-all"].format(**each)
    figure = _counts(title, _named(each["rows"]), of=each["stopped"], first=FIGURES["section"])
    return figure | {"lead": [lead] if each["stopped"] else []}


def cases(found: Mapping[str, Any]) -> Content:
    """Return what people chose in each case question that enough of them answered."""
    figures = [
        _counts(each["question"], _named(each["rows"], by="label"), of=each["n"], first=FIGURES["answer"])
        | {"lead": _answered(each), "over": each["module_title"]}
        for each in found["cases"]
    ]
    return [found["cases"][0]["sentence"]] if figures else [FIGURES["none-yet"]], figures


def assets(found: Mapping[str, Any]) -> Content:
    """Return which places of the maps people fill most and least."""
    figures = [_asset(each) for each in found["assets"] if _tells(each["rows"])]
    told = found["assets"][0]["sentence"] if found["assets"] else found["assets_sentence"]
    return [told, *([] if figures or not found["assets"] else [FIGURES["none-yet"]])], figures


def _asset(each: Mapping[str, Any]) -> dict[str, Any]:
    lists = [FIGURES[name].format(titles=", ".join(each[name])) for name in ("most", "least") if each[name]]
    figure = _counts(each["title"], _named(each["rows"]), of=each["n"], first=FIGURES["place"])
    return figure | {"lead": [*_answered(each), *lists]}


def promises(found: Mapping[str, Any]) -> Content:
    """Return how promises went, of those who let that be counted."""
    told = found["promises"]
    if not _tells(told["rows"]):
        return [told["sentence"], FIGURES["none-yet"]], []
    figure = _counts(FIGURES["promises-title"], _named(told["rows"]), of=told["n"], first=FIGURES["went"])
    return [told["sentence"]], [figure | {"lead": _answered(told)}]


def beliefs(found: Mapping[str, Any]) -> Content:
    """Return each scale at the start, at the end and looked back on, with intervals and what they cannot say."""
    asked = [each for each in found["beliefs"] if each["n_start"] or each["n_end"]]
    sentences = list(dict.fromkeys(sentence for each in asked for sentence in each["sentences"]))
    figures = [_belief(each, scale=scale) for each in asked for scale in each["scales"]]
    return sentences or [FIGURES["none-yet"]], [figure for figure in figures if figure]


def _belief(each: Mapping[str, Any], *, scale: str) -> dict[str, Any]:
    moments = MOMENTS if each["end"] else MOMENTS[:1]
    names = [_moment(name, each=each) for name in moments]
    lines = [
        Line(line["text"], tuple(_point(line[scale][name]) for name in moments)) for line in each["lines"]
    ]
    title = FIGURES["beliefs-title"].format(title=each["title"], scale=FIGURES[scale])
    places = ", ".join(f"{place} {name}" for place, name in enumerate(each["scales"][scale]))
    footnote = FIGURES["scale"].format(places=places)
    return {
        "title": title,
        "over": each["module_title"],
        "lead": [],
        "chart": interval_chart(
            lines, title=title, moments=names, highest=len(each["scales"][scale]) - 1, footnote=footnote
        ),
        "first": FIGURES["line"],
        "columns": names,
        "rows": [
            _row(line["text"], [_cell(line[scale][name], each=each, moment=name) for name in moments])
            for line in each["lines"]
        ],
    }


def _asked(moment: str, *, each: Mapping[str, Any]) -> int | None:
    """Return how many answered then; whoever looks back does so at the end."""
    n: int | None = each["n_start" if moment == "start" else "n_end"]
    return n


def _moment(name: str, *, each: Mapping[str, Any]) -> str:
    n = _asked(name, each=each)
    return FIGURES["moment-n"].format(moment=FIGURES[name], n=n) if n else FIGURES[name]


def _point(told: Mapping[str, Any]) -> Point:
    said = FIGURES["point"].format(**told) if told["n"] else told["note"]
    return Point(told["mean"], told["low"], told["high"], said)


def _cell(told: Mapping[str, Any], *, each: Mapping[str, Any], moment: str) -> str:
    """Return a mean in words; how many answered stands in the column's head where it is the same for every line."""
    if not told["n"]:
        return str(told["note"])
    return FIGURES["point" if told["n"] == _asked(moment, each=each) else "point-n"].format(**told)


def _counts(title: str, rows: Sequence[Row], *, of: int | None, first: str) -> dict[str, Any]:
    highest = of or max((people for _, people, _ in rows if people is not None), default=1)
    bars = [Bars(label, (people,), note) for label, people, note in rows]
    people = FIGURES["n-people"]
    scale = Scale(highest, FIGURES["each-people"])
    return {
        "title": title,
        "lead": [],
        "over": "",
        "chart": bar_chart(bars, title=title, series=[people], footnote="", scale=scale),
        "first": first,
        "columns": [people],
        "rows": [_row(label, [] if n is None else [f"{n:,}"], note=note) for label, n, note in rows],
    }


def _named(rows: Sequence[Mapping[str, Any]], *, by: str = "title") -> list[Row]:
    return [(row[by], row["people"], row["note"]) for row in rows]


def _answered(each: Mapping[str, Any]) -> list[str]:
    return [FIGURES["n-answered"].format(n=each["n"])] if each["n"] else []


def _row(name: str, cells: list[str], *, note: str = "") -> dict[str, Any]:
    return {"name": name, "cells": cells, "note": note}


def _tells(rows: Sequence[Mapping[str, Any]]) -> bool:
    return any(row["people"] is not None for row in rows)
