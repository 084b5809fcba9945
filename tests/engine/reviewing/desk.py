"""A deployment on the course as it is, with people who write, hand in and read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import sqlalchemy as sa

from commontable.responses import Reader, Response
from commontable.responses import tables as words
from commontable.reviewing.drafts import save_draft
from commontable.reviewing.giving import give
from commontable.reviewing.hand_ins import open_hand_in
from commontable.reviewing.levels import set_level
from commontable.reviewing.opening import hand_in_page
from commontable.reviewing.queue import Filters, queue_page

M01 = "m01_equal_partners"
BELONGING, DOUBT, FIRST, BELIEFS, CASE = (
    "m01-belonging",
    "m01-doubt",
    "m01-first-thoughts",
    "m01-beliefs",
    "m01-case",
)
PARTS = (
    "a-concrete-moment",
    "the-family-s-view-and-how-the-writer-knows-it",
    "the-school-s-part-or-my-own",
    "a-next-step",
)


class Clock:
    """Says the real time, moved on by as much as a test has set."""

    def __init__(self):
        self.ahead = timedelta()

    def __call__(self):
        return datetime.now(UTC) + self.ahead


class Desk:
    """One deployment with a facilitator and a reviewer of the same cohort."""

    def __init__(self, deployment, *, cohort="everyone"):
        self.deployment, self.cohort = deployment, cohort
        self.clock = Clock()
        self.reviews = deployment.__dict__["reviews"] = replace(deployment.reviews, clock=self.clock)
        self._numbers = count(1)
        self.faye = self.staff("Faye")
        self.rita = self.staff("Rita", role="reviewer")

    @property
    def store(self):
        return self.deployment.store

    def staff(self, name, *, role="facilitator", cohorts=()):
        return self.deployment.directory.add(name, role=role, cohorts=cohorts or [self.cohort])[0].id

    def person(self, name=None, *, cohort=""):
        name = name or f"Person {next(self._numbers)}"
        return self.deployment.directory.add(name, role="participant", cohorts=[cohort or self.cohort])[0].id

    def save_id(self):
        return f"save-{next(self._numbers):08}"

    def write(self, who, prompt, value, *, module=M01, readers=None):
        found = self.deployment.course.module(module)
        newest = self.store.newest(who, module, reader=Reader.oneself(who)).get(prompt)
        row = Response(
            participant=who,
            module=module,
            edition=found.edition,
            prompt=prompt,
            value=value,
            readers=readers or found.prompt(prompt).readers.value,
            save_id=self.save_id(),
            based_on=newest.version if newest else None,
        )
        return self.store.save(row).version

    def hand_in(self, who, *, by_name=False, module=M01, **values):
        """Save (m01_belonging="words") and hand in; return the hand-in."""
        for prompt, value in values.items():
            self.write(who, prompt.replace("_", "-"), value, module=module)
        edition = self.deployment.course.module(module).edition
        return self.store.hand_in(who, module, edition=edition, by_name=by_name, save_id=self.save_id())

    def handed_in_at(self, hand_in, moment):
        """Say that a hand-in came at another time."""
        table = words.hand_ins
        with self.deployment.database.write() as connection:
            connection.execute(table.update().where(table.c.number == hand_in.number).values(at=moment))

    def scope(self, person=None):
        person = person or self.faye
        return self.reviews.scope(Reader.staff(person, self.deployment.directory.cohorts_of(person)))

    def queue(self, person=None, **asked):
        return queue_page(self.reviews, self.scope(person), filters=Filters.checked(asked))

    def in_queue(self, person=None, **asked):
        return [row["hand_in"] for row in self.queue(person, **asked)["hand_ins"]]

    def page(self, hand_in, person=None, **asked):
        return hand_in_page(self.reviews, self.scope(person), hand_in.number, filters=Filters.checked(asked))

    def prompt(self, hand_in, prompt=BELONGING, person=None):
        return next((one for one in self.page(hand_in, person)["prompts"] if one["id"] == prompt), None)

    def opened(self, hand_in, person=None):
        return open_hand_in(self.reviews, self.scope(person), hand_in.number)

    def draft(self, hand_in, text, *, prompt=BELONGING, person=None, **asked):
        opened = self.opened(hand_in, person)
        about = None if prompt == "overall" else opened.response(prompt).version
        asked = {"value": text, "save_id": self.save_id()} | asked
        by = person or self.faye
        if "based_on" not in asked:
            asked["based_on"] = self.newest_draft(hand_in, prompt=prompt, person=person)
        return save_draft(self.reviews, hand_in.number, prompt=prompt, about=about, by=by, asked=asked)

    def newest_draft(self, hand_in, *, prompt=BELONGING, person=None):
        page = self.page(hand_in, person)
        found = page["overall"] if prompt == "overall" else next(p for p in page["prompts"] if p["id"] == prompt)
        return found["draft"] and found["draft"]["version"]

    def give(self, hand_in, text=None, *, prompt=BELONGING, person=None):
        if text is not None:
            self.draft(hand_in, text, prompt=prompt, person=person)
        return give(self.reviews, self.scope(person), hand_in.number)

    def levels(self, hand_in, *levels, person=None):
        for part, level in zip(PARTS, levels, strict=True):
            asked = {"prompt": BELONGING, "part": part, "level": level}
            given = set_level(self.opened(hand_in, person), asked)
        return given

    def feedback(self, who, module=M01):
        given = self.store.feedback(who, module, reader=Reader.oneself(who))
        return {prompt: [(one.about, one.text, one.given_by) for one in found] for prompt, found in given.items()}

    def rows(self, table):
        with self.deployment.database.read() as connection:
            return connection.execute(sa.select(table)).all()
