"""Everything a facilitator needs is a page: people, rosters, cards, exports, backup, the record."""

import re

import pytest
from journeys.by_http import sign_in
from journeys.by_keyboard import amiss_by_keyboard
from journeys.pages import violations
from playwright.sync_api import expect

PAGES = ("staff/", "staff/people/", "staff/exports/", "staff/backup/", "staff/record/", "staff/guides/")
FOR_FACILITATORS = ("staff/people/", "staff/exports/", "staff/backup/", "staff/record/")
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]")


def at(person, path):
    person.page.goto(person.server.address + path)
    return person.page


def open_cards(person):
    page = at(person, "staff/people/")
    page.get_by_text("Print sign-in cards for several people").click()
    return page


def bring(person, tmp_path, text):
    roster = tmp_path / "roster.csv"
    roster.write_text(text, "utf-8")
    page = at(person, "staff/people/")
    page.get_by_label("Roster file (CSV)").set_input_files(roster)
    page.get_by_role("button", name="Import").click()
    return page


LONG = "Wolfeschlegelsteinhausen" * 3


@pytest.mark.parametrize(("width", "name"), [(320, LONG), (1280, "Faye Alder")])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(shared, new_person, staff_code, axe, path, width, name):
    staff = new_person(shared, code=staff_code(name), width=width)
    page = at(staff, path)

    for summary in page.locator("main summary").all():
        summary.click()

    assert violations(page, axe) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert staff.problems == []


@pytest.mark.parametrize("path", PAGES)
def test_every_control_is_reached_by_keyboard_is_seen_and_is_big_enough(faye, path):
    page = at(faye, path)

    assert amiss_by_keyboard(page) == []


def test_each_page_leads_to_every_other_and_says_where_one_is(faye):
    page = at(faye, "staff/")
    menu = page.get_by_role("navigation", name="Staff pages")

    for label in ("People", "Guides", "Exports", "Backup", "Record", "Cohort", "Review", "Workshop", "Hand-ins"):
        menu.get_by_role("link", name=label).click()
        expect(menu.locator("[aria-current=page]")).to_have_text(label)


@pytest.mark.parametrize("path", FOR_FACILITATORS)
def test_a_reviewer_reads_and_answers_and_manages_nothing(shared, new_person, path):
    reviewer = new_person(shared, code=shared.code_for("Rae Reviewer", role="reviewer"))

    answer = reviewer.page.goto(shared.address + path)
    menu = at(reviewer, "staff/").get_by_role("navigation", name="Staff pages")

    assert answer.status == 403
    expect(menu.get_by_role("link", name="Hand-ins")).to_be_visible()
    assert menu.get_by_role("link", name="People").count() == 0


def test_every_bad_row_is_shown_and_nobody_comes_in(faye, tmp_path):
    text = "name,role,outside_id,evaluated_by\nGood Person,participant,E-70,\n,participant,,\nBad Role,principal,,\n"

    page = bring(faye, tmp_path, text)

    rows = page.get_by_role("alert").locator("li")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Row 3, name")
    expect(rows.nth(1)).to_contain_text("Row 4, role")
    assert page.get_by_text("Good Person").count() == 0


def test_an_evaluator_whom_nobody_knows_is_a_bad_row_too(faye, tmp_path):
    page = bring(faye, tmp_path, "name,role,outside_id,evaluated_by\nAna,participant,E-71,E-99\n")

    expect(page.get_by_role("alert").locator("li")).to_contain_text("Row 2, evaluated_by")


def test_a_roster_prints_one_card_for_each_newcomer_and_nothing_else(faye, tmp_path, shared):
    page = bring(faye, tmp_path, "name,role\nCard One,participant\nCard Two,participant\n")
    codes = CODE.findall(page.get_by_role("region", name="New codes, shown once").inner_text())

    page.emulate_media(media="print")

    cards = page.locator(".ct-signin-card")
    expect(cards).to_have_count(2)
    expect(cards.first).to_be_visible()
    expect(cards.first).to_contain_text(shared.address)
    assert [CODE.search(card.inner_text())[0] for card in cards.all()] == codes
    assert not page.get_by_role("heading", name="Import a roster").is_visible()
    assert "_xsrf" in sign_in(shared, codes[0])


def test_cards_for_several_people_have_new_codes_and_the_old_ones_die(faye, shared):
    old = [shared.code_for(f"Lost Card {n}") for n in range(2)]
    page = open_cards(faye)
    for n in range(2):
        page.get_by_label(f"Lost Card {n}").check()

    page.get_by_role("button", name="Issue new codes").click()

    codes = CODE.findall(page.get_by_role("region", name="New codes, shown once").inner_text())
    assert len(codes) == 2
    assert "_xsrf" in sign_in(shared, codes[0])
    with pytest.raises(AssertionError):
        sign_in(shared, old[0])


def test_nobody_ticked_is_said_and_no_code_dies(faye):
    page = open_cards(faye)

    page.get_by_role("button", name="Issue new codes").click()

    expect(page.get_by_role("status").filter(has_text="Nobody was ticked")).to_be_visible()


def test_a_backup_is_made_on_the_page_and_stays_on_the_server(faye, shared):
    page = at(faye, "staff/backup/")

    page.get_by_role("button", name="Make a backup now").click()

    said = page.get_by_role("status").filter(has_text="is made")
    expect(said).to_be_visible(timeout=60_000)
    [name] = re.findall(r"common-table-[\d-]+\.tar\.gz", said.inner_text())
    assert (shared.data / "backups" / name).is_file()
    expect(page.get_by_role("listitem").filter(has_text=name).last).to_be_visible()
    assert page.locator("main a[href*='.tar.gz']").count() == 0


def test_what_would_go_is_told_before_it_goes(faye):
    page = at(faye, "staff/backup/")

    page.get_by_role("button", name="Show what would be deleted").click()

    expect(page.get_by_role("status").filter(has_text="saves inside sittings would go")).to_be_visible()
