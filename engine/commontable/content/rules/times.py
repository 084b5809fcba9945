"""The stated minutes are those that the time rule gives, and the core path is short enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.minutes import LONGEST_CORE_MINUTES, LONGEST_CORE_WORDS, time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject


def minutes_are_computed(subject: Subject) -> Iterator[str]:
    """Find minutes in module.yml that words and prompts do not add up to, in all or by section."""
    module = subject.module
    time = time_of(module, notebook=subject.notebook)
    if module.minutes != time.core_minutes:
        yield (
            f"{subject.yml}: minutes is {module.minutes}; {time.core_words} words and the core prompts "
            f"take {time.core_minutes}. Write `minutes: {time.core_minutes}`."
        )
    total = sum(section.minutes for section in module.sections if section.core)
    if total != module.minutes:
        yield (
            f"{subject.yml}: the core sections add up to {total} minutes, and `minutes` is {module.minutes}. "
            "Make them agree: hours are counted by section."
        )


def core_path_is_short(subject: Subject) -> Iterator[str]:
    """Find a core path of more than 50 minutes or 1,800 words."""
    time = time_of(subject.module, notebook=subject.notebook)
    if time.core_minutes > LONGEST_CORE_MINUTES:
        yield (
            f"{subject.ipynb}: the core path takes {time.core_minutes} minutes; "
            f"wanted at most {LONGEST_CORE_MINUTES}. Move something under “If you have more time”."
        )
    if time.core_words > LONGEST_CORE_WORDS:
        yield (
            f"{subject.ipynb}: the core path has {time.core_words} words; at most {LONGEST_CORE_WORDS}. "
            "Cut, or move something under “If you have more time”."
        )
