"""The cohort page in a browser: who is where, figures of ten people and more, by keyboard and on a phone."""

import re

import pytest
from journeys.cohort_people import LARGE, SMALL, Filled
from journeys.pages import SignedIn, violations
from playwright.sync_api import expect

PLACE = "staff/apps/cohort/"
HIDDEN = "too few to show, not too few to ask"


@pytest.fixture(scope="module")
def filled(shared, course):
    return Filled(course, shared.data)


@pytest.fixture(scope="module")
def person(shared, filled, browser):
    """Return the facilitator with the page open; most tests only look, and opening it starts a kernel."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    person = SignedIn(shared, context).sign_in(filled.code)
    person.page.goto(shared.address + PLACE)
    expect(person.page.get_by_role("heading", name="Who is where")).to_be_visible()
    yield person
    context.close()


@pytest.fixture
def page(person):
    """Return the page with the large cohort, and nobody filtered out."""
    choose(person.page, SMALL)
    choose(person.page, LARGE)
    return person.page


def people(page):
    return page.get_by_role("table", name="Who is where, by person and module").get_by_role("rowheader")


def figure(page, title):
    return page.locator("details", has=page.get_by_role("heading", name=title))


def choose(page, cohort):
    page.get_by_label("Which cohort").select_option(cohort)
    expect(page.get_by_role("status").filter(has_text=f"Now shown: {cohort}.")).to_be_visible()


def test_who_is_where_is_told_by_name_with_minutes_and_no_words(person, page):
    expect(people(page)).to_have_count(24)

    first = page.get_by_role("row").filter(has_text="Participant 00")
    expect(first).to_contain_text(re.compile(r"Handed in, \d+ of \d+ minutes finished"))
    expect(first).to_contain_text("1 of 1")
    assert "SECRET" not in page.content()
    assert person.problems == []


def test_people_are_found_by_name_module_and_state(page):
    page.get_by_label("Module", exact=True).select_option(label="1. Equal partners")
    page.get_by_label("Where they are").select_option("Begun, not handed in")
    expect(people(page)).to_have_count(12)
    page.get_by_label("Find a name").fill("participant 13")

    expect(people(page)).to_have_text(["Participant 13"])
    expect(page.get_by_role("status").filter(has_text="1 of 1 people shown.")).to_be_visible()
    page.get_by_label("Find a name").fill("nobody at all")
    expect(page.get_by_role("status").filter(has_text="Nobody fits what you chose.")).to_be_visible()


def test_beliefs_stand_with_n_and_interval_and_are_called_no_effect(page):
    part = page.get_by_role("region", name="What people say they did, and how sure they are")
    expect(part).to_contain_text("no change here is an effect of the course")
    drawn = part.get_by_role("img", name=re.compile("how often in four weeks"))
    expect(drawn).to_contain_text(re.compile(r"At the start \(n 24\): 1\.0 \(0\.\d to 1\.\d\)"))
    expect(part.get_by_role("table").first).to_contain_text("At the start (n 24)")
    expect(part.get_by_role("table").first).to_contain_text(HIDDEN)


def test_charts_of_cases_and_of_where_people_stop_have_the_same_as_a_table(page):
    cases = page.get_by_role("region", name="What the case questions show")
    stops = page.get_by_role("region", name="Where people stop")
    # Two answers of twelve, two of nobody: the twelves are the cover of the zeros.
    expect(cases).to_contain_text("24 people answered.")
    expect(cases.get_by_role("table")).to_contain_text(HIDDEN)
    expect(stops).to_contain_text(HIDDEN.capitalize())
    assert cases.get_by_role("img").count() == cases.get_by_role("table").count() == 1


def test_a_small_cohort_has_names_and_no_figure(person):
    choose(person.page, SMALL)

    expect(people(person.page)).to_have_text(["Ana <b>Ruiz</b>", "Bo", "Zoë Ångström"])
    assert person.page.locator(".ct-chart").count() == 0
    expect(person.page.get_by_text("Nothing to show yet: a figure needs ten people.").first).to_be_visible()
    person.page.get_by_label("Find a name").fill("zoe ang")
    expect(people(person.page)).to_have_text(["Zoë Ångström"])
    assert not any(SMALL in address or "Ana" in address for address in person.requests)


def test_the_page_works_by_keyboard_alone(page):
    page.get_by_label("Which cohort").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").filter(has_text=f"Now shown: {SMALL}.")).to_be_visible()
    expect(page.get_by_label("Which cohort")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("status").filter(has_text=f"Now shown: {LARGE}.")).to_be_visible()
    shut = figure(page, re.compile("how sure of that"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if shut.locator("summary").evaluate("(node) => node === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(shut).to_have_attribute("open", "")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_is_accessible_and_fits(page, axe, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_staff_menu_leads_there_and_on(page):
    menu = page.get_by_role("navigation", name="Staff pages")

    expect(menu.get_by_role("link", name="Cohort")).to_have_attribute("aria-current", "page")
    menu.get_by_role("link", name="People").click()

    expect(page.get_by_role("heading", name="People", level=1)).to_be_visible()
