"""The words and the people of a deployment, opened for a grading step: at hand, or at the server for a staff Lab."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from commontable.grading.far import FarDirectory, FarStore, Line
from commontable.people import Directory, Secret
from commontable.responses.database import Database
from commontable.responses.sql import SqlStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.responses.model import Feedback, HandIn, Reader, Response
    from commontable.settings import Settings


class HandInStore(Protocol):
    """The part of a response store that grading needs; `ResponseStore` says what each gives."""

    def hand_ins(self, module: str, *, reader: Reader, edition: int | None = None) -> list[HandIn]: ...
    def newest_hand_in(self, participant: str, module: str, *, reader: Reader) -> HandIn | None: ...
    def handed_in(self, hand_in: HandIn, *, reader: Reader) -> dict[str, Response]: ...
    def feedback(self, participant: str, module: str, *, reader: Reader) -> dict[str, list[Feedback]]: ...
    def give_feedback(self, feedback: Feedback) -> None: ...


class Writer(Protocol):
    """A participant, as far as a gradebook knows them."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class Writers(Protocol):
    """Where a writer is looked up."""

    def person(self, person: str) -> Writer:
        """Return the person with this id; a merged enrolment answers as the person kept."""


@dataclass(frozen=True)
class Words:
    """The store and the directory, on one database or at one server."""

    store: HandInStore
    directory: Writers


@contextmanager
def open_words(settings: Settings) -> Iterator[Words]:
    """Yield the store and the directory of a data folder, made or brought up to date if needed."""
    settings.prepare()
    line = Line.here()
    if line is not None:
        yield Words(store=FarStore(line), directory=FarDirectory(line))
        return
    database = Database(settings.database_url)
    try:
        database.migrate()
        directory = Directory(database, Secret.of(settings.data))
        yield Words(store=SqlStore(database, cohort_of=directory.cohort_of), directory=directory)
    finally:
        database.close()
