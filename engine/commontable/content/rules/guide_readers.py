"""The guide's table "Who reads what" says what module.yml says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.guides.orders import PROMPT_ID
from commontable.content.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

# In this order: "the writer alone; no facilitator can open it" is said of `me`.
_SAID = {
    Readers.ME: r"\bwriter(s)?,? (alone|only)\b|\b(only|nobody but|no one but) the writer\b",
    Readers.COUNT: r"\b(totals?|counts?|counted)\b",
    Readers.GROUP: r"\bwithout (a|the|your|their) names?\b",
    Readers.FACILITATOR: r"\bfacilitators?\b",
}


def guide_says_who_reads_what(subject: Subject) -> Iterator[str]:
    """Find prompts whose readers the guide gets wrong: a facilitator will be asked, and believed."""
    part = subject.outline.part("Who reads what")
    if part is None:
        return
    rows = [(PROMPT_ID.findall(row[0]), row[1]) for table in part.tables for row in table.rows]
    for prompt in subject.module.prompts:
        told = [said for prompts, said in rows if prompt.id in prompts]
        if len(told) != 1:
            found = "twice" if told else "not at all"
            yield f"{subject.guide_name}: “Who reads what” has {prompt.id} {found}. Put it into one row."
        elif _readers_in(told[0]) is not prompt.readers:
            yield (
                f"{subject.guide_name}: “Who reads what” says of {prompt.id} “{told[0][:80]}”, and module.yml "
                f"says `{prompt.readers}`. Make the guide say the same."
            )


def _readers_in(said: str) -> Readers | None:
    return next((who for who, words in _SAID.items() if re.search(words, said, re.IGNORECASE)), None)
