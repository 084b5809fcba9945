"""Slow saves, crossed tabs and changed people: what a shared computer and a bad network bring."""

import json
import re

import pytest
from journeys.by_http import sign_in
from journeys.pages import FOLDER, SAVED
from journeys.server import wait_until
from playwright.sync_api import expect

FIRST = "m01-first-thoughts"
PROMPT = f"**/api/words/{FOLDER}/{FIRST}"


class Slow:
    """Holds every save of one prompt until it is let go."""

    def __init__(self, page):
        self.page, self.held = page, []
        page.route(PROMPT, self._meet)

    def _meet(self, route):
        if self.held is None:
            route.continue_()
        else:
            self.held.append(route)

    def wait(self, count=1):
        wait_until(lambda: len(self.held) >= count or self.page.wait_for_timeout(20))

    def let_go(self):
        held, self.held = self.held, None
        for route in held:
            route.continue_()
        self.page.unroute(PROMPT)


def stored(server, code):
    _, _, body = server.request("GET", f"/api/words/{FOLDER}", cookies=sign_in(server, code))
    return json.loads(body)["responses"].get(FIRST, {}).get("value")


def test_a_page_left_open_writes_nothing_for_the_next_person_of_the_browser(shared, new_person):
    ann = new_person(shared, name="Ann")
    ann.open_module()
    ann.write(FIRST, "mine")
    other = ann.new_page()
    other.goto(shared.address)
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/login")
    other.get_by_label("I am new here: your name").fill("Ben")
    other.get_by_role("button", name="Start the course").click()
    ben = other.locator("#ct-code").inner_text()

    ann.box(FIRST).press_sequentially(" alone")

    expect(ann.status(FIRST)).to_contain_text("signed out", timeout=10_000)
    assert stored(shared, ben) is None
    assert stored(shared, ann.code) == "mine"


def test_the_last_half_second_before_signing_out_is_kept(shared, new_person):
    me = new_person(shared, name="Hasty")
    me.open_module()
    me.box(FIRST).press_sequentially("just before leaving")

    me.page.get_by_role("button", name="Sign out").click()
    me.page.wait_for_url("**/login")

    assert stored(shared, me.code) == "just before leaving"
    assert me.page.evaluate("sessionStorage.length") == 0


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_after_it(shared, new_person):
    me = new_person(shared, name="Typing on")
    me.open_module()
    slow = Slow(me.page)
    me.box(FIRST).press_sequentially("one")
    slow.wait()
    me.box(FIRST).press_sequentially(" two")
    expect(me.status(FIRST)).not_to_have_text(SAVED)

    slow.let_go()

    me.is_saved(FIRST)
    assert stored(shared, me.code) == "one two"


def test_what_comes_due_while_a_save_is_on_its_way_goes_as_soon_as_that_is_answered(shared, new_person):
    me = new_person(shared, name="Never pauses")
    me.open_module()
    slow = Slow(me.page)
    me.box(FIRST).press_sequentially("one")
    slow.wait()
    me.box(FIRST).evaluate("""box => setInterval(() => {
        box.value += "x";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, 100)""")
    wait_until(lambda: len(me.box(FIRST).input_value()) > 25)

    # Somebody who never pauses would otherwise wait for another two seconds' typing.
    with me.page.expect_request(lambda asked: asked.method == "PUT", timeout=1_200):
        slow.let_go()


def test_a_reload_while_a_save_is_on_its_way_is_not_taken_for_another_tab(shared, new_person):
    me = new_person(shared, name="Reloads")
    me.open_module()
    arrived = []

    def keep_the_first_answer_back(route):
        if arrived:
            route.continue_()
        else:
            arrived.append(route.fetch().status)

    me.page.route(PROMPT, keep_the_first_answer_back)
    me.box(FIRST).press_sequentially("one")
    wait_until(lambda: arrived or me.page.wait_for_timeout(20))
    me.box(FIRST).press_sequentially(" two")

    me.page.reload()

    expect(me.box(FIRST)).to_have_value("one two")
    me.is_saved(FIRST)
    assert stored(shared, me.code) == "one two"


def test_a_tab_hidden_during_a_slow_save_does_not_stay_unsaved(shared, new_person):
    me = new_person(shared, name="Hidden")
    me.open_module()
    slow = Slow(me.page)
    me.box(FIRST).press_sequentially("one")
    slow.wait()
    me.box(FIRST).press_sequentially(" two")
    me.page.evaluate("""() => { Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange')); delete document.hidden; }""")
    slow.let_go()

    wait_until(lambda: stored(shared, me.code) == "one two")
    expect(me.box(FIRST)).to_have_value("one two")
    wait_until(lambda: "Saving" not in me.status(FIRST).inner_text())


def test_handing_in_takes_what_was_typed_while_a_save_was_on_its_way(shared, new_person):
    me = new_person(shared, name="Late hand-in")
    me.open_module()
    me.write(FIRST, "old")
    me.box(FIRST).press_sequentially(" NEW")

    me.page.locator("[data-action='hand-in']").click()
    expect(me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))).to_be_visible(timeout=2_000)

    me.is_saved(FIRST)
    me.page.reload()
    expect(me.status(FIRST)).to_have_text(SAVED)
    _, _, body = shared.request("GET", f"/api/words/{FOLDER}", cookies=me.cookies())
    words = json.loads(body)
    assert words["hand_in"]["versions"][FIRST] == words["responses"][FIRST]["version"]


@pytest.mark.parametrize(("choice", "goes_on"), [("mine", "second, and on"), ("other", "first")])
def test_typing_on_in_a_conflict_hides_nothing_until_one_is_chosen(shared, new_person, choice, goes_on):
    me = new_person(shared, name="Crossed")
    me.open_module()
    other = me.new_page()
    me.open_module(other)
    me.write(FIRST, "first")
    me.box(FIRST, other).press_sequentially("second")
    button = me.root(FIRST, other).get_by_role("button", name=re.compile(choice, re.IGNORECASE))
    expect(button).to_be_visible()

    me.box(FIRST, other).press_sequentially(", and on")
    expect(me.root(FIRST, other)).to_contain_text("first")
    assert stored(shared, me.code) == "first"
    button.click()

    me.is_saved(FIRST, other)
    assert stored(shared, me.code) == goes_on
    me.page.reload()
    expect(me.box(FIRST)).to_have_value(goes_on)
    expect(me.status(FIRST)).to_have_text(SAVED)


def test_a_conflict_met_at_opening_is_shown_until_it_is_settled(shared, new_person):
    me = new_person(shared, name="Comes back")
    me.open_module()
    other = me.new_page()
    me.open_module(other)
    me.write(FIRST, "first")
    me.box(FIRST, other).press_sequentially("second")
    expect(me.root(FIRST, other).get_by_role("button", name=re.compile("mine", re.IGNORECASE))).to_be_visible()
    other.close()

    me.page.reload()
    expect(me.root(FIRST)).to_contain_text("second")
    me.box(FIRST).press("Control+End")
    me.box(FIRST).press_sequentially(" goes on")
    wait_until(lambda: stored(shared, me.code) == "first goes on")
    me.page.reload()

    expect(me.root(FIRST)).to_contain_text("second")
    me.root(FIRST).get_by_role("button", name=re.compile("mine", re.IGNORECASE)).click()
    me.is_saved(FIRST)
    me.page.reload()
    expect(me.status(FIRST)).to_have_text(SAVED)
    expect(me.root(FIRST)).not_to_contain_text("second")
