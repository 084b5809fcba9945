"""The review app for everyone: from the queue to the writer by keyboard alone, at every width, and as axe reads it."""

import re

import pytest
from engine.reviewing.desk import BELONGING
from journeys.pages import SAVED, violations
from journeys.review_room import ReviewRoom
from playwright.sync_api import expect

from commontable.reviewing.themes import add_theme

TITLE = re.compile(r": hand-in \d+$")
TYPED = "now p, n and q are only letters"
UNFOLD = "document.querySelectorAll('.ct-review details').forEach((each) => { each.open = true; })"
SMALL = """() => [...document.querySelectorAll('.ct-review :is(button, a, select, textarea, input, summary)')]
  .filter((each) => each.checkVisibility()).filter((each) => {
    const area = (each.closest('label') ?? each).getBoundingClientRect();
    return area.width < 24 || area.height < 24; }).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def room(shared, browser):
    room = ReviewRoom(shared, browser, cohort="for-everyone")
    yield room
    room.close()


@pytest.fixture(scope="module")
def reading(room):
    """A reader's browser, and a hand-in with everything that can stand on one."""
    who = room.desk.person()
    old = room.desk.hand_in(who, m01_belonging="A mother came at eight.", m01_doubt="A doubt.")
    room.desk.give(old, "Who told you?")
    room.full = room.desk.hand_in(who, m01_belonging=f"A mother came at nine. {'W' * 300}", m01_case="ten")
    room.desk.write(who, BELONGING, "A mother came at nine. I called her.")
    add_theme(room.desk.reviews, {"name": "Waiting for everyone", "about": "Lost time."}, by=room.desk.faye)
    return room.open()


def test_a_reader_works_by_keyboard_alone_from_the_queue_to_the_next_hand_in(room, reading):
    reading.go("queue")
    one, other = room.hand_in("By keys."), room.hand_in()
    reading.go("queue")
    keys = reading.page.keyboard
    reading.page.locator(".ct-review-open").first.focus()
    keys.press("End")
    keys.press("ArrowUp")
    expect(reading.page.locator(f"[data-hand-in='{one.number}'] a")).to_be_focused()

    keys.press("Enter")
    reading.at(one)
    expect(reading.page.get_by_role("heading", name=TITLE)).to_be_focused()
    keys.press("c")
    expect(reading.box()).to_be_focused()
    keys.type(TYPED)
    expect(reading.status()).to_have_text(SAVED)
    keys.press("Escape")
    keys.press("n")
    reading.at(other)
    keys.press("p")
    reading.at(one)
    reading.page.get_by_role("button", name="Give, and open the next").focus()
    keys.press("Enter")
    reading.at(other)
    keys.press("q")

    expect(reading.page.get_by_role("heading", name="Hand-ins to read")).to_be_focused()
    assert [text for _, text, _ in room.desk.feedback(one.participant)[BELONGING]] == [TYPED]


def test_every_control_of_a_hand_in_is_met_by_tab_and_shows_that_it_is(room, reading):
    reading.go(room.full.number)
    reading.page.evaluate(UNFOLD)
    wanted = reading.page.evaluate("""() => {
      const controls = '.ct-review-view :is(button, input, select, textarea, summary, a[href])';
      const all = [...document.querySelectorAll(controls)];
      const met = all.filter((e) => e.checkVisibility() && !e.disabled && e.type !== 'radio');
      met.forEach((e, at) => { e.dataset.walk = at; });
      document.querySelector('.ct-review-nav li:last-child a').focus();
      return met.length; }""")
    met, dim = set(), []
    for _ in range(wanted + 40):
        reading.page.keyboard.press("Tab")
        here = reading.page.evaluate("""() => { const e = document.activeElement; const s = getComputedStyle(e);
          return { walk: e.dataset.walk, inside: Boolean(e.closest('.ct-review-view')), what: e.outerHTML.slice(0, 100),
                   seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 }; }""")
        if not here["inside"]:
            break
        met.add(here["walk"])
        if not here["seen"]:
            dim.append(here["what"])

    assert {str(at) for at in range(wanted)} - met == set()
    assert dim == []


def test_letters_can_be_turned_off_for_whoever_speaks_to_the_machine(room, reading):
    hand_in = room.hand_in()
    reading.go(hand_in.number)
    reading.page.get_by_text("Keys", exact=True).click()
    box = reading.page.get_by_label("Letters act while no box has the focus")

    box.uncheck()
    reading.page.get_by_role("heading", name=TITLE).focus()
    reading.page.keyboard.press("q")
    reading.at(hand_in)
    box.check()
    reading.page.get_by_role("heading", name=TITLE).focus()
    reading.page.keyboard.press("q")

    expect(reading.page.get_by_role("heading", name="Hand-ins to read")).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_part_fits_its_width_is_big_enough_to_hit_and_axe_finds_nothing(room, reading, axe, width):
    reading.page.set_viewport_size({"width": width, "height": 900})
    for place in ("queue", "second", "themes", "kept", room.full.number):
        reading.go(place)
        reading.page.evaluate(UNFOLD)

        assert violations(reading.page, axe) == [], place
        assert reading.page.evaluate("document.documentElement.scrollWidth") <= width, place
        assert reading.page.evaluate(SMALL) == [], place
    assert reading.person.problems == []
