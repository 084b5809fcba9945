"""Figures of a cohort that are counts of people: where they stop, what cases show, which assets they see."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from commontable.content.kinds.asset_map import seats_of
from commontable.content.kinds.promise import WENT
from commontable.reviewing.small import FEWEST, hidden
from commontable.reviewing.totals import counted
from commontable.workshops.bars import bar_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.reviewing.totals import Totals

STOPS = (
    "The last section in which people answered something that may be counted, of those who have begun and not "
    "handed in. Answers that their writers keep to themselves are not looked at, so some may be further."
)
CASES = "What people chose. It shows what a table tells its readers, not who is right about families."
ASSETS = "How many people have at least one card there. What nobody wrote down may still be there."
NO_ASSETS = "Every asset map in this course is its writer's own, so there is nothing to count."
PROMISES = (
    "Promises are their writers' own, kept or not. Counted here is how they went for those who let it be counted, "
    "without names and words; whoever made several may stand in several lines."
)
_MAPS = ("asset-map", "family-asset-map")


def stops(course: Course, totals: Totals) -> list[dict[str, Any]]:
    """Return, for each module, after which section people stopped; the groups add up to all who stopped."""
    return [_stops_in(module, totals) for module in course.modules]


def _stops_in(module: Module, totals: Totals) -> dict[str, Any]:
    may_count = {prompt.id for prompt in counted(module)}
    sections = [section for section in module.sections if section.core and may_count & set(section.prompts)]
    handed_in = totals.handed_in.get(module.folder, frozenset())
    last: dict[str, str] = {}
    for section in sections:
        asked = may_count & set(section.prompts)
        last |= dict.fromkeys(totals.people(module, asked) - handed_in, section.id)
    groups = Counter(last.values())
    # Who handed in is known by name, so that number could hide no other: the groups are those who stopped.
    shown = hidden([(section.id, groups[section.id]) for section in sections], total=True)
    titles = {section.id: section.title for section in sections}
    return {
        "module": module.folder,
        "title": module.title,
        "handed_in": len(handed_in),
        "stopped": shown[-1]["people"] if shown else None,
        "rows": [
            {"section": row["group"], "title": titles[row["group"]], "people": row["people"], "note": row["note"]}
            for row in shown[:-1]
        ],
        "sentence": STOPS,
    }


def cases(course: Course, totals: Totals) -> list[dict[str, Any]]:
    """Return what people chose in each case question that ten or more have answered."""
    return [
        {
            "module": module.folder,
            "module_title": module.title,
            "prompt": prompt.id,
            "title": prompt.title,
            "question": group["text"] or prompt.title,
            **_bars(group["bars"]),
            "sentence": CASES,
        }
        for module, prompt in _of_kind(course, "case")
        for group in bar_groups(prompt, totals.values(module, prompt), fewest=FEWEST)
    ]


def _bars(bars: Sequence[dict[str, Any]]) -> dict[str, Any]:
    shown = hidden([(place, bar["n"]) for place, bar in enumerate(bars)], total=True)
    rows = [
        {"label": bar["label"], "people": row["people"], "note": row["note"]}
        for bar, row in zip(bars, shown, strict=False)
    ]
    return {"n": shown[-1]["people"], "rows": rows}


def assets(course: Course, totals: Totals) -> list[dict[str, Any]]:
    """Return which categories of assets people see most and least, on maps that may be counted."""
    found = [place for kind in _MAPS for place in _of_kind(course, kind)]
    return [_seats(module, prompt, totals=totals) for module, prompt in found]


def _seats(module: Module, prompt: Prompt, *, totals: Totals) -> dict[str, Any]:
    values = totals.values(module, prompt)
    seats = seats_of(prompt.content)
    people = Counter(
        seat for value in values for seat in {card.get("seat") for card in value.get("cards", [])} if seat in seats
    )
    # The groups overlap, so they add up to no total that would give a small one back.
    rows = hidden([(seat, people[seat]) for seat in seats]) if len(values) >= FEWEST else []
    shown = [
        {"seat": row["group"], "title": seats[row["group"]], "people": row["people"], "note": row["note"]}
        for row in rows
    ]
    told = sorted((row for row in shown if row["people"] is not None), key=lambda row: -row["people"])
    return {
        "module": module.folder,
        "prompt": prompt.id,
        "title": prompt.title,
        "n": len(values) if len(values) >= FEWEST else None,
        "rows": shown,
        "most": [row["title"] for row in told[:3]],
        "least": [row["title"] for row in reversed(told[3:])][:3],
        "sentence": ASSETS,
    }


def promises(course: Course, totals: Totals) -> dict[str, Any]:
    """Return how promises went, of those who let that be counted; nobody's promise, and no words."""
    by_person = totals.went(course)
    people = Counter(went for each in by_person.values() for went in each)
    # The groups overlap: whoever made two promises may stand in two of them.
    rows = hidden([(went, people[went]) for went in WENT]) if len(by_person) >= FEWEST else []
    return {
        "n": len(by_person) if rows else None,
        "rows": [
            {"went": row["group"], "title": WENT[row["group"]], "people": row["people"], "note": row["note"]}
            for row in rows
        ],
        "sentence": PROMISES,
    }


def _of_kind(course: Course, kind: str) -> Iterator[tuple[Module, Prompt]]:
    return ((module, p) for module in course.modules for p in counted(module) if p.kind == kind)
