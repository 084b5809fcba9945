"""Every guide has the same headings in the same order, and no hard moment is left to chance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.markdown import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

HEADINGS = (
    "Purpose and outcomes",
    "Before the day",
    "Room, online, hybrid",
    "Agreements and a way to pass",
    "Running orders",
    "Activity by activity",
    "Hard moments",
    "Replies",
    "Answer key",
    "Not a reporting channel",
    "Access and languages",
    "Handout",
    "After 30 days",
)
LOWER = {
    "Before the day": ("Who reads what",),
    "Running orders": ("90 minutes", "60 minutes", "30 minutes"),
    "Replies": ("The shape of a reply", "Worked replies"),
    "Answer key": ("The case", "Check your understanding"),
}
# What begins each paragraph under "Hard moments", in words that every writer will need for it.
MOMENTS = {
    "defensiveness": r"\bdefensive",
    "a racist remark, aloud": r"\bracist\b.*\b(aloud|out loud|spoken|said|voice)|\baloud\b.*\bracist\b",
    "a racist remark on the wall": r"\bracist\b.*\b(wall|board|chat|written|without a name)|\bwall\b.*\bracist\b",
    "a colleague asked to represent a group": r"\b(represent|speak(s|ing)? for|stand for|answer for)\b",
    "a leader who fills the air": (
        r"\b(leader|principal|director|superintendent|administrator)\b.*\b(air|talk|speak|word|answer|time|first)"
    ),
    "“we tried that”": r"\btried (that|it|this)\b",
    "tears that move attention away": r"\b(tears|cry|cries|crying|weep)",
    "a story that names a child": r"\bnam(e|es|ed|ing)\b.*\b(child|student|famil)|\b(child|student|famil).*\bnamed\b",
    "disclosure of harm": r"\b(disclos|harm|abuse|danger|unsafe)",
    "a complaint about a named colleague": r"\bcomplain",
    "a participant who is a parent here": (
        r"\b(also|parents?) .*\b(parent|here|participant)|\bparents? (here|of this|in the room)"
    ),
    "“is this training allowed?”": r"\ballowed\b|\blegal\b|\bpermitted\b",
}
FEWEST_WORDS = 20
_OPENED = re.compile(r"^\*\*(?P<head>[^*]+)\*\*(?P<text>.*?)(?=^\*\*|\Z)", re.MULTILINE | re.DOTALL)


def guide_has_the_headings(subject: Subject) -> Iterator[str]:
    """Find headings that a facilitator would look for in vain, or out of their place."""
    if subject.guide is None:
        return
    yield from _missing(subject, subject.outline.chapters, HEADINGS)
    for above, wanted in LOWER.items():
        titles = [part.title for part in subject.outline.under(above)[1:]]
        if titles or subject.outline.part(above):
            yield from _missing(subject, titles, wanted, above=above)


def hard_moments_are_all_there(subject: Subject) -> Iterator[str]:
    """Find hard moments for which the guide has no paragraph that begins with it in bold, or too little."""
    if subject.guide is None:
        return
    found = list(_OPENED.finditer(subject.outline.markdown_under("Hard moments")))
    for name, pattern in MOMENTS.items():
        told = [each for each in found if re.search(pattern, each["head"], re.IGNORECASE)]
        if not told:
            yield (
                f"{subject.guide_name} has no hard moment “{name}”. "
                "Add a paragraph that begins with it in bold, and say what to do."
            )
        elif max(count_words(each["text"]) for each in told) < FEWEST_WORDS:
            yield f"{subject.guide_name}: the hard moment “{name}” says too little. Write what to do and to say."


def _missing(subject: Subject, titles: list[str], wanted: tuple[str, ...], *, above: str = "") -> Iterator[str]:
    where = f" under “{above}”" if above else ""
    places = {name: _place(titles, name) for name in wanted}
    for name, place in places.items():
        if place is None:
            yield f"{subject.guide_name} has no heading “{name}”{where}. Add it; every guide has one."
    there = [place for place in places.values() if place is not None]
    if there != sorted(there):
        yield f"{subject.guide_name}: headings{where} are out of order; wanted {', '.join(wanted)}. Move them."


def _place(titles: list[str], name: str) -> int | None:
    return next((n for n, title in enumerate(titles) if title.casefold().startswith(name.casefold())), None)
