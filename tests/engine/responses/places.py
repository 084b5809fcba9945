"""The store in each of its forms, with what a participant may decide about their words where a server keeps them."""

import json

import sqlalchemy as sa

from commontable.content import load_course
from commontable.deployment import Deployment
from commontable.people.evaluating import mark_evaluator
from commontable.people.secret import Secret
from commontable.portfolio import choices
from commontable.portfolio.forgetting import forget
from commontable.responses import tables
from commontable.responses.database import Database
from commontable.responses.memory import MemoryStore

MODULE = "m01_small"
# Few people and few prompts, so that acts meet one another.
READERS = {"m01-first": "me", "m01-belonging": "facilitator", "m01-shared": "group"}
COHORTS = {"ana": "north", "cy": "south"}
# A facilitator of both cohorts whom Ana has marked as evaluating her.
EVALUATED = "ana"

COURSE = "title: Small\ncontact: office@example.org\nsafety_route: ''\nmodules: [m01_small]\n"
HEAD = (
    "title: Small\nedition: 1\nminutes: 20\naudience: [leaders]\nsummary: Small.\nobjectives: [Ask.]\n"
    "key_points: [Families know.]\nprompts:\n"
)


def write_course(folder):
    """Write a course with a prompt for each audience."""
    module = folder / "modules" / MODULE
    module.mkdir(parents=True)
    prompts = "".join(f"  - {{id: {p}, kind: text, title: T, readers: {r}}}\n" for p, r in READERS.items())
    section = f"sections:\n  - {{id: start, title: Start, minutes: 20, prompts: [{', '.join(READERS)}]}}\n"
    (module / "module.yml").write_text(HEAD + prompts + section, "utf-8")
    (module.parent / "course.yml").write_text(COURSE, "utf-8")
    return folder


class InMemory:
    """The store that authors have: nobody can narrow, take back or delete, and it ends with its process."""

    is_kept = False
    evaluator = "nobody"

    def __init__(self, course):
        self.course = load_course(course)
        self.store = MemoryStore(cohort_of=COHORTS.get)

    def enrol(self, who):
        return who

    def all_rows(self):
        return {row.version: (row.participant, row.prompt, row.value, row.readers) for row in self.store._rows}

    def close(self):
        pass


class InDatabase:
    """The store of a deployment, in the database at this address."""

    is_kept = True

    def __init__(self, settings, url):
        self.settings, self.url = settings, url
        self._open()
        self.course = self.open.course
        self.module = self.course.module(MODULE)
        cohorts = sorted(set(COHORTS.values()))
        self.evaluator = self.open.directory.add("Bea", role="facilitator", cohorts=cohorts)[0].id

    def _open(self):
        secret = Secret.of(self.settings.data)
        self.open = Deployment(settings=self.settings, database=Database(self.url), secret=secret)

    @property
    def store(self):
        return self.open.store

    def enrol(self, who):
        person = self.open.directory.add(who, role="participant", cohorts=[COHORTS[who]])[0].id
        if who == EVALUATED:
            mark_evaluator(self.open.database, self.evaluator, participant=person, by=person)
        return person

    def narrow(self, person, prompt):
        choices.keep_to_oneself(self.open, person, module=self.module, prompt=prompt)

    def let_be_read(self, person, prompt):
        return choices.let_be_read(self.open, person, module=self.module, prompt=prompt)

    def take_back(self, person, prompt):
        choices.take_back(self.open, person, module=MODULE, prompt=prompt)

    def delete(self, person):
        forget(self.open, person, by=person)

    def restart(self):
        self.open.close()
        self._open()

    def all_rows(self):
        with self.open.database.read() as connection:
            rows = connection.execute(sa.select(tables.responses)).all()
        return {row.version: (row.participant, row.prompt, json.loads(row.value), row.readers) for row in rows}

    def close(self):
        self.open.close()
