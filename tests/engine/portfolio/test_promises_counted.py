"""How a promise went is counted by its writer's leave alone: a row of its own, without words."""

from uuid import uuid4

import pytest
from engine.grading.small_course import FOLDER
from engine.portfolio.conftest import PROMISE

from commontable.portfolio import choices
from commontable.portfolio.documents import portfolio_html
from commontable.portfolio.own_data import own_data
from commontable.portfolio.promises import after, counted, tally_of
from commontable.responses import Reader
from commontable.responses.model import StaleBase
from commontable.serving.service.own import Outcomes

OUTCOME = {"went": "did", "happened": "SECRET happening.", "family": "SECRET family words.", "again": ""}


@pytest.fixture
def outcomes(course):
    course.write(PROMISE, {"act": "ask", "what": "Ask one question", "when": "2026-03-10"})
    return Outcomes(course.open, person=course.ana, module=course.module)


def save(outcomes, value, *, based_on=None):
    return outcomes.save(PROMISE, {"value": value, "save_id": uuid4().hex, "based_on": based_on})


def kept(course):
    """Return the two rows beside the promise, as their writer has them."""
    newest = course.store.newest(course.ana.id, FOLDER, reader=Reader.oneself(course.ana.id))
    return newest.get(after(PROMISE)), newest.get(counted(PROMISE))


def test_without_leave_nothing_is_counted(course, outcomes):
    save(outcomes, OUTCOME | {"counted": False})

    outcome, tally = kept(course)

    assert outcome.readers == "me"
    assert tally is None


def test_with_leave_how_it_went_is_a_row_for_totals_and_the_words_stay_their_writers(course, outcomes):
    save(outcomes, OUTCOME | {"counted": True})

    outcome, tally = kept(course)

    assert (outcome.readers, tally.readers) == ("me", "count")
    assert tally.value == {"went": "did"}
    for reader in (Reader.grading(), Reader.staff("p-staff", frozenset({"everyone"}))):
        found = course.store.newest(course.ana.id, FOLDER, reader=reader)
        assert after(PROMISE) not in found
        assert counted(PROMISE) not in found


def test_leave_that_is_taken_back_counts_nothing_any_more(course, outcomes):
    first = save(outcomes, OUTCOME | {"counted": True})

    save(outcomes, OUTCOME | {"counted": False}, based_on=first.version)

    assert kept(course)[1].value == {}


def test_typing_on_adds_no_second_tally(course, outcomes):
    first = save(outcomes, OUTCOME | {"counted": True})
    tally = kept(course)[1]

    save(outcomes, OUTCOME | {"counted": True, "happened": "More."}, based_on=first.version)

    assert kept(course)[1].version == tally.version


def test_two_pages_disagree_about_words_and_the_last_word_on_counting_holds(course, outcomes):
    save(outcomes, OUTCOME | {"counted": True})

    with pytest.raises(StaleBase):
        save(outcomes, OUTCOME | {"counted": False})

    assert kept(course)[1].value == {}


def test_taking_the_words_back_takes_the_tally_back(course, outcomes):
    save(outcomes, OUTCOME | {"counted": True})

    choices.take_back(course.open, course.ana.id, module=FOLDER, prompt=after(PROMISE))

    assert kept(course) == (None, None)


def test_the_writer_finds_the_tally_under_its_title_in_portfolio_and_data(course, outcomes):
    save(outcomes, OUTCOME | {"counted": True})

    rows = own_data(course.open, course.ana)["responses"]

    assert ("How my promise went, counted without my name", "count") in [(r["title"], r["readers"]) for r in rows]
    assert "How my promise went, counted without my name" in portfolio_html(course.open, course.ana)


UNTOLD = [None, {}, {"counted": True}, {"went": "", "counted": True}, {"went": "did"}, {"went": "x", "counted": True}]


@pytest.mark.parametrize("value", UNTOLD)
def test_nothing_said_or_no_leave_is_an_empty_tally(value):
    assert tally_of(value) == {}
