"""A small course with a promise in it, on a real data folder, and a person who writes."""

import shutil
from contextlib import contextmanager
from uuid import uuid4

import pytest
from engine.grading.small_course import BELONGING, CASE, FIRST, FOLDER, PROMPTS, write_course
from nbgrader.api import Gradebook

from commontable.content import load_course
from commontable.deployment import Deployment
from commontable.grading import collect, feedback, release
from commontable.keeping import postgresql, sqlite
from commontable.keeping.moving import move
from commontable.responses import Reader, Response
from commontable.settings import Settings

PROMISE = "m01-promise"
SECRET_WORDS = "Quetzal words about one family"
PRIVATE_WORDS = "Axolotl thoughts"
REPLY = "Thank you, zinnia reply"
WITH_PROMISE = PROMPTS | {PROMISE: {"kind": "promise", "readers": "me"}}


class Course:
    """One deployment, with short ways to write, hand in and look."""

    def __init__(self, root):
        self.settings = Settings(course=root / "course", data=root / "data")
        self.open = Deployment.open(self.settings)
        known = self.open.directory.all()
        self.ana = known[0] if known else self.enrol("Ana Ruiz-Quill")[0]

    @property
    def module(self):
        return self.open.course.module(FOLDER)

    @property
    def store(self):
        return self.open.store

    def enrol(self, name, *, role="participant", cohorts=()):
        return self.open.directory.add(name, role=role, cohorts=cohorts)

    def write(self, prompt, value, *, by=None, readers=None, module=FOLDER):
        who = (by or self.ana).id
        newest = self.store.newest(who, module, reader=Reader.oneself(who)).get(prompt)
        known = {each.id: each.readers.value for each in self.module.prompts}
        saved = self.store.save(
            Response(
                participant=who,
                module=module,
                edition=self.module.edition,
                prompt=prompt,
                value=value,
                readers=readers or known.get(prompt, "me"),
                save_id=uuid4().hex,
                based_on=newest.version if newest else None,
            )
        )
        return saved.version

    def hand_in(self, *, by=None, by_name=False):
        return self.store.hand_in(
            (by or self.ana).id,
            FOLDER,
            edition=self.module.edition,
            by_name=by_name,
            save_id=uuid4().hex,
            prompts=[prompt.id for prompt in self.module.prompts],
        )

    def as_staff(self, prompt=BELONGING, *, person="p-staff", of=None):
        """Return what a member of staff of the cohort reads of a prompt; None for nothing."""
        who = (of or self.ana).id
        found = self.store.newest(who, FOLDER, reader=Reader.staff(person, frozenset({"everyone"})))
        return found[prompt].value if prompt in found else None

    def gradebook(self):
        return Gradebook(f"sqlite:///{self.settings.data / 'gradebook.db'}")

    @contextmanager
    def submission(self):
        """Yield Ana's submission as nbgrader's gradebook has it."""
        with self.gradebook() as gradebook:
            yield gradebook.find_submission_notebook("equal_partners", FOLDER, self.ana.id)
            gradebook.db.commit()

    @property
    def is_on_sqlite(self):
        return self.open.database.engine.dialect.name == "sqlite"

    def backup(self):
        """Return the database as a backup taken now would hold it."""
        file = self.settings.data.with_name("words-of-then")
        if self.is_on_sqlite:
            sqlite.copy_of(self.settings.data / "commontable.sqlite", into=file)
        else:
            postgresql.dump(self.settings.database_url, into=file)
        return file

    def restore(self, backup):
        self.open.close()
        if self.is_on_sqlite:
            for path in self.settings.data.glob("commontable.sqlite*"):
                path.unlink()
            shutil.copy(backup, self.settings.data / "commontable.sqlite")
        else:
            postgresql.load(backup, url=self.settings.database_url)
        self.open = Deployment.open(self.settings)

    def files_with(self, *needles):
        """Return every file of the data folder in which one of these stands, whatever kind of file."""
        found = []
        for path in sorted(self.settings.data.rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                found += [(str(path.relative_to(self.settings.data)), n) for n in needles if n.encode() in content]
        return found


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    root = tmp_path_factory.mktemp("portfolio")
    write_course(root / "course", prompts=WITH_PROMISE)
    settings = Settings(course=root / "course", data=root / "data")
    release(load_course(settings.course).module(FOLDER), settings)
    return root


@pytest.fixture(scope="session")
def graded_once(made_once, tmp_path_factory):
    """Return a course in which Ana handed in, was collected and was answered; nbgrader's steps cost seconds."""
    root = tmp_path_factory.mktemp("graded") / "here"
    shutil.copytree(made_once, root)
    course = Course(root)
    course.write(BELONGING, SECRET_WORDS)
    course.write(CASE, "twenty")
    course.write(FIRST, PRIVATE_WORDS)
    course.hand_in(by_name=True)
    collect(course.module, course.settings)
    with course.submission() as submission:
        next(c for c in submission.comments if c.name == BELONGING).manual_comment = REPLY
    feedback(course.module, course.settings)
    course.open.close()
    return root


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def opened(request, tmp_path, monkeypatch):
    """Return a function that opens a copy of a course; on PostgreSQL its words have been moved there."""
    courses = []

    def open_copy(made, name):
        shutil.copytree(made, tmp_path / name)
        file = tmp_path / name / "data" / "commontable.sqlite"
        if request.param == "postgresql":
            address = request.getfixturevalue("postgresql").new_database()
            if file.exists():
                move(str(file), address)
            monkeypatch.setenv("COMMONTABLE_DATABASE", address)
        courses.append(Course(tmp_path / name))
        return courses[-1]

    yield open_copy
    for course in courses:
        course.open.close()


@pytest.fixture
def graded(graded_once, opened):
    return opened(graded_once, "graded")


@pytest.fixture
def course(made_once, opened):
    return opened(made_once, "here")

