"""The receipt of a deletion: each place that something was taken out of, and where words may remain."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people.codes import mac_of, read_code
from commontable.portfolio.tables import receipts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commontable.people.secret import Secret
    from commontable.responses.database import Database

PURPOSE = "receipts"
# In the order in which a person thinks of them; a table that is not named here is named by itself.
PLACES = {
    "responses": "what you wrote, every save of it",
    "hand_ins": "what you handed in",
    "hand_in_versions": "the list of versions in your hand-ins",
    "feedback": "replies to you",
    "submitted": "your collected notebooks (nbgrader's folder submitted)",
    "autograded": "your autograded notebooks (nbgrader's folder autograded)",
    "gradebook": "nbgrader's gradebook: your entry, with all comments and scores",
    "workshop_people": "your places in workshops",
    "workshop_marks": "what you marked in workshops",
    "workshop_ticks": "what you let be shown in workshops",
    "workshop_words": "what was shown of yours on a wall",
    "certificates": "your certificates",
    "narrowings": "your choices of who reads what",
    "evaluators": "who evaluates you",
    "codes": "your personal codes",
    "sessions": "where you were signed in",
    "people_cohorts": "your cohort",
    "people": "your name and enrolment",
    "acts": "your id in the record of who did what (the record stays, without you)",
    "deletions": "your request for deletion",
    "sweeps": "requests to rewrite your notebooks",
}
# Two places are called feedback: the store's table and nbgrader's folder.
PAGES = "your feedback pages (nbgrader's folder feedback)"
REMAINS = (
    "Backups made before this day hold your words until they expire. A restored backup deletes them again.",
    "Files that were exported or printed before this day are outside the course. Ask your facilitator about them.",
    "A browser tab that is still open keeps what you typed in it until you close it.",
)


@dataclass(frozen=True)
class Receipt:
    """What was deleted and when: each place in words with how much was there; nothing tells whose."""

    at: datetime
    places: tuple[tuple[str, int], ...]


def receipt_of(counts: Mapping[str, int], *, at: datetime, pages: int = 0) -> Receipt:
    """Return the receipt for rows by table and for nbgrader's folders."""
    order = [*PLACES, *sorted(set(counts) - set(PLACES))]
    found = [(PLACES.get(name, name), counts[name]) for name in order if counts.get(name)]
    return Receipt(at=at, places=(*found, *(((PAGES, pages),) if pages else ())))


def receipt_with(database: Database, typed: str, *, secret: Secret) -> Receipt | None:
    """Return the receipt whose code was typed, or None."""
    code = read_code(typed)
    if code is None:
        return None
    this = receipts.c.mac == mac_of(code, key=secret.key(PURPOSE))
    with database.read() as connection:
        row = connection.execute(sa.select(receipts).where(this)).one_or_none()
    return Receipt(row.at, tuple((place, count) for place, count in json.loads(row.places))) if row else None
