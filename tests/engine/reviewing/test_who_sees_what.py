"""Role x visibility x place: every cell is looked at, and each says whether the words are there.

A place is where words could come to light: a reader's page, a search, a count, an export, the notebooks that graders
and participants get, and the backup of whoever runs the server.
"""

import json
import sqlite3
import tarfile
from functools import cached_property
from itertools import product

import pytest
from engine.grading.conftest import Deployment as Course
from engine.grading.small_course import FOLDER, write_course
from engine.reviewing.desk import Desk

from commontable.content import load_course
from commontable.deployment import Deployment
from commontable.errors import CommonTableError
from commontable.grading import collect, feedback, release
from commontable.keeping.backing_up import back_up
from commontable.keeping.exporting import Order, exported
from commontable.people.evaluating import mark_evaluator
from commontable.responses import Reader
from commontable.responses.narrowing import narrow
from commontable.reviewing.cohort import cohort_page
from commontable.reviewing.suggestions import suggestions_for
from commontable.reviewing.theme_marks import put_theme
from commontable.reviewing.themes import add_theme, code_book
from commontable.settings import Settings

LINE = "words waited an hour at the front office for an interpreter"
PROMPTS = {
    "m01-me": {"kind": "text", "readers": "me"},
    "m01-facilitator": {"kind": "text", "readers": "facilitator", "reply": True},
    "m01-group": {"kind": "text", "readers": "group"},
    "m01-count": {"kind": "text", "readers": "count"},
    "m01-narrowed": {"kind": "text", "readers": "facilitator"},
    "m01-coded": {"kind": "text", "readers": "facilitator"},
}
SECRETS = {name: f"SECRET-{name.removeprefix('m01-')}" for name in PROMPTS if name != "m01-coded"}
VISIBILITIES = ("me", "facilitator", "group", "count", "narrowed")
ROLES = ("writer", "other participant", "facilitator", "reviewer", "supervisor", "other cohort", "operator")
PLACES = ("page", "search", "count", "export", "codes", "notebook", "feedback", "backup")
STAFF = ("facilitator", "reviewer", "supervisor", "other cohort")

# Every cell in which words are to be found; in all others they must not be.
THERE = {
    # The writer has everything of their own, by their own service.
    *(("writer", visibility, "page") for visibility in VISIBILITIES),
    *((role, "facilitator", place) for role in ("facilitator", "reviewer") for place in ("page", "search")),
    *((role, "facilitator", "export") for role in ("facilitator", "reviewer")),
    *((role, "facilitator", "codes") for role in ("facilitator", "reviewer")),
    # Whoever runs the server exports for all cohorts, and holds the notebooks that formgrader shows.
    *(("operator", "facilitator", place) for place in ("export", "codes", "notebook", "feedback")),
    *(("operator", "group", place) for place in ("notebook", "feedback")),
    # A backup is the whole deployment: only whoever may read the data folder can open it, and nobody is sent it.
    *(("operator", visibility, "backup") for visibility in VISIBILITIES),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One writer's words of every visibility, collected and answered, and everybody who might look for them."""
    root = tmp_path_factory.mktemp("world")
    course = write_course(root / "course", prompts=PROMPTS)
    settings = Settings(course=course, data=root / "elsewhere" / "data")
    release(load_course(course).module(FOLDER), settings)
    small = Course(root)
    deployment = Deployment.open(settings)
    desk = Desk(deployment)
    yield World(desk, small)
    deployment.close()


class World:
    """Looks for words in a place, as somebody."""

    def __init__(self, desk, course):
        self.desk, self.course, self.writer = desk, course, course.ana
        self.people = {
            "facilitator": desk.faye,
            "reviewer": desk.rita,
            "supervisor": desk.staff("Superior"),
            "other cohort": desk.staff("Nora", cohorts=["north"]),
        }
        judge = self.people["supervisor"]
        mark_evaluator(desk.deployment.database, judge, participant=self.writer, by=self.writer)
        self._write()

    def _write(self):
        desk = self.desk
        values = {name: f"{secret} {LINE}." for name, secret in SECRETS.items()} | {"m01-coded": f"Others {LINE}."}
        for name, value in values.items():
            desk.write(self.writer, name, value, module=FOLDER)
        self.hand_in = desk.hand_in(self.writer, module=FOLDER)
        with desk.deployment.database.write() as connection:
            narrow(connection, self.writer, module=FOLDER, prompt="m01-narrowed")
        add_theme(desk.reviews, {"name": "Waiting"}, by=desk.faye)
        self.theme = code_book(desk.reviews)[0]["id"]
        for name in ("m01-facilitator", "m01-coded"):
            version = self.hand_in.versions[name]
            self.put = put_theme(desk.reviews, desk.scope(), self.theme, {"version": version, "start": 0, "end": 40})
        desk.give(self.hand_in, "Thank you.", prompt="m01-facilitator")
        collect(self.course.module, self.course.settings)
        feedback(self.course.module, self.course.settings)

    def look(self, role, place):
        """Return all text that this role is given in this place; "" where nothing is given at all."""
        looking = getattr(self, f"_{place}")
        try:
            return looking(role)
        except CommonTableError:
            return ""

    def _page(self, role):
        if role in ("writer", "other participant"):
            person = self.writer if role == "writer" else self.desk.person()
            found = self.desk.store.newest(self.writer, FOLDER, reader=Reader.oneself(person))
            return " ".join(str(row.value) for row in found.values())
        return json.dumps(self.desk.page(self.hand_in, self.people[role], state="all")) if role in STAFF else ""

    def _search(self, role):
        if role not in STAFF:
            return ""
        person = self.people[role]
        found = [name for name in PROMPTS if self.desk.in_queue(person, prompt=name, state="all")]
        suggested, _ = suggestions_for(self.desk.reviews, self.desk.scope(person), self.theme)
        return json.dumps(suggested) + " ".join(SECRETS.get(name, "") for name in found)

    def _count(self, role):
        if role not in STAFF:
            return ""
        person = self.people[role]
        return json.dumps(cohort_page(self.desk.reviews, self.desk.scope(person)), default=str)

    def _export(self, role):
        return "".join(self._file(role, what) for what in ("responses", "feedback", "progress"))

    def _codes(self, role):
        return self._file(role, "codes") + self._file(role, "themes")

    def _file(self, role, what):
        if role not in (*STAFF, "operator"):
            return ""
        person = self.people.get(role, "")
        cohorts = self.desk.deployment.directory.cohorts_of(person) if person else None
        order = Order(what, "jsonl", by=person or "command line", cohorts=cohorts, reader=person)
        return exported(self.desk.deployment, order).decode()

    def _notebook(self, role):
        return self._files("submitted", "autograded", "release") if role == "operator" else ""

    def _feedback(self, role):
        return self._files("feedback") if role == "operator" else ""

    def _backup(self, role):
        return self.backup if role == "operator" else ""

    @cached_property
    def backup(self):
        """Return the words of a backup of the whole deployment."""
        file = self.course.settings.data.parent / "backup.tar.gz"
        back_up(self.course.settings, file)
        assert file.stat().st_mode & 0o077 == 0
        with tarfile.open(file) as backup:
            name = next(name for name in backup.getnames() if name.endswith(".sqlite"))
            backup.extract(name, file.parent, filter="data")
        with sqlite3.connect(file.parent / name) as copy:
            return " ".join(value for (value,) in copy.execute("select value from responses"))

    def _files(self, *steps):
        files = [f for step in steps for f in (self.course.settings.data / step).rglob("*") if f.is_file()]
        assert files
        return " ".join(file.read_text("utf-8", errors="replace") for file in files)


@pytest.mark.parametrize(("role", "visibility", "place"), list(product(ROLES, VISIBILITIES, PLACES)))
def test_words_are_where_they_may_be_and_nowhere_else(world, role, visibility, place):
    found = SECRETS[f"m01-{visibility}"] in world.look(role, place)

    assert found == ((role, visibility, place) in THERE)


def test_the_matrix_has_no_cell_for_a_role_or_place_that_is_not_looked_at():
    assert {(r, v, p) for r, v, p in THERE} <= set(product(ROLES, VISIBILITIES, PLACES))


def test_ids_stand_beside_no_blind_hand_in(world):
    for role in ("facilitator", "reviewer"):
        shown = world.look(role, "page") + json.dumps(world.desk.queue(world.people[role], state="all"))

        assert world.writer not in shown
        assert "Ruiz" not in shown


def test_levels_and_the_mark_of_a_person_needed_today_are_in_no_export(world):
    from commontable.reviewing.marks import need_a_person_today

    need_a_person_today(world.desk.reviews, world.hand_in.number, on=True, reason="", by=world.desk.faye)
    left = "".join(world.look("operator", place) for place in ("export", "codes", "notebook", "feedback"))

    assert left
    for word in ("today", "level", "clearly there", "not there yet"):
        assert word not in left
