"""Every page on which somebody's hostile texts stand, in a real browser: nothing comes alive, nobody else is asked."""

import re

import pytest
from attacks.canary import Watch
from attacks.hostile import MARK
from journeys.gallery_course import GALLERY, open_gallery
from journeys.pages import FOLDER, SignedIn
from journeys.review_room import Reading
from playwright.sync_api import expect

OWN = ("", "me", "me/portfolio", "me/data", "me/certificate", "welcome")
STAFFS = ("staff/", "staff/people/", "staff/exports/", "staff/backup/", "staff/record/", "staff/guides/")
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
# A pointer that passes over everything, and a focus that visits everything, wake what waits for them.
TOUCH = """() => { for (const each of document.querySelectorAll('main *')) {
  each.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); if (each.tabIndex >= 0) each.focus(); } }"""


@pytest.fixture
def open_for(struck, browser):
    """Return a function that signs somebody in, in a browser that is watched."""
    contexts = []

    def opened(code):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        watch = Watch(context, address=struck.server.address)
        person = SignedIn(struck.server, context).sign_in(code)
        person.watch = watch
        return person

    yield opened
    for context in contexts:
        context.close()


def looked_at(person, tally, *, where, page=None, least=1):
    """Unfold and touch all of a page; what comes alive is told, and that the texts stood on it at all."""
    page = page or person.page
    page.evaluate(UNFOLD)
    page.evaluate(TOUCH)
    shown = set(MARK.findall(page.content() + page.evaluate(TYPED)))
    tally.page(person.watch.alive(page), where=where, shown=len(shown), least=least)
    for problem in person.problems:
        tally.held(False, f"{where}: {problem}")
    person.problems.clear()


TYPED = "[...document.querySelectorAll('input, textarea')].map((each) => each.value).join('\\n')"


def test_no_text_runs_on_a_writers_own_pages(struck, open_for, attack):
    with attack("hostile texts on a participant's pages") as tally:
        for number, writer in enumerate(struck.writers):
            me = open_for(writer.code)
            open_gallery(me)
            looked_at(me, tally, where=f"{GALLERY} of writer {number}", least=100)
            me.open_module()
            looked_at(me, tally, where=f"{FOLDER} of writer {number}", least=5)
            for path in OWN:
                me.page.goto(struck.server.address + path)
                me.page.wait_for_load_state("networkidle")
                looked_at(me, tally, where=f"/{path} of writer {number}", least=0 if path in {"", "welcome"} else 1)


def test_no_text_runs_on_the_pages_of_staff(struck, open_for, attack):
    with attack("hostile texts on the pages of staff") as tally:
        faye = open_for(struck.faye.code)
        for path in STAFFS:
            faye.page.goto(struck.server.address + path)
            faye.page.wait_for_load_state("networkidle")
            looked_at(faye, tally, where=f"/{path}", least=len(struck.names) - 3 if "people" in path else 0)


def test_no_text_runs_before_a_reader(struck, open_for, attack):
    with attack("hostile texts in the review app") as tally:
        reading = Reading(open_for(struck.rita.code)).open()
        for number in struck.hand_ins:
            reading.go(number)
            looked_at(reading.person, tally, where=f"hand-in {number}", least=10)
        for place in ("themes", "second", "queue", "kept"):
            reading.go(place)
            looked_at(reading.person, tally, where=f"the review app at {place}", least=0)


def test_no_text_runs_in_the_cohort_app(struck, open_for, attack):
    with attack("hostile texts in the cohort app") as tally:
        faye = open_for(struck.faye.code)
        faye.page.goto(f"{struck.server.address}staff/apps/cohort/")
        expect(faye.page.get_by_role("heading", name="Who is where")).to_be_visible()
        for cohort in (*struck.cohorts[:3], "everyone"):
            faye.page.get_by_label("Which cohort").select_option(cohort)
            expect(faye.page.get_by_role("status").filter(has_text="Now shown")).to_be_visible()
            looked_at(faye, tally, where=f"the cohort {cohort[:20]!r}", least=10 if cohort == "everyone" else 1)


def test_no_text_runs_in_a_room_on_its_wall_or_in_its_summary(struck, open_for, attack):
    room = struck.lead_a_room()
    with attack("hostile texts in a workshop") as tally:
        faye = open_for(struck.faye.code)
        faye.page.goto(f"{struck.server.address}staff/apps/workshop/#{room.id}")
        expect(faye.page.locator(".ct-desk-code")).to_have_text(room.code)
        looked_at(faye, tally, where="the desk", least=20)
        faye.page.goto(room.wall_address)
        expect(faye.page.locator(".ct-wall-panel")).to_have_count(1)
        looked_at(faye, tally, where="the wall", least=20)
        guest = open_for(struck.seat_codes[0])
        guest.open_module()
        looked_at(guest, tally, where="a seat in the room")
        faye.page.goto(f"{struck.server.address}staff/guides/{FOLDER}/guide.html")
        looked_at(faye, tally, where="the guide, with a note")
        room.act("close")
        for whom in ("facilitator", "participants"):
            faye.page.goto(f"{struck.server.address}api/staff/workshops/{room.id}/summary/{whom}.html")
            looked_at(faye, tally, where=f"the summary for {whom}", least=20)
        guest.page.goto(f"{struck.server.address}me/workshops/{room.id}")
        looked_at(guest, tally, where="the summary that a guest reads", least=20)


def test_no_text_runs_at_the_door(struck, open_for, attack):
    """What was refused stands in its box again, and in the sentence that says why."""
    with attack("hostile texts at the door") as tally:
        faye = open_for(struck.faye.code)
        faye.page.goto(f"{struck.server.address}staff/people/")
        faye.page.evaluate(UNFOLD)
        for text in struck.texts.all[:5]:
            faye.page.get_by_label("Name", exact=True).fill(re.sub(r"[\r\n]", " ", text)[:199])
            with faye.page.expect_navigation():
                faye.page.get_by_role("button", name="Add, and show the code").click()
            looked_at(faye, tally, where="adding a person")
            faye.page.evaluate(UNFOLD)
