"""Everything of one person is deleted: a search through every table and every file afterwards finds nothing."""

import shutil
from datetime import timedelta

import pytest
import sqlalchemy as sa
from engine.grading.small_course import BELONGING, FOLDER
from engine.portfolio.conftest import PRIVATE_WORDS, PROMISE, REPLY, SECRET_WORDS

from commontable.grading.lock import one_at_a_time
from commontable.people.evaluating import evaluators, mark_evaluator
from commontable.portfolio import certificates, choices, deletion
from commontable.portfolio.forgetting import forget, forget_again
from commontable.portfolio.forgotten import hash_of, listed
from commontable.portfolio.receipts import receipt_with
from commontable.portfolio.tables import deletions
from commontable.responses import Reader


@pytest.fixture
def full(graded):
    """Return a course in which every place that can hold something of Ana's does."""
    graded.write(PROMISE, {"what": "Ocelot promise", "when": "2020-01-02"})
    graded.write(f"{PROMISE}.after", {"happened": "Narwhal outcome"})
    certificates.make(graded.open, graded.ana)
    choices.keep_to_oneself(graded.open, graded.ana.id, module=graded.module, prompt="m01-case")
    staff, _ = graded.enrol("Stella Staff", role="facilitator")
    mark_evaluator(graded.open.database, staff.id, participant=graded.ana.id, by=graded.ana.id)
    graded.open.directory.issue_code(graded.ana, by=staff.id)
    graded.open.sessions.start(graded.ana)
    other, _ = graded.enrol("Ana the earlier")
    graded.write(BELONGING, "Words of the earlier enrolment, wombat", by=other)
    graded.open.directory.merge(graded.ana, other, by=staff.id)
    graded.other = other
    return graded


def tables_with(course, *needles):
    """Return every table in which one of these stands, whatever its column."""
    found = []
    with course.open.database.read() as connection:
        for name in sa.inspect(connection).get_table_names():
            for row in connection.execute(sa.text(f"select * from {name}")):
                text = " ".join(map(str, row))
                found += [(name, needle) for needle in needles if needle in text]
    return found


WORDS = (SECRET_WORDS, PRIVATE_WORDS, REPLY, "Ocelot promise", "Narwhal outcome", "wombat", "Ruiz-Quill")


def test_after_deletion_no_table_and_no_file_holds_anything_of_the_person(full):
    needles = (*WORDS, full.ana.id, full.other.id, "Ana the earlier")
    assert {needle for _, needle in tables_with(full, *needles)} == set(needles)

    receipt = forget(full.open, full.ana.id, by="command line")

    assert tables_with(full, *needles) == []
    assert full.files_with(*needles) == []
    with full.gradebook() as gradebook:
        assert [student.id for student in gradebook.students] == []
    places = dict(receipt.places)
    assert places["what you wrote, every save of it"] == 6
    assert {"your collected notebooks (nbgrader's folder submitted)", "your certificates"} <= set(places)
    assert places["nbgrader's gradebook: your entry, with all comments and scores"] == 1


def test_others_keep_all_that_is_theirs(full):
    ben, _ = full.enrol("Ben Stays")
    full.write(BELONGING, "Ben's own words", by=ben)
    before = full.open.directory.acts()

    forget(full.open, full.ana.id, by="command line")

    newest = full.store.newest(ben.id, FOLDER, reader=Reader.oneself(ben.id))
    assert newest[BELONGING].value == "Ben's own words"
    assert [act.act for act in full.open.directory.acts()][: len(before)] == [act.act for act in before]
    with full.open.database.read() as connection:
        assert connection.execute(sa.select(evaluators)).all() == []


def test_a_deletion_waits_a_day_and_can_be_cancelled(course):
    course.write(BELONGING, SECRET_WORDS)
    pending, _ = deletion.ask(course.open, course.ana.id)

    nearly = deletion.finish_due(course.open, at=pending.due_at - timedelta(seconds=1))
    cancelled = deletion.cancel(course.open, course.ana.id)
    later = deletion.finish_due(course.open, at=pending.due_at + timedelta(days=9))

    assert pending.due_at - pending.asked_at == timedelta(days=1)
    assert (nearly, cancelled, later) == ([], True, [])
    assert course.as_staff() == SECRET_WORDS


def test_once_the_day_is_over_everything_goes_and_the_receipt_can_be_read_by_its_code(course):
    course.write(BELONGING, SECRET_WORDS)
    pending, code = deletion.ask(course.open, course.ana.id)

    done = deletion.finish_due(course.open, at=pending.due_at)

    receipt = receipt_with(course.open.database, code.lower(), secret=course.open.secret)
    assert done == [course.ana.id]
    assert dict(receipt.places)["what you wrote, every save of it"] == 1
    assert course.files_with(SECRET_WORDS, course.ana.id, "Ruiz-Quill") == []
    assert receipt_with(course.open.database, "K7QF-3MRT-9XWD-2", secret=course.open.secret) is None


def test_a_deletion_that_meets_a_grading_step_waits_for_it(course):
    course.write(BELONGING, SECRET_WORDS)
    pending, _ = deletion.ask(course.open, course.ana.id)

    with one_at_a_time(course.settings):
        meanwhile = deletion.finish_due(course.open, at=pending.due_at)
    afterwards = deletion.finish_due(course.open, at=pending.due_at)

    assert (meanwhile, afterwards) == ([], [course.ana.id])


def test_asking_twice_starts_the_day_anew_and_keeps_one_request(course):
    first, _ = deletion.ask(course.open, course.ana.id)
    second, _ = deletion.ask(course.open, course.ana.id)

    with course.open.database.read() as connection:
        [row] = connection.execute(sa.select(deletions)).all()
    assert row.due_at == second.due_at > first.due_at


def test_whoever_was_forgotten_is_forgotten_again_after_a_restore(course):
    course.write(BELONGING, SECRET_WORDS)
    ben, _ = course.enrol("Ben Stays")
    backup = course.backup()
    folders = course.settings.data / "submitted" / course.ana.id / FOLDER
    forget(course.open, course.ana.id, by="command line")
    newer = listed(course.open.database)
    course.restore(backup)
    folders.mkdir(parents=True)
    (folders / "words.txt").write_text(SECRET_WORDS)

    with one_at_a_time(course.settings):
        count = forget_again(course.open, hashes=newer)

    assert count == 1
    assert course.files_with(SECRET_WORDS, course.ana.id) == []
    assert [person.id for person in course.open.directory.all()] == [ben.id]
    assert hash_of(course.open.secret, course.ana.id) in listed(course.open.database)


def test_a_save_that_was_on_its_way_during_the_deletion_is_taken_out_too(course):
    forget(course.open, course.ana.id, by="command line")
    course.write(BELONGING, SECRET_WORDS)

    with one_at_a_time(course.settings):
        count = forget_again(course.open)

    assert count == 1
    assert tables_with(course, SECRET_WORDS, course.ana.id) == []


def test_the_list_of_the_forgotten_names_nobody(course):
    forget(course.open, course.ana.id, by="command line")

    [mark] = listed(course.open.database)

    assert len(mark) == 64
    assert course.ana.id not in mark
    assert mark != hash_of(_another_secret(course), course.ana.id)


def _another_secret(course):
    from commontable.people.secret import Secret

    folder = course.settings.data / "other"
    folder.mkdir()
    try:
        return Secret.of(folder)
    finally:
        shutil.rmtree(folder)


def test_a_member_of_staff_who_goes_leaves_what_others_hold_without_a_name(graded):
    staff, _ = graded.enrol("Stella Staff", role="facilitator")
    mark_evaluator(graded.open.database, staff.id, participant=graded.ana.id, by=staff.id)

    forget(graded.open, staff.id, by="command line")

    assert tables_with(graded, staff.id, "Stella Staff") == []
    given = graded.store.feedback(graded.ana.id, FOLDER, reader=Reader.oneself(graded.ana.id))
    assert [reply.text for reply in given[BELONGING]] == [REPLY]
