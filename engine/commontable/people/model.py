"""Who takes part: a person, a role, and the rules of names and cohorts."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.errors import PeopleError
from commontable.people.plain import plain
from commontable.responses.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

DEFAULT_COHORT = "everyone"
DEFAULT_LANGUAGE = "en"
LONGEST_NAME = 120
LONGEST_COHORT = 80
LONGEST_OUTSIDE_ID = 200

# Of signs that look alike in print or handwriting (0 O, 1 I L, U V, 2 Z, 5 S, 8 B) at most one is in.
ALPHABET = "23456789ACDEFGHJKMNPQRTWXY"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")


class UnknownPerson(PeopleError):
    """Nobody is known by this id or name."""


@dataclass(frozen=True)
class Person:
    """Somebody who takes part or works for the course."""

    id: str
    name: str
    role: Role
    language: str
    outside_id: str | None
    created_at: datetime

    @property
    def is_staff(self) -> bool:
        return self.role is not Role.PARTICIPANT


def new_person_id() -> str:
    """Return an id such as `p-k7qf3mrt9x`, fit for a folder name on any system."""
    return "p-" + "".join(secrets.choice(ALPHABET) for _ in range(10)).lower()


def checked_name(text: str) -> str:
    """Return a name as plain text, or raise `PeopleError` when nothing readable is left or it is too long."""
    return _within(plain(text), longest=LONGEST_NAME, what="name")


def checked_role(text: str) -> Role:
    try:
        return Role(plain(text).casefold())
    except ValueError:
        wanted = ", ".join(role.value for role in Role)
        raise PeopleError(f"Found the role '{shortened(text)}'; write one of {wanted}.") from None


def checked_language(text: str) -> str:
    """Return a language tag such as `es` or `zh-Hant`; nothing gives English."""
    tag = plain(text) or DEFAULT_LANGUAGE
    if not _LANGUAGE.fullmatch(tag) or len(tag) > 16:  # noqa: PLR2004 - the column's width
        raise PeopleError(
            f"Found the language '{shortened(text)}'; write a language code such as en, es or zh-Hant."
        )
    return tag


def checked_outside_id(text: str | None) -> str | None:
    """Return the id that another system uses for this person, or None when there is none."""
    found = plain(text or "")
    return _within(found, longest=LONGEST_OUTSIDE_ID, what="outside_id") if found else None


def checked_cohorts(named: Iterable[str], *, role: Role) -> frozenset[str]:
    """Return the cohorts of a person: exactly one for a participant, one or more for staff."""
    found = frozenset(checked_cohort(name) for name in named) or frozenset({DEFAULT_COHORT})
    if role is Role.PARTICIPANT and len(found) > 1:
        raise PeopleError(
            f"Found {len(found)} cohorts, but a participant belongs to one: {', '.join(sorted(found))}."
        )
    return found


def checked_cohort(text: str) -> str:
    name = _within(plain(text), longest=LONGEST_COHORT, what="cohort")
    if "|" in name:
        raise PeopleError(f"Found '|' in the cohort '{shortened(name)}'; give each cohort by itself.")
    return name


def _within(text: str, *, longest: int, what: str) -> str:
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise PeopleError(f"The {what} is empty; write at least one letter.")
    if len(text) > longest:
        raise PeopleError(f"The {what} has {len(text)} characters; write at most {longest}.")
    return text


def shortened(text: str) -> str:
    """Return what somebody typed as a sentence quotes it: on one line, and not all of a long text."""
    shown = plain(text)
    return shown if len(shown) <= 40 else shown[:39] + "…"  # noqa: PLR2004 - fits one line of a terminal
