"""What a participant wrote, handed in and was answered: the facts that the store keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from commontable.errors import ResponseError

if TYPE_CHECKING:
    from datetime import datetime


# What stands in place of a prompt for feedback on a hand-in as a whole.
OVERALL = "overall"


class Role(StrEnum):
    """What an account may do."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    REVIEWER = "reviewer"


@dataclass(frozen=True)
class Reader:
    """Who asks for words: the writer, a member of staff, or the grading steps on the server itself."""

    person: str
    cohorts: frozenset[str] | None = frozenset()
    kind: str = "oneself"

    @classmethod
    def oneself(cls, participant: str) -> Reader:
        return cls(person=participant)

    @classmethod
    def staff(cls, person: str, cohorts: frozenset[str]) -> Reader:
        """Return a facilitator or reviewer, who reads the cohorts named for them and no other."""
        return cls(person=person, cohorts=cohorts, kind="staff")

    @classmethod
    def grading(cls, cohorts: frozenset[str] | None = None) -> Reader:
        """Return the reader of the collecting step; `None` means every cohort."""
        return cls(person="grading", cohorts=cohorts, kind="grading")


@dataclass(frozen=True)
class Response:
    """One answer to one prompt, as it stood at one moment.

    `value` is JSON (a string for words). `version` is the row's number once saved. `based_on` is the version
    that the writer's page showed. `aside` marks a save that was kept beside a newer one; `settles` names such
    saves that the writer was shown and has chosen about. `readers` is the audience in force when it was written,
    never wider than the module's.
    """

    participant: str
    module: str
    edition: int
    prompt: str
    value: Any
    readers: str
    save_id: str
    origin: str = "self-paced"
    course_version: str = ""
    language: str = "en"
    based_on: int | None = None
    version: int | None = None
    written_at: datetime | None = None
    aside: bool = False
    settles: tuple[int, ...] = ()


@dataclass(frozen=True)
class Saved:
    """What the store answers only after the row is on disk."""

    version: int
    saved_at: datetime


@dataclass(frozen=True)
class HandIn:
    """One act of handing in: the exact versions, and how the writer wants to be answered."""

    participant: str
    module: str
    edition: int
    by_name: bool
    save_id: str
    number: int | None = None
    at: datetime | None = None
    versions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Feedback:
    """What a reader answered to one exact version of one response."""

    participant: str
    module: str
    prompt: str
    about: int
    text: str
    key: str
    given_by: str = ""
    given_at: datetime | None = None


class StaleBase(ResponseError):
    """A save was based on a version that is no longer the newest; both are kept."""

    def __init__(self, *, stored: Response, kept: Saved) -> None:
        super().__init__("Another page saved this prompt meanwhile. Both versions are kept; choose which goes on.")
        self.stored = stored
        self.kept = kept
