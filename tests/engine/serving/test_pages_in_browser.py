"""What the pages' own script does in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine.serving.rendered import BASE, CONTEXTS, SECTIONS, page
from markupsafe import Markup

from commontable.serving.assets import Assets
from commontable.serving.headers import content_security_policy

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

HOME = "http://course.test"
ASSETS = Assets()
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 3
BODY = Markup(
    """
    <div class="ct-cell ct-prose" data-cell="dilemma"><h2>A letter</h2><p>Words.</p></div>
    <div class="ct-cell ct-prose" data-cell="m01-one-question"><h3>One</h3></div>
    <div class="ct-cell" data-cell="m01-one-field">
      <textarea aria-label="One">First line\nsecond line</textarea>
    </div>
    <div class="ct-cell ct-prose" data-cell="stop-1"><p>A good place to stop.</p></div>
    <div class="ct-cell ct-prose" data-cell="power"><h2>Another title</h2></div>
    """
)
OUTLINE = [
    {"id": "start", "title": "A letter", "minutes": 8, "prompts": ("m01-one",), "core": True},
    {"id": "roles", "title": "Power and roles", "minutes": 9, "prompts": (), "core": True},
]


@pytest.fixture
def open_page(browser):
    """Return a function that shows a rendered page under the headers it is served with."""
    context = browser.new_context()
    posted: list[str] = []

    def show(name: str, *, width: int = 1280, **changes: object) -> Page:
        source = page(name, scripts=[], **changes).source
        shown = context.new_page()
        shown.set_viewport_size({"width": width, "height": 800})
        shown.route("**/*", lambda route: _answer(route, source, posted))
        shown.goto(f"{HOME}{BASE}")
        shown.posted = posted
        return shown

    yield show
    context.close()


def _answer(route: Route, source: str, posted: list[str]) -> None:
    if route.request.method == "POST":
        posted.append(route.request.post_data or "")
    found = ASSETS.named(route.request.url.rpartition("/")[2])
    if found:
        route.fulfill(body=found.plain, content_type=found.mime)
    else:
        headers = {"Content-Security-Policy": content_security_policy("'self'")}
        route.fulfill(body=source, content_type="text/html; charset=utf-8", headers=headers)


def test_the_outline_finds_sections_by_title_and_by_the_prompt_before_them(open_page):
    shown = open_page(
        "module.html", module=CONTEXTS["module.html"]["module"] | {"sections": OUTLINE}, body=BODY
    )

    shown.wait_for_selector("[data-outline] a[aria-current]")

    assert shown.locator("h2", has_text="A letter").get_attribute("id") == "section-start"
    assert shown.locator("h2", has_text="Another title").get_attribute("id") == "section-roles"


def test_on_paper_the_words_of_a_box_stand_as_text_and_leave_no_trace(open_page):
    shown = open_page("module.html", body=BODY)

    shown.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = shown.locator(".ct-printed").all_inner_texts()
    shown.evaluate("dispatchEvent(new Event('afterprint'))")

    assert printed == ["First line\nsecond line"]
    assert shown.locator(".ct-printed").count() == 0


def test_signing_out_of_a_shared_page_sends_the_cookie_s_token_and_drops_the_drafts(open_page):
    shown = open_page("module.html", body=BODY)
    shown.evaluate("document.cookie = '_xsrf=the-token; path=/'")
    shown.evaluate("sessionStorage.setItem('commontable-draft:p:m:q', 'words')")

    shown.get_by_role("button", name="Sign out").click()
    shown.wait_for_url(f"{HOME}{BASE}logout")

    assert shown.posted == ["_xsrf=the-token"]
    assert shown.evaluate("sessionStorage.length") == 0


def test_finding_a_name_hides_the_others_and_says_how_many_are_shown(open_page):
    people = [{"id": f"p-{n}", "name": f"Person {n}", "role": "participant"} for n in range(12)]
    shown = open_page("staff_people.html", people=people)

    shown.get_by_label("Find a name").fill("person 11")

    assert shown.locator("#ct-people-list li:visible").count() == 1
    assert shown.locator("#ct-live").inner_text() == "1 shown"


def test_the_mistake_in_a_form_gets_the_focus(open_page):
    shown = open_page("login.html", error="This code is not known here.")

    assert shown.evaluate("document.activeElement.id") == "ct-error"


@pytest.mark.parametrize("name", sorted(CONTEXTS))
def test_a_page_with_long_names_needs_no_sideways_scrolling_at_320_pixels(open_page, name):
    person = {"name": LONG, "role": "facilitator", "staff": True}
    people = [{"id": "p-1", "name": LONG, "role": "participant"}]
    module = CONTEXTS["module.html"]["module"] | {"title": LONG, "sections": SECTIONS}

    shown = open_page(name, width=320, person=person, people=people, module=module)

    assert shown.evaluate("document.documentElement.scrollWidth") == 320
