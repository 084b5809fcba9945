"""Whoever evaluates a participant learns of completion, never of words."""

import pytest
from engine.grading.small_course import BELONGING, CASE, FOLDER
from engine.portfolio.conftest import SECRET_WORDS

from commontable.people.evaluating import mark_evaluator, unmark_evaluator
from commontable.responses import Reader
from commontable.responses.completion import finished_by


@pytest.fixture
def boss(course):
    """Return a facilitator whom Ana has marked as evaluating her."""
    person, _ = course.enrol("Bea Boss", role="facilitator", cohorts=["everyone"])
    course.write(BELONGING, SECRET_WORDS)
    course.write(CASE, "ten")
    course.hand_in()
    mark_evaluator(course.open.database, person.id, participant=course.ana.id, by=course.ana.id)
    return person


def test_an_evaluator_reads_no_word_in_any_place_of_the_store(course, boss):
    reader = Reader.staff(boss.id, frozenset({"everyone"}))
    [hand_in] = course.store.hand_ins(FOLDER, reader=reader)

    assert course.store.newest(course.ana.id, FOLDER, reader=reader) == {}
    assert course.store.history(course.ana.id, FOLDER, BELONGING, reader=reader) == []
    assert course.store.handed_in(hand_in, reader=reader) == {}
    assert course.store.feedback(course.ana.id, FOLDER, reader=reader) == {}


def test_an_evaluator_still_sees_who_finished(course, boss):
    reader = Reader.staff(boss.id, frozenset({"everyone"}))

    assert [one.participant for one in course.store.hand_ins(FOLDER, reader=reader)] == [course.ana.id]
    assert sum(section.minutes for section in finished_by(course.ana.id, course.module, store=course.store)) == 20


def test_other_staff_and_other_writers_are_as_before(course, boss):
    ben, _ = course.enrol("Ben")
    course.write(BELONGING, "Ben's.", by=ben)

    assert course.as_staff(person="p-other") == SECRET_WORDS
    assert course.as_staff(person=boss.id, of=ben) == "Ben's."


def test_the_page_does_not_name_an_evaluator_as_a_reader(course, boss):
    other, _ = course.enrol("Ola Other", role="reviewer", cohorts=["everyone"])

    assert course.open.directory.readers_of(course.ana) == [other.name]


def test_only_whoever_set_a_mark_takes_it_back(course, boss):
    database = course.open.database

    assert not unmark_evaluator(database, boss.id, participant=course.ana.id, by="p-somebody")
    assert course.as_staff(person=boss.id) is None
    assert unmark_evaluator(database, boss.id, participant=course.ana.id, by=course.ana.id)
    assert course.as_staff(person=boss.id) == SECRET_WORDS


def test_a_merge_keeps_who_evaluates_and_what_was_narrowed(course, boss):
    other, _ = course.enrol("Ana again")
    course.write(BELONGING, "Elsewhere.", by=other)

    course.open.directory.merge(other, course.ana, by="p-staff")

    assert course.as_staff(person=boss.id, of=other) is None
    assert course.as_staff(person="p-other", of=other) is not None


def test_a_merge_keeps_private_what_either_enrolment_kept_private(course):
    from commontable.portfolio import choices

    other, _ = course.enrol("Ana again")
    course.write(BELONGING, "Open under this name.", by=other)
    course.write(BELONGING, SECRET_WORDS)
    choices.keep_to_oneself(course.open, course.ana.id, module=course.module, prompt=BELONGING)

    course.open.directory.merge(other, course.ana, by="p-staff")

    assert course.as_staff(of=other) is None
    course.write(BELONGING, "Later.", by=other)
    assert course.as_staff(of=other) is None
