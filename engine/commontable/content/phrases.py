"""The lists by which a writer looks again at words about families: editable, each line with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.course_lists import course_list
from commontable.content.kinds.labels import check_labels
from commontable.content.kinds.sources import check_lines

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.fields import Fields

GROUPS = ("deficit", "flattering", "safety", "leave-out")
# Only these signs: a list that anybody may edit must not be able to hang a browser.
_ALLOWED = re.compile(r"(?:[^\W_]|[ '\u2019()|-]|(?<=[^\W_]|['\u2019)])\?){1,300}")


@dataclass(frozen=True)
class Phrase:
    """Words to look for, and why one would look again. `pattern` is good in Python and in a browser."""

    id: str
    group: str
    pattern: str
    why: str


@dataclass(frozen=True)
class PhraseLists:
    """All phrases, and the sentences that are said about safety and about children's names."""

    phrases: tuple[Phrase, ...]
    safety: str
    names: str
    not_names: tuple[str, ...]

    def of(self, *groups: str) -> list[Phrase]:
        """Return the phrases of these groups."""
        return [phrase for phrase in self.phrases if phrase.group in groups]


def phrase_lists(folder: Path) -> PhraseLists:
    """Return the lists for the module in this folder; BrokenCourseFile if they have faults."""
    fields = course_list("phrases", folder=folder)
    check_labels(fields, "say", wanted=("safety", "names"))
    phrases = tuple(
        _phrase(line, group=group)
        for group in GROUPS
        for line in check_lines(fields, group, texts=("words", "why"))
    )
    return PhraseLists(
        phrases=phrases,
        safety=fields.found["say"]["safety"].strip(),
        names=fields.found["say"]["names"].strip(),
        not_names=fields.texts("not-names"),
    )


def _phrase(line: Fields, *, group: str) -> Phrase:
    return Phrase(
        id=line.text("id"),
        group=group,
        pattern=_pattern(line),
        why=line.text("why"),
    )


def _pattern(line: Fields) -> str:
    words = line.text("words")
    try:
        re.compile(words)
    except re.error:
        words = ""
    if not _ALLOWED.fullmatch(words):
        raise line.error(
            f"`words` is '{line.text('words')[:80]}'; it may hold words, (a|b) for either, and ? after what "
            "may be missing"
        )
    # Spaces and hyphens count as the same, and so do the two apostrophes.
    spaced = re.sub(r"[\s-]+", lambda _: r"[\s-]+", words)
    return re.sub("['\u2019]", "['\u2019]", spaced)
