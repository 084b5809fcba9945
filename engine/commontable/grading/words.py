"""The words and the people of a deployment, opened for a grading step."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.people import Directory, Secret
from commontable.responses.database import Database
from commontable.responses.sql import SqlStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.responses.store import ResponseStore
    from commontable.settings import Settings


@dataclass(frozen=True)
class Words:
    """The response store and the directory, on one database."""

    store: ResponseStore
    directory: Directory


@contextmanager
def open_words(settings: Settings) -> Iterator[Words]:
    """Yield the store and the directory of a data folder, made or brought up to date if needed."""
    settings.prepare()
    database = Database(settings.database_url)
    try:
        database.migrate()
        directory = Directory(database, Secret.of(settings.data))
        yield Words(store=SqlStore(database, cohort_of=directory.cohort_of), directory=directory)
    finally:
        database.close()
