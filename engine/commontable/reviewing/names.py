"""The name behind a hand-in that was to be read without one: only with a reason, and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.people.plain import plain
from commontable.reviewing.errors import ReviewError

if TYPE_CHECKING:
    from commontable.reviewing.hand_ins import Opened

SHORTEST, LONGEST = 8, 1_000


def open_name(opened: Opened, *, reason: str) -> str:
    """Return the writer's name; the record says first who asked, about whom, and why."""
    said = plain(reason)
    if len(said) < SHORTEST:
        raise ReviewError("Say in a few words why the name is needed; the reason is recorded.")
    if len(said) > LONGEST:
        raise ReviewError(f"The reason has {len(said)} characters; write at most {LONGEST}.")
    participant = opened.hand_in.participant
    opened.reviews.directory.record(
        "opened the name behind a hand-in", by=opened.scope.person, about=participant, reason=said
    )
    return opened.reviews.directory.person(participant).name
