"""Rooms on both databases, with the course as it is, and people to fill them."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
import yaml
from engine.workshops.over_http import STAFF, Caller
from journeys.server import Server

from commontable.deployment import Deployment
from commontable.people import Secret
from commontable.responses.database import Database
from commontable.serving.service.words import Words
from commontable.settings import Settings
from commontable.workshops import attending, leading
from commontable.workshops.moderation import decide
from commontable.workshops.states import desk_for
from commontable.workshops.wall import wall_of

M01 = "m01_equal_partners"


class Clock:
    """Says the real time, moved on by as much as a test has set."""

    def __init__(self):
        self.ahead = timedelta()

    def __call__(self):
        return datetime.now(UTC) + self.ahead

    def pass_on(self, **time):
        self.ahead += timedelta(**time)


class House:
    """One deployment with a facilitator, in which tests open rooms and people take part."""

    def __init__(self, deployment, clock):
        self.deployment, self.clock = deployment, clock
        # The words service and the tests meet in the same rooms.
        self.rooms = deployment.__dict__["workshops"] = replace(deployment.workshops, clock=clock)
        self.faye, _ = deployment.directory.add("Faye", role="facilitator")
        self._numbers = count(1)

    def open(self, *, minutes=90, module=M01, cohort="everyone"):
        return leading.open_workshop(self.rooms, module, minutes=minutes, cohort=cohort, by=self.faye.id)

    def act(self, workshop, name, **asked):
        leading.act(self.rooms, workshop, name, asked)

    def person(self, name=None, *, cohort="everyone"):
        name = name or f"Person {next(self._numbers)}"
        return self.deployment.directory.add(name, role="participant", cohorts=[cohort])[0]

    def join(self, workshop, person=None, **more):
        person = person or self.person(**more)
        attending.join(self.rooms, attending.by_code(self.rooms, workshop.code), participant=person.id)
        return person

    def fill(self, workshop, people=5):
        return [self.join(workshop) for _ in range(people)]

    def write(self, person, prompt, value, *, module=M01, based_on="newest"):
        words = Words(self.deployment, person=person, module=self.deployment.course.module(module))
        if based_on == "newest":
            based_on = words.all()["responses"].get(prompt, {}).get("version")
        asked = {"value": value, "save_id": f"save-{next(self._numbers):08}", "based_on": based_on}
        return words.save(prompt, asked).version

    def tick(self, person, prompt, *, may=True):
        attending.may_show(self.rooms, person.id, prompt=prompt, may=may)

    def let_through(self, workshop, version, **more):
        decide(self.rooms, workshop, {"version": version, "state": "shown"} | more, by=self.faye.id)

    def reveal(self, workshop, prompt):
        self.act(workshop, "reveal", prompt=prompt, on=True)

    def desk(self, workshop, *, reader=None):
        return desk_for(self.rooms, workshop.id, reader=(reader or self.faye).id)[0]

    def on_desk(self, workshop, prompt):
        return next((each for each in self.desk(workshop)["prompts"] if each["id"] == prompt), None)

    def panels(self, workshop):
        return {panel["prompt"]: panel for panel in wall_of(self.rooms, workshop.id)["panels"]}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def new_house(tmp_path, clock, address_in):
    """Return a function that opens a deployment on a course, with a database of one kind."""
    opened = []

    def make(course, *, kind="sqlite"):
        data = tmp_path / "data"
        settings = Settings(course=course, data=data)
        settings.prepare()
        database = Database(address_in(kind, data))
        house = House(Deployment(settings=settings, database=database, secret=Secret.of(data)), clock)
        opened.append(house.deployment)
        return house

    yield make
    for deployment in opened:
        deployment.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def house(request, root, new_house):
    return new_house(root, kind=request.param)


@pytest.fixture(scope="session")
def short_course(root, tmp_path_factory):
    """Return a course of the first module alone: a server of it makes one page, not ten."""
    folder = tmp_path_factory.mktemp("short") / "course"
    modules = folder / "modules"
    shutil.copytree(root / "modules" / M01, modules / M01, ignore=shutil.ignore_patterns("__pycache__", ".ipynb*"))
    told = {"title": "A short course", "contact": "someone", "safety_route": "", "modules": [M01]}
    (modules / "course.yml").write_text(yaml.safe_dump(told), "utf-8")
    (folder / "facilitator_guides").mkdir()
    for name in ("modules/glossary.yml", "modules/phrases.yml", "nbgrader_config.py", f"facilitator_guides/{M01}.md"):
        shutil.copy(root / name, folder / name)
    (folder / "datasets").symlink_to(root / "datasets", target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def server(short_course, tmp_path_factory):
    server = Server(short_course, tmp_path_factory.mktemp("rooms") / "data").start()
    yield server
    server.stop()


@pytest.fixture
def fresh(short_course, tmp_path):
    server = Server(short_course, tmp_path / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def faye(server):
    return Caller(server, server.code_for("Faye", role="facilitator"))


@pytest.fixture(scope="module")
def ana(server):
    return Caller(server, server.code_for("Ana"))


@pytest.fixture
def room(faye):
    """Return a room that is open, as its facilitator was told it."""
    desk = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")
    yield desk
    faye.post(f"{STAFF}/{desk['id']}/close")
