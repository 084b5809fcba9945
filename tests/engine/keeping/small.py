"""A small course in a data folder of its own, and short ways to write, hand in and answer."""

from datetime import timedelta

import sqlalchemy as sa

from commontable.deployment import Deployment
from commontable.responses import Feedback, Response, tables
from commontable.responses.database import now
from commontable.settings import Settings

COURSE = """\
title: A small course
contact: office@example.org
safety_route: ""
modules: [m01_small]
"""
MODULE = """\
title: Small
edition: 1
minutes: 20
audience: [leaders]
summary: A small module.
objectives: [Ask.]
key_points: [Families know.]
prompts:
  - {id: m01-first, kind: text, title: First thoughts, readers: me}
  - {id: m01-belonging, kind: text, title: Belonging, readers: facilitator}
sections:
  - {id: start, title: Start, minutes: 12, prompts: [m01-first, m01-belonging]}
  - {id: end, title: End, minutes: 8, prompts: []}
"""
BELONGING = "m01-belonging"


class Small:
    """One deployment of the small course, and short ways to write in it."""

    def __init__(self, course, data):
        self.data = data
        self.settings = Settings(course=course, data=data)
        self._saves = 0
        self.open()

    def open(self):
        self.deployment = Deployment.open(self.settings)

    def close(self):
        self.deployment.close()

    @property
    def directory(self):
        return self.deployment.directory

    def enrol(self, name, *, cohort="everyone", role="participant", outside_id=None):
        person, _ = self.directory.add(name, role=role, cohorts=[cohort], outside_id=outside_id)
        return person.id

    def write(self, who, value, *, prompt=BELONGING, days_ago=0.0, readers="facilitator"):
        """Save one response as it would have been saved so long ago; return its version."""
        self._saves += 1
        newest = self.newest_row(who, prompt)
        saved = self.deployment.store.save(
            Response(who, "m01_small", 1, prompt, value, readers, f"save-{self._saves}", based_on=newest)
        )
        with self.deployment.database.write() as connection:
            mine = tables.responses.c.version == saved.version
            then = now() - timedelta(days=days_ago)
            connection.execute(tables.responses.update().where(mine).values(written_at=then))
        return saved.version

    def newest_row(self, who, prompt):
        t = tables.responses.c
        with self.deployment.database.read() as connection:
            return connection.scalar(sa.select(sa.func.max(t.version)).where(t.participant == who, t.prompt == prompt))

    def hand_in(self, who):
        self._saves += 1
        return self.deployment.store.hand_in(who, "m01_small", edition=1, by_name=True, save_id=f"hand-{self._saves}")

    def answer(self, who, version, text="Thank you."):
        given = Feedback(who, "m01_small", BELONGING, about=version, text=text, key=f"key-{version}", given_by="Faye")
        self.deployment.store.give_feedback(given)

    def rows(self, table):
        with self.deployment.database.read() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table)))
