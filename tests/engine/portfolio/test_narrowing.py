"""A writer narrows who reads a response: in the store, in nbgrader's folders, and after a restore."""

import json

import nbformat
import pytest
import sqlalchemy as sa
from engine.grading.small_course import BELONGING, CASE, FIRST, FOLDER
from engine.portfolio.conftest import REPLY, SECRET_WORDS

from commontable.deployment import Deployment
from commontable.grading import collect
from commontable.portfolio import choices
from commontable.portfolio.forgotten import choose_again, listed
from commontable.responses import Reader, Response
from commontable.responses.database import now
from commontable.responses.export import Writer, progress_table, responses_table
from commontable.reviewing import tables as reviewing
from commontable.settings import Settings
from commontable.workshops.attending import join, may_show
from commontable.workshops.leading import open_workshop
from commontable.workshops.moderation import decide
from commontable.workshops.states import desk_for, state_for


def narrow(course, prompt=BELONGING):
    choices.keep_to_oneself(course.open, course.ana.id, module=course.module, prompt=prompt)


def test_a_narrowed_response_is_read_by_its_writer_alone(course):
    course.write(BELONGING, "First words.")
    course.write(BELONGING, SECRET_WORDS)

    narrow(course)

    mine = course.store.history(course.ana.id, FOLDER, BELONGING, reader=Reader.oneself(course.ana.id))
    assert course.as_staff() is None
    assert mine[-1].value == SECRET_WORDS
    assert {row.readers for row in mine} == {"me"}


def test_what_is_saved_after_narrowing_is_the_writers_alone_whatever_the_save_says(course):
    course.write(BELONGING, "First words.")
    narrow(course)

    course.write(BELONGING, SECRET_WORDS, readers="facilitator")

    assert course.as_staff() is None
    assert BELONGING not in course.store.newest(course.ana.id, FOLDER, reader=Reader.grading())


def test_a_response_that_is_opened_again_shows_what_stands_now_and_nothing_earlier(course):
    course.write(BELONGING, "Earlier and private.")
    narrow(course)
    course.write(BELONGING, "Now.")

    saved = choices.let_be_read(course.open, course.ana.id, module=course.module, prompt=BELONGING)

    history = course.store.history(
        course.ana.id, FOLDER, BELONGING, reader=Reader.staff("p-staff", frozenset({"everyone"}))
    )
    assert [row.value for row in history] == ["Now."]
    assert history[0].version == saved[0]


def test_opening_what_was_never_narrowed_adds_no_row(course):
    version = course.write(BELONGING, "Words.")

    saved = choices.let_be_read(course.open, course.ana.id, module=course.module, prompt=BELONGING)

    newest = course.store.newest(course.ana.id, FOLDER, reader=Reader.oneself(course.ana.id))
    assert saved is None
    assert newest[BELONGING].version == version


def test_narrowing_costs_no_hours_and_leaves_exports(course):
    course.write(BELONGING, SECRET_WORDS)
    course.write(CASE, "twenty")
    writer = Writer(course.ana.id, cohort="everyone")

    narrow(course)

    words = responses_table(course.open.course, store=course.store, writers=[writer])
    [progress] = progress_table(course.open.course, store=course.store, writers=[writer]).rows
    assert SECRET_WORDS not in json.dumps(words.rows)
    assert progress["minutes_finished"] == 20


def test_narrowing_after_a_hand_in_rewrites_every_place_of_nbgrader(graded):
    narrow(graded)
    narrow(graded, CASE)

    assert choices.sweep(graded.open)

    data = graded.settings.data
    for step in ("submitted", "autograded"):
        notebook = nbformat.read(data / step / graded.ana.id / FOLDER / "equal_partners.ipynb", as_version=4)
        cells = {cell.id: cell for cell in notebook.cells}
        assert cells[BELONGING].source == "Kept by the participant"
        assert cells[BELONGING].metadata["commontable"] == {"kept": True}
        assert cells[CASE].source == "# Kept by the participant"
        assert cells[f"{CASE}-check"].outputs == []
    page = (data / "feedback" / graded.ana.id / FOLDER / "equal_partners.html").read_text("utf-8")
    assert SECRET_WORDS not in page
    assert REPLY not in page
    with graded.submission() as submission:
        assert {c.name: c.manual_comment for c in submission.comments}[BELONGING] is None
        assert [grade.name for grade in submission.grades if grade.needs_manual_grade] == []
        assert submission.score == 0
    folders = [path for path, _ in graded.files_with(SECRET_WORDS, REPLY) if "/" in path]
    assert folders == []


def test_the_writer_keeps_words_and_reply_after_narrowing(graded):
    narrow(graded)

    given = graded.store.feedback(graded.ana.id, FOLDER, reader=Reader.oneself(graded.ana.id))

    assert [reply.text for reply in given[BELONGING]] == [REPLY]


def test_collecting_anew_after_narrowing_brings_nothing_back(graded):
    narrow(graded)
    choices.sweep(graded.open)
    graded.hand_in()

    collect(graded.module, graded.settings)

    assert [path for path, _ in graded.files_with(SECRET_WORDS) if "/" in path] == []


def test_a_sweep_that_has_nothing_to_do_starts_no_process(course, monkeypatch):
    course.write(BELONGING, SECRET_WORDS)
    narrow(course)
    monkeypatch.setattr("commontable.grading.owned.run_nbgrader", None)

    assert choices.sweep(course.open)
    assert choices.sweep(course.open)


def test_a_response_that_was_taken_back_is_in_no_file(graded):
    versions = choices.take_back(graded.open, graded.ana.id, module=FOLDER, prompt=BELONGING)
    choices.sweep(graded.open)

    assert versions == 1
    assert [path for path, _ in graded.files_with(SECRET_WORDS, REPLY) if not path.startswith("commontable")] == []
    assert BELONGING not in graded.store.newest(graded.ana.id, FOLDER, reader=Reader.oneself(graded.ana.id))
    assert graded.store.newest_hand_in(graded.ana.id, FOLDER, reader=Reader.grading()).versions.keys() == {CASE, FIRST}


def test_taking_back_what_is_not_there_is_one_sentence(course):
    with pytest.raises(choices.NotYours, match="no words of yours"):
        choices.take_back(course.open, course.ana.id, module=FOLDER, prompt=BELONGING)


def test_choices_made_since_a_backup_are_made_again_after_a_restore(course):
    course.write(BELONGING, SECRET_WORDS)
    course.write(CASE, "twenty")
    backup = course.backup()
    narrow(course)
    choices.take_back(course.open, course.ana.id, module=FOLDER, prompt=CASE)
    newer = listed(course.open.database)
    course.restore(backup)
    assert course.as_staff() == SECRET_WORDS

    count = choose_again(course.open.database, secret=course.open.secret, hashes=newer)

    assert count == 2
    assert course.as_staff() is None
    assert course.as_staff(CASE) is None
    assert newer <= listed(course.open.database)


def test_what_a_reviewer_noted_about_narrowed_words_goes_with_them(course):
    version = course.write(BELONGING, SECRET_WORDS)
    other = course.write(CASE, "ten")
    hand_in = course.hand_in()
    common = {"hand_in": hand_in.number, "by": "p-staff", "aside": False, "at": now()}
    with course.open.database.write() as connection:
        for prompt, about in ((BELONGING, version), (CASE, other)):
            note = common | {"prompt": prompt, "about": about, "text": f"On {prompt}", "save_id": f"draft-{prompt}"}
            connection.execute(reviewing.comments.insert().values(**note))

    narrow(course)

    with course.open.database.read() as connection:
        assert list(connection.scalars(sa.select(reviewing.comments.c.prompt))) == [CASE]


def test_a_narrowed_text_leaves_the_wall_and_its_tick_with_it(root, tmp_path):
    deployment = Deployment.open(Settings(course=root, data=tmp_path))
    rooms = deployment.workshops
    writer, _ = deployment.directory.add("Writer", role="participant")
    module = deployment.course.module(FOLDER)
    workshop = open_workshop(rooms, FOLDER, minutes=90, cohort="everyone", by="p-lead")
    join(rooms, workshop, participant=writer.id)
    words = {"participant": writer.id, "module": FOLDER, "edition": 1, "prompt": BELONGING, "value": SECRET_WORDS}
    saved = deployment.store.save(Response(**words, readers="facilitator", save_id="save-1", origin="workshop"))
    may_show(rooms, writer.id, prompt=BELONGING, may=True)
    decide(rooms, workshop, {"version": saved.version, "state": "shown"}, by="p-lead")

    choices.keep_to_oneself(deployment, writer.id, module=module, prompt=BELONGING)

    desk, _ = desk_for(rooms, workshop.id)
    assert (desk["waiting"], desk["decided"]) == ([], [])
    assert state_for(rooms, workshop.id, participant=writer.id)["mine"]["may_show"] == []
    assert desk["step"] > workshop.step
    deployment.close()
