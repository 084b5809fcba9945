"""Promises: when the app asks what came of one, and what it keeps of the answer."""

from datetime import date

import pytest
from engine.grading.small_course import FOLDER
from engine.portfolio.conftest import PROMISE

from commontable.content.errors import UnacceptableValue, UnknownPrompt
from commontable.portfolio.promises import after, check_outcome, check_promise, outcome_lines, promises_of
from commontable.responses import Reader

MADE = {"act": "ask", "what": "Ask what a good day looks like", "when": "2026-03-10"}
BEFORE, THE_DAY, LATER = date(2026, 3, 9), date(2026, 3, 10), date(2026, 5, 1)


def promises(course):
    return promises_of(course.ana.id, course=course.open.course, store=course.store)


def test_a_promise_is_asked_about_from_its_day_on_until_it_is_answered(course):
    course.write(PROMISE, MADE)
    [open_promise] = promises(course)

    course.write(after(PROMISE), {"went": "did", "happened": "We talked.", "family": "They laughed."})
    [answered] = promises(course)

    assert [open_promise.is_due(day) for day in (BEFORE, THE_DAY, LATER)] == [False, True, True]
    assert not answered.is_due(LATER)
    assert answered.is_answered


def test_not_yet_asks_again_on_the_day_that_the_writer_sets(course):
    course.write(PROMISE, MADE)
    course.write(after(PROMISE), {"went": "not-yet", "again": "2026-04-20"})

    [promise] = promises(course)

    assert promise.day == date(2026, 4, 20)
    assert not promise.is_due(date(2026, 4, 19))
    assert promise.is_due(date(2026, 4, 20))


@pytest.mark.parametrize("value", [{"not_this_month": True, "what": "x"}, {"what": "  "}, {"when": "2020-01-01"}])
def test_nothing_promised_is_nothing_to_ask_about(course, value):
    course.write(PROMISE, value)

    assert promises(course) == []


@pytest.mark.parametrize("when", ["", "2026-02-31"])
def test_a_promise_without_a_day_that_exists_is_never_due(course, when):
    course.write(PROMISE, MADE | {"when": when})

    [promise] = promises(course)

    assert promise.day is None
    assert not promise.is_due(LATER)


def test_what_came_of_a_promise_is_the_writers_own_and_in_no_hand_in(course):
    course.write(PROMISE, MADE)
    course.write(after(PROMISE), {"happened": "Only mine."})

    hand_in = course.hand_in()

    for reader in (Reader.grading(), Reader.staff("p-staff", frozenset({"everyone"}))):
        assert after(PROMISE) not in course.store.newest(course.ana.id, FOLDER, reader=reader)
    assert after(PROMISE) not in hand_in.versions


FORGED = (None, "words", {"went": "yes"}, {"happened": 3}, {"again": "soon"}, {"more": ""}, {"family": "x" * 100_001})


@pytest.mark.parametrize("value", FORGED, ids=lambda value: str(value)[:20])
def test_what_no_page_of_ours_sends_is_refused_in_a_sentence(value):
    with pytest.raises(UnacceptableValue, match="What came of my promise"):
        check_outcome(value)


def test_only_a_promise_has_an_outcome(course):
    assert check_promise(course.module, PROMISE).id == PROMISE
    with pytest.raises(UnknownPrompt):
        check_promise(course.module, "m01-belonging")


def test_an_outcome_reads_as_labelled_words():
    lines = outcome_lines({"went": "partly", "happened": "We met.", "family": " ", "again": ""})

    assert lines == [("How it went", "I did part of it"), ("What happened", "We met.")]
