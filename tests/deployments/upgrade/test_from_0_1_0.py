"""A database and a data folder that the first released version wrote open in this one, and people go on in them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from engine.cluster import Cluster
from engine.grading.small_course import BELONGING, CASE, FIRST, FOLDER, write_course
from engine.workshops.over_http import Caller
from journeys.server import Server, wait_until
from journeys.small_course import write_small_course
from nbgrader.api import Gradebook

from commontable.deployment import Deployment
from commontable.grading import collect, feedback
from commontable.keeping.backing_up import back_up
from commontable.keeping.moving import move
from commontable.keeping.restoring import restore
from commontable.portfolio import choices
from commontable.portfolio.forgetting import forget
from commontable.portfolio.portfolio import portfolio_of
from commontable.responses import Reader, Response
from commontable.responses.database import metadata
from commontable.settings import Settings

TOLD = json.loads((Path(__file__).parent / "data_folder_0_1_0.json").read_text("utf-8"))
KNOWN, CODES = TOLD["known"], TOLD["known"]["codes"]
ANA, REPLY = KNOWN["ana"], "Thank you. What did the family say?"
WORDS = "A family waited an hour at the desk."
ME = Reader.oneself(ANA)


def write_as_then(folder, *, only=None):
    """Write the data folder, or some of its files, as version 0.1.0 left it."""
    for name, content in TOLD["files"].items():
        path = folder / name
        if only is None or name in only:
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_text(content, "utf-8")
            else:
                with closing(sqlite3.connect(path)) as database:
                    database.executescript("\n".join(content["sql"]))
    return folder


class Opened:
    """The deployment of then, opened by this version."""

    def __init__(self, root):
        self.settings = Settings(course=write_course(root / "course"), data=write_as_then(root / "data"))
        self.deployment = Deployment.open(self.settings)

    @property
    def store(self):
        return self.deployment.store

    @property
    def module(self):
        return self.deployment.course.module(FOLDER)

    def newest(self):
        return {prompt: row.value for prompt, row in self.store.newest(ANA, FOLDER, reader=ME).items()}

    def replies(self):
        given = self.store.feedback(ANA, FOLDER, reader=ME)
        return [(one.about, one.text, one.given_by) for one in given[BELONGING]]

    def write(self, prompt, value):
        newest = self.store.newest(ANA, FOLDER, reader=ME)[prompt].version
        row = Response(ANA, FOLDER, 1, prompt, value, "facilitator", f"save-of-now-{newest}", based_on=newest)
        return self.store.save(row).version


@pytest.fixture
def opened(tmp_path):
    opened = Opened(tmp_path)
    yield opened
    opened.deployment.close()


def test_the_database_takes_this_versions_form(opened):
    with opened.deployment.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_every_word_and_every_reply_is_there(opened):
    versions = opened.store.history(ANA, FOLDER, BELONGING, reader=ME)
    beside = opened.store.aside(ANA, FOLDER, reader=ME)
    hand_in = opened.store.newest_hand_in(ANA, FOLDER, reader=ME)

    # "ten" came with the enrolment that was merged into hers.
    assert opened.newest() == {FIRST: "My first thoughts, for me alone.", BELONGING: "Changed since.", CASE: "ten"}
    assert [row.value for row in versions] == [WORDS, "Typed on the phone.", "Changed since."]
    assert [(row.version, row.value) for row in beside[BELONGING]] == [(KNOWN["aside"], "Typed on the phone.")]
    assert hand_in.versions[BELONGING] == KNOWN["answered"]
    assert [(about, text) for about, text, _ in opened.replies()] == [(KNOWN["answered"], REPLY)]


def test_people_come_in_as_they_did(opened):
    directory = opened.deployment.directory
    ben = directory.by_code(CODES["Ben Ode"])

    assert {directory.by_code(CODES[name]).id for name in ("Ana Ruiz",)} == {ANA}
    # The enrolment that was merged has given its code up.
    assert directory.by_code(CODES["Ana R."]) is None
    assert directory.cohorts_of(ben.id) == {"Marlow Street"}
    assert directory.by_code(CODES["Faye Alder"]).role == "facilitator"
    assert opened.deployment.sessions.person_of(KNOWN["session"]).id == ANA


def test_what_was_private_then_is_private_now(opened):
    staff = Reader.staff("p-staff", frozenset({"everyone"}))

    assert set(opened.store.newest(ANA, FOLDER, reader=staff)) == {BELONGING, CASE}
    assert opened.deployment.directory.cohort_of(ANA) == "everyone"


def test_a_second_hand_in_is_collected_and_answered(opened):
    version = opened.write(BELONGING, "Said with this version.")
    opened.store.hand_in(ANA, FOLDER, edition=1, by_name=True, save_id="hand-in-of-now")

    collected = collect(opened.module, opened.settings)
    with Gradebook(f"sqlite:///{opened.settings.data / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook("equal_partners", FOLDER, ANA)
        next(each for each in submission.comments if each.name == BELONGING).manual_comment = "And now?"
        gradebook.db.commit()
    feedback(opened.module, opened.settings)

    assert collected.collected == 1
    assert [(about, text) for about, text, _ in opened.replies()] == [(KNOWN["answered"], REPLY), (version, "And now?")]


def test_what_came_later_works_on_what_was_written_then(opened, tmp_path):
    [chapter] = portfolio_of(opened.deployment, opened.deployment.directory.person(ANA))
    assert REPLY in {reply.text for entry in chapter.entries for version in entry.versions for reply in version.replies}

    choices.keep_to_oneself(opened.deployment, ANA, module=opened.module, prompt=BELONGING)
    assert choices.sweep(opened.deployment)
    assert files_with(opened.settings.data, WORDS) == []
    kept = back_up(opened.settings, tmp_path / "kept.tar.gz")
    forget(opened.deployment, ANA, by="command line")
    assert files_with(opened.settings.data, ANA) == []
    assert opened.newest() == {}

    opened.deployment.close()
    # Both enrolments, the merged one too.
    assert restore(kept.file, settings=opened.settings).forgotten == 2


def files_with(folder, text):
    # The writer's own words stay in the database.
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and ".sqlite" not in path.name]
    return [str(path.relative_to(folder)) for path in found if text.encode() in path.read_bytes()]


@pytest.fixture
def address():
    cluster = Cluster().start()
    yield cluster.new_database()
    cluster.stop()


def test_it_moves_on_to_postgresql(opened, address, monkeypatch):
    opened.deployment.close()

    move(str(opened.settings.data / "commontable.sqlite"), address)

    monkeypatch.setenv("COMMONTABLE_DATABASE", address)
    opened.deployment = Deployment.open(opened.settings)
    assert opened.newest()[BELONGING] == "Changed since."
    assert opened.deployment.directory.by_code(CODES["Ana Ruiz"]).id == ANA
    assert opened.write(BELONGING, "On PostgreSQL.") > KNOWN["answered"]


def test_the_real_course_shows_the_words_of_then(root, tmp_path):
    course = write_small_course(tmp_path / "course", checkout=root)
    data = write_as_then(tmp_path / "data", only=("commontable.sqlite", "secret"))
    server = Server(course, data).start()
    try:
        ana = Caller(server, CODES["Ana Ruiz"])
        told = ana.get(f"/api/words/{FOLDER}")
        wait_until((data / "pages" / f"{FOLDER}.json").is_file, seconds=120)
        status, _, page = server.request("GET", f"/modules/{FOLDER}/", cookies=ana.cookies)
        _, _, mine = server.request("GET", "/me", cookies=ana.cookies)
    finally:
        server.stop()

    assert told["responses"][BELONGING]["value"] == "Changed since."
    assert [reply["text"] for reply in told["feedback"][BELONGING]] == [REPLY]
    assert (status, "m01-belonging" in page) == (200, True)
    assert "Ana Ruiz" in mine
