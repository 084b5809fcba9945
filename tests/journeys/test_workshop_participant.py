"""A workshop on a participant's own page: the bar, the way to the activity, ticks, the table."""

import re
import shutil

import pytest
from journeys.pages import FOLDER
from journeys.room import Room, Seated, facilitator
from journeys.server import Server
from playwright.sync_api import expect

OTHER = "m02_family_assets"
PROMPT, NEXT = "m01-belonging", "m01-case"
HEADING = "One moment, and how you know"


@pytest.fixture(scope="module")
def faye(shared):
    return facilitator(shared, "Faye of the room")[1]


@pytest.fixture
def room(shared, faye):
    room = Room(shared, faye)
    yield room
    room.act("close")


@pytest.fixture
def joined(shared, new_person, room):
    """Return a function that seats somebody new, with their module open."""

    def seat(name, **more):
        code = shared.code_for(name)
        Seated(shared, code).join(room.code)
        person = new_person(shared, code=code, **more)
        person.open_module()
        return person

    return seat


def bar(person):
    return person.page.get_by_role("region", name="Workshop")


def focused(person):
    return person.page.evaluate("document.activeElement.textContent")


def test_without_a_workshop_the_page_has_no_bar_and_asks_for_nothing_more(shared, new_person):
    person = new_person(shared, code=shared.code_for("Alone"))

    person.open_module()

    expect(bar(person)).to_have_count(0)
    assert [address for address in person.requests if "workshop" in address] == []


def test_the_page_moves_to_the_activity_that_is_opened_and_focuses_its_heading(room, joined):
    person = joined("Moved")
    expect(bar(person)).to_contain_text("the first activity opens soon")

    activity = room.open_activity(PROMPT)

    expect(bar(person).get_by_role("status").first).to_have_text(f"Workshop: {activity['title']}")
    heading = person.page.get_by_role("heading", name=HEADING)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_a_late_joiner_lands_at_the_activity_that_is_open(room, joined):
    room.open_activity(PROMPT)

    person = joined("Late")

    expect(person.page.get_by_role("heading", name=HEADING)).to_be_focused()
    expect(person.page.get_by_role("heading", name=HEADING)).to_be_in_viewport()


def test_a_reload_leaves_the_person_where_they_went_since(room, joined):
    room.open_activity(PROMPT)
    person = joined("Wanderer")
    expect(person.page.get_by_role("heading", name=HEADING)).to_be_focused()

    person.page.reload()
    expect(bar(person)).to_be_visible()

    assert focused(person) != HEADING


def test_somebody_who_is_typing_stays_and_gets_a_quiet_notice(room, joined):
    person = joined("Writer")
    room.open_activity(PROMPT)
    expect(bar(person).get_by_role("button", name="Done")).to_be_visible()
    person.box(PROMPT).press_sequentially("I am in the middle of")

    room.open_activity(NEXT)

    go = bar(person).get_by_role("button", name="Go to Who was asked")
    expect(go).to_be_visible()
    expect(person.box(PROMPT)).to_be_focused()
    go.click()
    expect(person.page.get_by_role("heading", name="Who was asked?")).to_be_focused()
    expect(go).to_have_count(0)


def test_words_that_are_not_saved_hold_the_page_too(room, joined):
    person = joined("Unsaved")
    room.open_activity(PROMPT)
    expect(bar(person).get_by_role("button", name="Done")).to_be_visible()
    person.page.route("**/api/words/**", lambda route: route.abort())
    person.box(PROMPT).press_sequentially("Not there yet")
    person.page.get_by_role("heading", name=HEADING).click()
    expect(person.status(PROMPT)).to_contain_text("Not saved yet")

    room.open_activity(NEXT)

    expect(bar(person).get_by_role("button", name="Go to Who was asked")).to_be_visible()
    person.page.unroute("**/api/words/**")
    person.is_saved(PROMPT)


def test_done_and_pass_are_full_answers_that_the_desk_counts(room, joined):
    person = joined("Marks")
    room.open_activity(PROMPT)
    before = room.desk()["counts"]

    bar(person).get_by_role("button", name="Done").click()
    expect(bar(person).get_by_role("button", name="Done", pressed=True)).to_be_visible()
    done = room.desk()["counts"]
    bar(person).get_by_role("button", name="Pass").click()
    expect(bar(person).get_by_role("button", name="Pass", pressed=True)).to_be_visible()

    assert done["finished"] == before["finished"] + 1
    assert room.desk()["counts"]["passed"] == before["passed"] + 1


def test_the_timer_runs_on_the_page_and_stops_with_it(room, joined):
    person = joined("Timed")
    room.open_activity(PROMPT)
    timer = bar(person).get_by_role("timer")

    room.act("timer", minutes=5)
    expect(timer).to_have_text(re.compile(r"^(5:00|4:5\d) left$"))
    room.act("timer", pause=True)
    expect(timer).to_have_text(re.compile(r"^4:\d\d, stopped$|^5:00, stopped$"))
    room.act("timer", stop=True)

    expect(timer).to_be_hidden()


def test_a_tick_stands_under_texts_that_others_may_read_and_under_no_private_one(room, joined):
    person = joined("Ticks")
    ticks = person.page.get_by_label("This may be shown in the room, without my name")

    expect(ticks).not_to_have_count(0)
    places = person.page.evaluate(
        "[...document.querySelectorAll('.ct-may-show')].map((each) => ["
        "each.previousElementSibling.dataset.prompt, each.previousElementSibling.dataset.readers])"
    )

    assert PROMPT in dict(places)
    assert "me" not in dict(places).values()


def test_a_tick_reaches_the_desk_and_taking_it_back_takes_the_text_away(room, joined):
    person = joined("Consents")
    person.write(PROMPT, "The bus came late, and the mother told us.")
    tick = person.page.locator(f"[data-prompt='{PROMPT}'] + .ct-may-show input")

    tick.check()
    expect(person.page.get_by_text("Noted: it may be shown.")).to_be_visible()
    waiting = [each["text"] for each in room.desk()["waiting"]]
    tick.uncheck()
    expect(person.page.get_by_text("Noted: it is not shown.")).to_be_visible()

    assert waiting == ["The bus came late, and the mother told us."]
    assert room.desk()["waiting"] == []


def test_a_table_answers_as_a_table_and_a_name_is_asked_for(room, joined):
    person = joined("Table writer")
    bar(person).get_by_text("Table", exact=True).click()
    person.page.get_by_label("I am writing for our table").check()
    keep = bar(person).get_by_role("button", name="Keep")

    keep.click()
    expect(person.page.get_by_text("Write a name first")).to_be_visible()
    person.page.get_by_label("Name of our table").fill("<i>Window</i>")
    keep.click()

    expect(person.page.get_by_text("kept as answers of the table “<i>Window</i>”")).to_be_visible()


def test_a_paused_room_says_so_and_a_closed_one_leaves_the_words(room, joined):
    person = joined("To the end")
    room.open_activity(PROMPT)
    person.write(PROMPT, "Mine to keep.")

    room.act("pause")
    expect(bar(person)).to_contain_text("paused")
    room.act("close")
    expect(bar(person)).to_contain_text("The workshop has ended.")

    expect(person.page.locator(".ct-may-show")).to_have_count(0)
    expect(person.box(PROMPT)).to_have_value("Mine to keep.")
    bar(person).get_by_role("button", name="Close").click()
    expect(bar(person)).to_have_count(0)


def test_somebody_leaves_and_keeps_their_words(room, joined):
    person = joined("Leaves early")
    bar(person).get_by_text("Table", exact=True).click()

    bar(person).get_by_role("button", name="Leave the workshop").click()

    expect(bar(person)).to_contain_text("You have left the workshop.")
    person.page.reload()
    expect(person.box(PROMPT)).to_be_editable()
    expect(bar(person)).to_have_count(0)


@pytest.fixture
def two_modules(root, course, made, tmp_path):
    """Return a server whose course has a second module."""
    folder = shutil.copytree(course, tmp_path / "course", symlinks=True)
    shutil.copytree(root / "modules" / OTHER, folder / "modules" / OTHER)
    listed = folder / "modules" / "course.yml"
    listed.write_text(listed.read_text("utf-8").replace(f"- {FOLDER}", f"- {FOLDER}\n- {OTHER}"), "utf-8")
    data = shutil.copytree(made, tmp_path / "data", ignore=shutil.ignore_patterns("secret*"))
    server = Server(folder, data).start()
    yield server
    server.stop()


def test_a_person_in_another_modules_workshop_is_shown_the_way_there(two_modules, new_person):
    room = Room(two_modules, facilitator(two_modules, "Faye")[1])
    seated = room.seat("Elsewhere")
    person = new_person(two_modules, code=seated.code)

    person.page.goto(f"{two_modules.address}modules/{OTHER}/")
    link = bar(person).get_by_role("link", name="Go to the workshop’s module")

    expect(link).to_have_attribute("href", re.compile(rf"modules/{FOLDER}/$"))
    expect(person.page.locator(".ct-may-show")).to_have_count(0)
