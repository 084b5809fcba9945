"""Participants in nbgrader's gradebook: by id, and with a name only where they asked for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.people import UnknownPerson
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from commontable.grading.words import Words

# formgrader puts names into its pages as they stand, so nothing in a name may be read as markup there.
_PLAIN = str.maketrans({"<": "‹", ">": "›", "&": "＆", '"': "”", "'": "’", "{": "(", "}": ")"})  # noqa: RUF001


def note_student(gradebook: Any, *, participant: str, modules: list[str], words: Words) -> None:
    """Put a participant into the gradebook.

    The gradebook has one entry for all modules, so a name stands there only while the newest hand-in of each
    module is by name.
    """
    first, last = _name(participant, words) if always_by_name(participant, modules, words) else (None, None)
    gradebook.update_or_create_student(participant, first_name=first, last_name=last)


def always_by_name(participant: str, modules: list[str], words: Words) -> bool:
    """Say whether the newest hand-in of each module is by name."""
    asked = (words.store.newest_hand_in(participant, module, reader=Reader.grading()) for module in modules)
    return all(hand_in.by_name for hand_in in asked if hand_in is not None)


def _name(participant: str, words: Words) -> tuple[str | None, str | None]:
    try:
        name = words.directory.person(participant).name
    except UnknownPerson:
        return None, None
    first, _, last = name.translate(_PLAIN).rpartition(" ")
    return first, last
