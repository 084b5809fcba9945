"""One deployment, opened: its course, its database, its people and its words."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commontable.content.course import Course, load_course, load_module_of_course
from commontable.content.module import load_module
from commontable.errors import SettingsError
from commontable.people.directory import Directory
from commontable.people.secret import Secret
from commontable.people.sessions import Sessions
from commontable.responses.database import Database
from commontable.responses.moved import refuse_moved
from commontable.responses.sql import SqlStore
from commontable.reviewing.desk import Reviews
from commontable.settings import SERVICE
from commontable.together.processes import Processes
from commontable.together.relay import Relay
from commontable.workshops.rooms import Workshops

if TYPE_CHECKING:
    from commontable.content.module import Module
    from commontable.settings import Settings


@dataclass(frozen=True)
class Deployment:
    """What every verb and the server work on; `open` it once, `close` it at the end."""

    settings: Settings
    database: Database
    secret: Secret

    @classmethod
    def open(cls, settings: Settings) -> Deployment:
        """Open the data folder, made and brought up to date where needed."""
        if os.environ.get(SERVICE):
            raise SettingsError(
                "This is a Lab under a Hub: the words and the people are at the course's server. "
                "Do this on its staff pages."
            )
        settings.prepare()
        settings.export()
        database = Database(settings.database_url)
        try:
            with database.read() as connection:
                refuse_moved(connection)
            database.migrate()
            return cls(settings=settings, database=database, secret=Secret.of(settings.data))
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        self.relay.stop()
        self.database.close()

    @property
    def course(self) -> Course:
        return load_course(self.settings.course)

    def module(self, folder: str) -> Module:
        """Return one module of the course, or raise UnknownModule; asked for at every save, it reads no other."""
        return load_module_of_course(self.settings.course, folder)

    @cached_property
    def directory(self) -> Directory:
        return Directory(self.database, self.secret)

    @cached_property
    def sessions(self) -> Sessions:
        return Sessions(self.database)

    @cached_property
    def store(self) -> SqlStore:
        directory = self.directory
        return SqlStore(self.database, cohort_of=directory.cohort_of, evaluators_of=directory.evaluators_of)

    @cached_property
    def relay(self) -> Relay:
        return Relay(self.database)

    @cached_property
    def processes(self) -> Processes:
        return Processes(self.database)

    @cached_property
    def workshops(self) -> Workshops:
        modules = self.settings.modules
        return Workshops(
            self.database,
            self.secret,
            relay=self.relay,
            course_now=lambda: self.course,
            module_now=lambda folder: load_module(modules / folder),
        )

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(
            self.database, self.store, self.directory, settings=self.settings, course_now=lambda: self.course
        )
