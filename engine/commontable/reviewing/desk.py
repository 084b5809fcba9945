"""What every part of reviewing works on: the database, the words, the people, the course and the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commontable.responses.database import now
from commontable.reviewing.promise import ReviewSettings, review_settings
from commontable.reviewing.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from commontable.content.course import Course
    from commontable.people.directory import Directory
    from commontable.responses.database import Database
    from commontable.responses.model import Reader
    from commontable.responses.sql import SqlStore
    from commontable.settings import Settings


@dataclass(frozen=True)
class Reviews:
    """Reviewing in one deployment."""

    database: Database
    store: SqlStore
    directory: Directory
    settings: Settings
    course_now: Callable[[], Course] = field(repr=False)
    clock: Callable[[], datetime] = now

    @property
    def promise(self) -> ReviewSettings:
        return review_settings(self.settings.course)

    def scope(self, reader: Reader) -> Scope:
        """Return whose words this reader may open now."""
        with self.database.read() as connection:
            return Scope.of(connection, reader)

    def names(self) -> dict[str, str]:
        """Return everybody's name by id."""
        return {person.id: person.name for person in self.directory.all()}
