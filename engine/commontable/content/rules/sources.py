"""Every source has its citation, design and limits, and stands under "Read more"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.parts import Part, parts_of
from commontable.content.rules.sourced import entries_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

TEXTS = ("id", "citation", "supports", "design", "limits")
FLAGS = ("Y", "D")


def sources_are_whole(subject: Subject) -> Iterator[str]:
    """Find sources without what a sceptical reader asks for, and facts that nobody has confirmed."""
    if subject.sources is None:
        yield f"{subject.sources_yml} is missing. List there where each figure and legal statement comes from."
        return
    if not isinstance(subject.sources.get("sources"), list):
        yield f"{subject.sources_yml} has no list `sources`. Write one entry for each source."
    for number, entry in enumerate(entries_of(subject), start=1):
        where = f"{subject.sources_yml}, {entry.get('id') or f'number {number}'}"
        for name in TEXTS:
            if not _is_text(entry.get(name)):
                yield f"{where} has no `{name}`. Write it in a sentence."
        if entry.get("flag") not in FLAGS:
            yield (
                f"{where} has the flag {entry.get('flag')!r}; wanted Y (read in the source) or D (counted by us). "
                "Confirm the fact, or take it out of the module."
            )


def sources_are_those_of_the_module(subject: Subject) -> Iterator[str]:
    """Find sources that module.yml does not name, and names there that stand for nothing."""
    listed = [str(entry.get("id")) for entry in entries_of(subject)]
    named = [str(each) for each in subject.module.sources]
    for source in sorted(set(listed) - set(named)):
        yield f"{subject.yml}: `sources` lacks {source} of sources.yml. Add it there, or take it out."
    for source in sorted(set(named) - set(listed)):
        yield f"{subject.yml}: `sources` names {source}, which sources.yml does not have. Add it, or take it out."
    for source in sorted({each for each in listed if listed.count(each) > 1}):
        yield f"{subject.sources_yml} has {source} twice. Keep one."


def sources_stand_under_read_more(subject: Subject) -> Iterator[str]:
    """Find sources that participants are not told of, with their limits."""
    cells = [cell.source for cell, part in parts_of(subject.notebook) if part is Part.SOURCES]
    listed = plain("\n".join(cells))
    for entry in entries_of(subject):
        for name in ("citation", "design", "limits"):
            text = plain(str(entry.get(name) or "")).removesuffix(".")
            if text not in listed:
                yield (
                    f"{subject.ipynb}: “Read more” lacks the {name} of {entry.get('id')} as sources.yml has it. "
                    "Copy it there."
                )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
