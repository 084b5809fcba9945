"""What a module says of the law has a source with its date, and is no legal advice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.rules.sourced import all_texts, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_LAW = re.compile(
    r"\bSection \d{3,5}\b|\bby law\b|\bthe law\b|\b(?:federal|state) (?:civil rights )?laws?\b"
    r"|\bEd(?:ucation|\.) Code\b|\bUSC\b|\bU\.S\.C\b|\bCFR\b|\bFERPA\b|\bTitle (?:VI|IX)\b"
)
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def legal_sources_have_a_date(subject: Subject) -> Iterator[str]:
    """Find legal sources without the month as of which they were read: the law changes."""
    for entry in entries_of(subject):
        if entry.get("law") and not _MONTH.fullmatch(str(entry.get("as_of") or "")):
            yield (
                f"{subject.sources_yml}, {entry.get('id')}: a source of law without its month. "
                'Write `as_of: "2025-08"`, the month for which it was read.'
            )


def law_is_sourced_and_no_advice(subject: Subject) -> Iterator[str]:
    """Find a module that speaks of the law without a legal source, or without saying that this is no advice."""
    text = all_texts(subject)
    spoken = _LAW.search(text)
    if spoken is None:
        return
    if not any(entry.get("law") for entry in entries_of(subject)):
        yield (
            f"{subject.ipynb} speaks of the law (“{spoken[0]}”), and no source has `law: true`. "
            "Mark the source, or add it."
        )
    if "not legal advice" not in text.casefold():
        yield (
            f"{subject.ipynb} speaks of the law (“{spoken[0]}”) and nowhere says that this is "
            "“general information as of <year>, not legal advice”. Add it beside the statement."
        )
