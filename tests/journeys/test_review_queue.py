"""The queue of the review app: who waits, in which order, by which day, and what it tells of whom."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from engine.reviewing.desk import BELONGING, DOUBT
from journeys.review_room import ReviewRoom
from journeys.server import wait_until
from playwright.sync_api import expect

from commontable.reviewing.marks import need_a_person_today


@pytest.fixture
def new_room(shared, browser):
    """Return a function that makes a cohort of its own."""
    rooms = []

    def make(cohort):
        rooms.append(ReviewRoom(shared, browser, cohort=cohort))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


def test_hand_ins_stand_oldest_first_by_their_day_and_with_a_name_only_where_it_was_given(new_room):
    room = new_room("queue-order")
    blind = room.hand_in(name="Nobody Knows")
    named = room.hand_in(name="Ana Ruiz", by_name=True)
    room.desk.handed_in_at(blind, datetime.now(UTC) - timedelta(days=30))

    reading = room.open()

    expect(reading.page.get_by_role("heading", name="Equal partners")).to_be_visible()
    assert reading.numbers() == [blind.number, named.number]
    first, second = reading.rows().all()
    expect(first.get_by_role("link")).to_have_text(f"Hand-in {blind.number}, read without a name")
    expect(first).to_contain_text("Late: the reply was due")
    expect(second.get_by_role("link")).to_have_text("Ana Ruiz, to be answered by name")
    expect(second).to_contain_text("10 working days left")
    expect(reading.page.locator(".ct-review-count")).to_have_text("2 hand-ins are shown here. 1 is late.")
    assert "Nobody Knows" not in reading.page.content()


def test_filters_narrow_by_module_prompt_state_and_cohort(new_room):
    room = new_room("queue-filters")
    both = room.hand_in(m01_doubt="I doubt it.")
    text = room.hand_in()
    there = room.desk.hand_in(room.desk.person(cohort="queue-beside"), m01_belonging="From beside.")
    room.desk.give(text, "Thank you.")
    reading = room.open(room.desk.staff("Of two", role="reviewer", cohorts=["queue-filters", "queue-beside"]))

    def pick(label, choice):
        menu = reading.page.get_by_label(label, exact=True)
        menu.focus()
        menu.select_option(choice)

    def stand(*hand_ins):
        wanted = [each.number for each in hand_ins]
        wait_until(lambda: reading.numbers() == wanted or reading.page.wait_for_timeout(20))

    stand(both, there)
    pick("Where they stand", "All")
    stand(both, text, there)
    pick("Where they stand", "Answered")
    stand(text)
    pick("Where they stand", "Not read yet")
    stand(both, there)
    pick("With an answer to", DOUBT)
    stand(both)
    pick("Module", "Equal partners (2 waiting)")
    pick("With an answer to", BELONGING)
    pick("Cohort", "queue-beside")
    stand(there)
    expect(reading.page.get_by_label("Cohort", exact=True)).to_be_focused()
    reading.page.get_by_label("Only those that I read second").check()
    expect(reading.page.locator(".ct-review-count")).to_have_text("Nothing is waiting here.")


def test_the_next_and_the_previous_hand_in_are_those_of_the_filtered_queue(new_room):
    room = new_room("queue-next")
    one, other, three = room.hand_in(m01_doubt="One."), room.hand_in(), room.hand_in(m01_doubt="Three.")
    reading = room.open()
    reading.page.get_by_label("With an answer to", exact=True).select_option(DOUBT)
    expect(reading.rows()).to_have_count(2)

    reading.rows().first.get_by_role("link").click()
    reading.at(one)
    expect(reading.page.get_by_text("1 of 2", exact=True).first).to_be_visible()
    reading.page.get_by_role("link", name="Next").first.click()
    reading.at(three)
    reading.page.get_by_role("link", name="Previous").first.click()
    reading.at(one)
    reading.page.go_back()
    reading.at(three)
    reading.page.get_by_role("link", name="Back to the hand-ins").first.click()

    expect(reading.page.get_by_label("With an answer to", exact=True)).to_have_value(DOUBT)
    assert other.number not in reading.numbers()


def test_whoever_needs_a_person_today_stands_first(new_room):
    room = new_room("queue-today")
    room.hand_in()
    marked = room.hand_in()
    need_a_person_today(room.desk.reviews, marked.number, on=True, reason="", by=room.desk.rita)

    reading = room.open()

    assert reading.numbers()[0] == marked.number
    expect(reading.page.get_by_role("heading", name="Somebody needs a person today")).to_be_visible()


def test_a_long_queue_comes_in_parts_and_the_focus_goes_on_where_it_grows(new_room):
    room = new_room("queue-long")
    for _ in range(52):
        room.hand_in()
    reading = room.open()
    expect(reading.rows()).to_have_count(50)

    reading.page.get_by_role("button", name="Show 2 more").press("Enter")

    expect(reading.rows()).to_have_count(52)
    expect(reading.rows().nth(50).get_by_role("link")).to_be_focused()
    expect(reading.page.get_by_role("button", name=re.compile("^Show"))).to_be_hidden()


def test_a_reviewer_finds_the_app_in_the_menu_and_nobody_elses_cohort_in_it(new_room, new_person, shared):
    room, elsewhere = new_room("queue-menu"), new_room("queue-elsewhere")
    room.hand_in()
    person = new_person(shared, code=elsewhere.code_of(elsewhere.desk.rita))
    person.page.goto(shared.address + "staff/")

    person.page.get_by_role("link", name="Review", exact=True).click()

    expect(person.page.get_by_text("Nothing is waiting here.")).to_be_visible()
    assert person.problems == []
