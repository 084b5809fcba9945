"""Both sides of a workshop for everyone: by keyboard alone, at every width, and as axe reads them."""

import re

import pytest
from journeys.pages import violations
from journeys.room import Room, Seated, facilitator
from playwright.sync_api import expect

TEXT = "m01-belonging"
HEADING = "One moment, and how you know"


@pytest.fixture(scope="module")
def faye(shared):
    return facilitator(shared, "Faye for everyone")


@pytest.fixture
def room(shared, faye):
    return Room(shared, faye[1])


@pytest.fixture
def desk(shared, new_person, faye, room):
    """Return the facilitator's page with the desk of the room open."""
    person = new_person(shared, code=faye[0])
    person.page.goto(f"{shared.address}staff/apps/workshop/#{room.id}")
    expect(person.page.locator(".ct-desk-code")).to_have_text(room.code)
    return person.page


def test_the_bar_works_by_keyboard_alone_on_a_narrow_phone(shared, new_person, room, axe):
    code = shared.code_for("Keys")
    Seated(shared, code).join(room.code)
    person = new_person(shared, code=code, width=320, height=640, reduced_motion="reduce")
    page = person.open_module()
    bar = page.get_by_role("region", name="Workshop")
    room.open_activity(TEXT)
    heading = page.get_by_role("heading", name=HEADING)
    expect(heading).to_be_focused()

    bar.get_by_role("button", name="Done").focus()
    at = heading.bounding_box()["y"]
    page.keyboard.press("Enter")
    expect(bar.get_by_role("button", name="Done", pressed=True)).to_be_focused()
    for key in ("Tab", "Tab", "Enter", "Tab", "Space", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Door")
    page.keyboard.press("Enter")
    expect(page.get_by_text("answers of the table “Door”")).to_be_visible()

    assert heading.bounding_box()["y"] == pytest.approx(at, abs=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page, axe) == []
    assert person.problems == []


def test_the_desk_works_by_keyboard_alone(desk, room):
    room.seat("By keys").say(TEXT, "By keys.")
    desk.get_by_role("button", name=re.compile("^Open this activity: One moment")).focus()

    desk.keyboard.press("Enter")
    expect(desk.get_by_role("spinbutton", name="Minutes")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("timer")).to_have_text(re.compile("left$"))
    expect(desk.get_by_role("button", name="Start the timer")).to_be_focused()
    desk.get_by_role("button", name="Let it through").focus()
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("button", name="Take it off the wall")).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_desk_fits_every_width_and_axe_finds_nothing(desk, room, axe, width):
    room.seat(f"Width {width}").say(TEXT, "By width.")
    room.open_activity(TEXT)
    room.let_through()
    expect(desk.get_by_role("button", name="Take it off the wall")).to_be_visible()
    desk.get_by_text("Type papers in").click()

    desk.set_viewport_size({"width": width, "height": 800})

    assert violations(desk, axe) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
