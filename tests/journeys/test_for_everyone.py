"""Pages that anybody can use: by keyboard alone, on a narrow phone, with a screen reader, with no outside address."""

import re
from urllib.parse import urlsplit

import pytest
from journeys.pages import FOLDER, violations
from playwright.sync_api import expect

PAGES = ["", "me", f"modules/{FOLDER}/"]
WIDTHS = [320, 768, 1280]


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_sign_in_page(shared, new_person, axe, width):
    me = new_person(shared, width=width)
    me.page.goto(shared.address + "login")

    assert violations(me.page, axe) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_participants_pages(shared, new_person, axe, path, width):
    me = new_person(shared, name="Axe", width=width)
    me.open_module()
    me.write("m01-belonging", "words")
    me.page.goto(shared.address + path)
    if "modules" in path:
        me.open_module()

    assert violations(me.page, axe) == []


def test_axe_finds_nothing_on_the_staff_page(shared, new_person, axe):
    staff = new_person(shared, code=shared.code_for("Faye Staff", role="facilitator"))
    staff.page.goto(shared.address + "staff/")

    assert violations(staff.page, axe) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["login", *PAGES])
def test_no_page_scrolls_sideways(shared, new_person, path, width):
    me = new_person(shared, name="W" * 60, width=width) if path != "login" else new_person(shared, width=width)
    me.page.goto(shared.address + path)
    if "modules" in path:
        me.open_module()
        me.write("m01-belonging", "a" * 300)

    assert not is_too_wide(me.page)


def test_nothing_is_asked_of_any_other_address(shared, new_person):
    me = new_person(shared, name="Local")
    me.open_module()
    me.root("m01-case").locator("select").first.select_option(index=1)
    me.page.goto(shared.address + "me")
    here = urlsplit(shared.address).netloc

    outside = {url for url in me.requests if urlsplit(url).netloc != here and not url.startswith(("data:", "blob:"))}

    assert outside == set()


def test_no_script_of_the_page_fails(shared, new_person):
    me = new_person(shared, name="Clean")
    me.open_module()
    me.write("m01-belonging", "words")

    assert me.problems == []


def test_the_whole_module_by_keyboard_alone(shared, new_person):
    me = new_person(shared, name="Keys")
    me.open_module()
    page = me.page
    wanted = page.evaluate("""() =>
        [...document.querySelectorAll('main :is(button, input, select, textarea, summary, a[href])')]
        .filter((e) => e.checkVisibility() && !e.disabled && !(e.type === 'radio'))
        .map((e, i) => { e.dataset.walk = i; return String(i); })""")
    groups = page.evaluate("""() => { const names = [...document.querySelectorAll('main input[type=radio]')]
        .filter((e) => e.checkVisibility() && !e.disabled).map((e) => e.name); return [...new Set(names)]; }""")
    met, met_groups, dim = set(), set(), []
    page.evaluate("document.querySelector('#ct-main').focus()")
    for _ in range(len(wanted) + len(groups) + 400):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => { const e = document.activeElement; const s = getComputedStyle(e);
            return { walk: e.dataset.walk, group: e.type === 'radio' ? e.name : null,
                     inside: Boolean(e.closest('main')),
                     seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none',
                     what: e.outerHTML.slice(0, 120) }; }""")
        if not here["inside"]:
            break
        met.add(here["walk"])
        met_groups.add(here["group"])
        if not here["seen"]:
            dim.append(here["what"])

    assert set(wanted) - met == set()
    assert set(groups) - met_groups == set()
    assert dim == []


def test_an_arrow_key_stays_in_its_own_question(shared, new_person):
    me = new_person(shared, name="Arrows")
    me.open_module()
    groups = me.root("m01-check").locator("fieldset")
    last = groups.nth(0).locator("input[type=radio]").last
    last.focus()

    me.page.keyboard.press("ArrowDown")

    assert me.root("m01-check").locator("fieldset").nth(1).locator("input:checked").count() == 0


def test_a_module_is_answered_and_handed_in_by_keyboard_alone(shared, new_person):
    me = new_person(shared, name="Keys only")
    me.open_module()
    me.box("m01-belonging").focus()
    me.page.keyboard.type("typed, never clicked")
    me.is_saved("m01-belonging")
    radio = me.root("m01-check").locator("input[type=radio]").first
    radio.focus()
    me.page.keyboard.press("Space")
    me.is_saved("m01-check")

    button = me.page.locator("[data-action='hand-in']")
    button.focus()
    me.page.keyboard.press("Enter")

    handed = me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))
    expect(handed).to_be_visible(timeout=2_000)


def test_every_prompt_says_who_will_read_it(shared, new_person):
    me = new_person(shared, name="Who reads")
    me.open_module()

    for root in me.page.locator("[data-prompt]").all():
        readers = root.get_attribute("data-readers")
        assert readers in {"me", "facilitator", "group", "count"}
        said = {"me": "Nobody in this course can open this", "facilitator": "facilitator", "count": "total"}[readers]
        assert said.lower() in root.inner_text().lower()


def test_every_control_is_big_enough_to_hit(shared, new_person):
    me = new_person(shared, name="Thumb", width=320)
    me.open_module()

    small = me.page.evaluate("""() =>
        [...document.querySelectorAll('main :is(button, select, textarea, input:not([type=hidden]))')]
        .filter((e) => e.checkVisibility()).filter((e) => {
            const area = (e.closest('label') ?? e).getBoundingClientRect();
            return area.width < 24 || area.height < 24; }).map((e) => e.outerHTML.slice(0, 120))""")

    assert small == []
