"""A participant's own: who reads a prompt, what came of a promise, and everything taken home."""

import json
import re

import pytest
from journeys.by_http import sign_in
from journeys.by_keyboard import amiss_by_keyboard
from journeys.pages import SAVED, violations
from playwright.sync_api import expect

BELONGING, PROMISE, PRIVATE = "m01-belonging", "m01-promise", "m01-first-thoughts"
WORDS = "The family told me about the mornings."


@pytest.fixture
def me(shared, new_person):
    return new_person(shared, name="Portia Folio")


def choice(page, prompt=BELONGING):
    return page.locator(f"[data-prompt='{prompt}'] ~ details.ct-only-me")


def newest_for_staff(server, participant_name, prompt=BELONGING):
    """Return the prompts of this person that an export for facilitators holds."""
    rows = server.run("export", "responses", "--format", "jsonl", "--names", "--reason", "a test").stdout.splitlines()
    found = [json.loads(row) for row in rows if row.startswith("{")]
    return [row["value"] for row in found if (row["name"], row["prompt"]) == (participant_name, prompt)]


def test_a_prompt_is_narrowed_where_it_is_written_and_opened_again(shared, me):
    page = me.open_module()
    me.write(BELONGING, WORDS)
    assert newest_for_staff(shared, "Portia Folio") == [WORDS]

    choice(page).locator("summary").click()
    choice(page).get_by_role("button", name="Only me from now on").click()

    expect(choice(page).get_by_role("status")).to_have_text("Nobody else in this course can open this now.")
    expect(me.root(BELONGING)).to_have_attribute("data-readers", "me")
    expect(me.root(BELONGING).locator(".ct-readers")).to_contain_text("Nobody in this course can open this.")
    me.write(BELONGING, " More.")
    assert newest_for_staff(shared, "Portia Folio") == []

    page.reload()
    expect(me.root(BELONGING)).to_have_attribute("data-readers", "me")
    choice(page).locator("summary").click()
    choice(page).get_by_role("button", name="Let it be read again").click()

    expect(choice(page).get_by_role("status")).to_have_text("This is read again as the course has it.")
    me.write(BELONGING, " Again.")
    expect(me.root(BELONGING)).to_have_attribute("data-readers", "facilitator")
    assert newest_for_staff(shared, "Portia Folio") == [f"{WORDS} More. Again."]


def test_a_prompt_that_only_its_writer_reads_has_nothing_to_narrow(me):
    page = me.open_module()

    expect(choice(page)).to_have_count(1)
    expect(choice(page, PRIVATE)).to_have_count(0)


def test_after_its_day_the_app_asks_what_came_of_a_promise_and_keeps_the_answer(shared, me):
    page = me.open_module()
    promise = me.root(PROMISE)
    promise.locator("input[type=radio]").first.check()
    promise.locator("textarea").first.fill("Ask what a good day looks like")
    promise.locator("input[type=date]").fill("2026-01-05")
    me.is_saved(PROMISE)

    page.goto(shared.address)
    page.get_by_role("link", name="Write what came of it").click()
    asked = page.locator("[data-promise]").first
    expect(asked.get_by_label("What happened?")).to_be_enabled()
    asked.get_by_label("I did it").check()
    asked.get_by_label("What happened?").press_sequentially("We talked at the gate.")
    asked.get_by_label("What did the family say?").press_sequentially("Call before noon.")
    expect(asked.get_by_label("Count how it went")).not_to_be_checked()
    asked.get_by_label("Count how it went").press("Space")

    expect(asked.get_by_role("status")).to_have_text(SAVED)
    page.goto(f"{shared.address}me")
    expect(page.get_by_role("heading", name="What came of it?")).to_have_count(0)
    expect(page.get_by_text("You have written what came of it.")).to_be_visible()
    page.locator("details").get_by_text("What came of it").click()
    expect(page.get_by_label("What did the family say?")).to_have_value("Call before noon.")
    expect(page.get_by_label("Count how it went")).to_be_checked()
    assert "Call before noon." not in shared.run("export", "responses", "--format", "jsonl").stdout


def test_what_came_of_a_promise_outlives_a_server_that_dies_while_it_is_typed(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Portia Folio")
    page = me.open_module()
    me.root(PROMISE).locator("textarea").first.fill("Ask one question")
    me.root(PROMISE).locator("input[type=date]").fill("2026-01-05")
    me.is_saved(PROMISE)
    page.goto(f"{server.address}me")
    box = page.get_by_label("What happened?")
    expect(box).to_be_enabled()

    server.kill()
    box.press_sequentially("Typed while nobody answered.")
    expect(page.locator("[data-promise]").get_by_role("status")).to_contain_text("Not saved yet")
    server.start()

    expect(page.locator("[data-promise]").get_by_role("status")).to_have_text(SAVED)
    page.reload()
    expect(box).to_have_value("Typed while nobody answered.")


def test_the_portfolio_is_a_page_a_tagged_pdf_and_json(shared, me, axe):
    me.open_module()
    me.write(BELONGING, "<b>Words</b> & more")
    page = me.page

    page.goto(f"{shared.address}me")
    page.get_by_role("navigation", name="My pages").get_by_role("link", name="Portfolio").click()

    expect(page.get_by_text("<b>Words</b> & more")).to_be_visible()
    assert violations(page, axe) == []
    _, headers, pdf = shared.request("GET", "/me/portfolio.pdf", cookies=me.cookies())
    assert headers["Content-Type"] == "application/pdf"
    assert pdf.startswith("%PDF-")
    _, headers, body = shared.request("GET", "/me/portfolio.json", cookies=me.cookies())
    assert headers["Cache-Control"] == "no-store"
    found = json.loads(body)
    assert [r["versions"][0]["text"] for m in found["modules"] for r in m["responses"]] == ["<b>Words</b> & more"]


def test_the_next_prompt_without_words_is_where_going_on_begins(shared, me):
    me.open_module()
    me.write(PRIVATE, "Begun.")

    me.page.goto(f"{shared.address}me")
    links = me.page.get_by_role("link", name=re.compile("^Go on")).all()

    # One at the top, where whoever comes back looks first, and one in the list of modules.
    assert [link.get_attribute("href").rpartition("#")[2] for link in links] == [BELONGING, BELONGING]


@pytest.mark.parametrize("path", ["me", "me/certificate", "me/data", "me/portfolio", "verify"])
def test_the_pages_of_ones_own_are_for_everyone(shared, new_person, axe, path):
    me = new_person(shared, name="Portia Folio", width=320, height=700)
    me.open_module()
    me.write(BELONGING, "Words.")

    me.page.goto(shared.address + path)

    assert violations(me.page, axe) == []
    assert me.page.evaluate("document.documentElement.scrollWidth") <= 320
    # The portfolio is a paper with three links and no controls of ours.
    assert path == "me/portfolio" or amiss_by_keyboard(me.page) == []
    assert me.problems == []


def test_nobody_is_given_anothers_files(shared):
    first = sign_in(shared, shared.code_for("First Owner"))
    second = sign_in(shared, shared.code_for("Second Owner"))

    mine = json.loads(shared.request("GET", "/me/portfolio.json", cookies=first)[2])
    status, _, _ = shared.request("GET", "/me/certificates/1.pdf", cookies=second)

    assert mine["person"]["name"] == "First Owner"
    assert status == 404
