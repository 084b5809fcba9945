"""All workshops of one deployment: what every act and view in this folder works on."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.responses.database import now
from commontable.workshops import rows, tables
from commontable.workshops.hub import STAFF_ONLY, Change, Hub
from commontable.workshops.model import UnknownWorkshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.people.secret import Secret
    from commontable.responses.database import Database
    from commontable.together.relay import Relay
    from commontable.workshops.model import Workshop


@dataclass(frozen=True)
class Workshops:
    """The rooms of a deployment. The database is the truth; the hub only says that it has changed."""

    database: Database
    secret: Secret
    relay: Relay
    course_now: Callable[[], Course] = field(repr=False)
    module_now: Callable[[str], Module] = field(repr=False)
    clock: Callable[[], datetime] = now

    @cached_property
    def hub(self) -> Hub:
        return Hub(self.relay)

    def named(self, workshop: str) -> Workshop:
        """Return the workshop with this id, or raise `UnknownWorkshop`."""
        with self.database.read() as connection:
            return rows.found(connection, workshop)

    def led(self, workshop: str, *, cohorts: frozenset[str]) -> Workshop:
        """Return the workshop if it is held for one of these cohorts; others do not learn that it is there."""
        found = self.named(workshop)
        if found.cohort not in cohorts:
            raise UnknownWorkshop("There is no such workshop among those of your cohorts.")
        return found

    def all(self, *, cohorts: frozenset[str]) -> list[Workshop]:
        """Return the workshops of these cohorts, newest first."""
        table = tables.workshops
        query = sa.select(table).where(table.c.cohort.in_(cohorts)).order_by(table.c.opened_at.desc(), table.c.id)
        with self.database.read() as connection:
            return [rows.workshop_in(row) for row in connection.execute(query)]

    def module_of(self, workshop: Workshop) -> Module:
        """Return the module as it is now."""
        return self.module_now(workshop.module)

    @contextmanager
    def changing(self, workshop: str, *, about: str | None = None) -> Iterator[sa.Connection]:
        """Yield a connection; when the block ends, commit, count a step, and tell whom it concerns."""
        change = Change(workshop, about)
        with self.database.write() as connection:
            yield connection
            rows.change(connection, workshop)
            self.hub.announce(connection, change)
        self.hub.tell(change)

    def answered(self, workshop: str) -> None:
        """Tell facilitators that an answer was saved; the words themselves are in the store."""
        change = Change(workshop, STAFF_ONLY)
        if self.relay.is_shared:
            with self.database.write() as connection:
                self.hub.announce(connection, change)
        self.hub.tell(change)
