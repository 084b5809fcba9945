"""One workshop, from Start to the summaries: a facilitator's browser, four participants', and a few programs."""

import re
import sqlite3
from contextlib import closing

import pytest
from journeys.newcomers import Newcomer, bar, join_again, join_new, type_the_code
from journeys.pages import FOLDER, violations
from journeys.room import Seated
from playwright.sync_api import expect

TEXT, CASE = "m01-belonging", "m01-case"
HEADING, CASE_TITLE = "One moment, and how you know", "Who came, by how they were asked"
FEW = "Fewer than five people have answered"
SHOWN, HIDDEN, PINNED = "The bus came late.", "We told a family’s story.", "She said it herself at the door."
NAMES = ("Rosa Returning", "Tobias Table", "Petra Pass", "Guest", "Paper Pia")


class Desk:
    """The facilitator's desk in a browser, and the wall in a second window of it."""

    def __init__(self, person):
        self.person, self.page = person, person.page
        self.page.goto(f"{person.server.address}staff/apps/workshop/")
        self.page.get_by_label("Module").select_option("Equal partners")
        self.page.get_by_label("Running order").select_option("90 minutes")
        self.press("Start", exact=True)
        self.code = self.page.locator(".ct-desk-code").inner_text()
        with self.page.context.expect_page() as opened:
            self.page.get_by_role("link", name="Open the wall in a new window").click()
        self.wall = opened.value
        self.wall.set_viewport_size({"width": 1920, "height": 1080})

    def press(self, name, **more):
        self.page.get_by_role("button", name=name, **more).click()

    def open(self, activity):
        self.press(re.compile(f"^Open this activity: {activity}"))

    def says(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible()

    def text(self, words):
        texts = self.page.get_by_role("region", name="Texts that may be shown")
        return texts.get_by_role("listitem").filter(has_text=words)


@pytest.fixture
def server(new_server):
    return new_server()


@pytest.fixture
def rosa(server):
    """Return the personal code of somebody who has begun the module on another day."""
    code = server.code_for("Rosa Returning")
    Seated(server, code).save(TEXT, "Written at home.")
    return code


@pytest.fixture
def desk(server, new_person):
    return Desk(new_person(server, code=server.code_for("Faye", role="facilitator")))


def test_a_workshop_runs_from_start_to_summary(server, new_person, desk, rosa, axe):
    people = four_browsers_join(server, new_person, desk, rosa=rosa)
    programs = a_reveal_waits_for_the_fifth_answer(server, desk, people)
    texts_are_ticked_and_moderated(desk, people, programs)
    somebody_who_is_typing_stays(desk, people)
    both_sides_are_for_everyone(desk, people, axe)
    the_room_outlives_a_killed_server(server, desk, people)
    a_paper_is_typed_in(desk)
    the_room_is_closed(server, new_person, desk, people)

    problems = [problem for person in (desk.person, *people) for problem in person.problems]
    assert problems == []
    assert origins(server, TEXT) == {"self-paced", "workshop", "table", "paper"}


def four_browsers_join(server, new_person, desk, *, rosa):
    guest, again, table, passing = [new_person(server, width=width) for width in (320, 1280, 1280, 390)]
    personal = join_new(guest, desk.code)
    join_again(again, desk.code, personal=rosa)
    join_new(table, desk.code, name="Tobias Table")
    join_new(passing, desk.code, name="Petra Pass")

    desk.says("Joined: 4.")
    assert re.fullmatch(r"[\w-]{12,}", personal)
    expect(again.box(TEXT)).to_have_value("Written at home.")
    expect(bar(guest)).to_contain_text("the first activity opens soon")
    return guest, again, table, passing


def a_reveal_waits_for_the_fifth_answer(server, desk, people):
    """Let four answer in browsers, then eight by HTTP; return these eight."""
    desk.open("Who was asked")
    for person in people:
        expect(person.page.get_by_role("heading", name="Who was asked?")).to_be_focused()
        person.root(CASE).get_by_label("About 10 more").check()
        person.is_saved(CASE)
    reveal = desk.page.get_by_role("button", name=f"Reveal: {CASE_TITLE}")

    reveal.click()
    desk.says(FEW)
    expect(reveal).to_have_attribute("aria-pressed", "false")
    programs = [Newcomer(server, desk.code) for _ in range(8)]
    for each in programs:
        each.save(CASE, "twenty")
    desk.says("12 answers")
    reveal.click()

    expect(desk.wall.get_by_text("Answers of 12 people")).to_be_visible()
    expect(desk.wall.get_by_role("row", name=re.compile("About 10 more"))).to_contain_text("4")
    return programs


def texts_are_ticked_and_moderated(desk, people, programs):
    guest, _, table, passing = people
    desk.open("One moment")
    for person in people:
        expect(person.page.get_by_role("heading", name=HEADING)).to_be_focused()
    sits_at_a_table(table, "Window")
    table.write(TEXT, "We asked one another.")
    bar(passing).get_by_role("button", name="Pass").click()
    guest.write(TEXT, SHOWN)
    guest.page.locator(f"[data-prompt='{TEXT}'] + .ct-may-show input").check()
    for each, words in zip(programs, (HIDDEN, PINNED, "Kept to myself."), strict=False):
        each.save(TEXT, words)
    for each in programs[:2]:
        each.act("may-show", prompt=TEXT, may=True)
    desk.says("Begun: 5. Done: 0. Passed: 1.")

    for words in (SHOWN, HIDDEN, PINNED):
        desk.text(words).get_by_role("button", name="Let it through").click()
        expect(desk.text(words).get_by_role("button", name="Pin it to the top")).to_be_visible()
    desk.text(PINNED).get_by_role("button", name="Pin it to the top").click()
    desk.press(f"Reveal: {HEADING}")
    wall = desk.wall.locator(".ct-wall-texts li")
    expect(wall).to_have_count(3)
    expect(wall.first).to_contain_text(PINNED)
    desk.text(HIDDEN).get_by_role("button", name="Take it off the wall").click()

    expect(wall).to_have_count(2)
    shown = desk.wall.content()
    assert [words for words in (*NAMES, HIDDEN, "Kept to myself") if words in shown] == []


def sits_at_a_table(person, name):
    bar(person).get_by_text("Table", exact=True).click()
    person.page.get_by_label("I am writing for our table").check()
    person.page.get_by_label("Name of our table").fill(name)
    bar(person).get_by_role("button", name="Keep").click()
    expect(person.page.get_by_text(f"answers of the table “{name}”")).to_be_visible()


def somebody_who_is_typing_stays(desk, people):
    typing, again, _, passing = people
    typing.box(TEXT).press_sequentially(" And then")

    desk.open("Who was asked")

    for person in (again, passing):
        expect(person.page.get_by_role("heading", name="Who was asked?")).to_be_focused()
    expect(bar(typing).get_by_role("button", name="Go to Who was asked")).to_be_visible()
    expect(typing.box(TEXT)).to_be_focused()
    typing.box(TEXT).press_sequentially(" she smiled.")
    typing.is_saved(TEXT)
    expect(typing.box(TEXT)).to_have_value(f"{SHOWN} And then she smiled.")
    expect(desk.wall.locator(".ct-wall-texts li").filter(has_text=SHOWN)).to_have_text(SHOWN)


def both_sides_are_for_everyone(desk, people, axe):
    narrow, *_ = people
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert desk.wall.evaluate("document.documentElement.scrollWidth") <= 1920
    assert [violations(page, axe) for page in (narrow.page, desk.page, desk.wall)] == [[], [], []]


def the_room_outlives_a_killed_server(server, desk, people):
    desk.press("Pause")
    expect(bar(people[1])).to_contain_text("paused")
    shown = desk.wall.locator(".ct-wall-panel")
    expect(shown).to_have_count(2)

    server.kill()
    server.start()
    expect(desk.page.locator(".ct-desk-line")).to_be_empty(timeout=20_000)
    desk.press("Go on")
    desk.says("The room is open. Joined: 12.")

    expect(shown).to_have_count(2)
    for person in people:
        expect(bar(person)).to_contain_text("Who was asked", timeout=20_000)
        expect(bar(person).get_by_role("button", name="Done")).to_be_visible()
    people[1].write(TEXT, " And in the room.")
    desk.says("12 answers")


def a_paper_is_typed_in(desk):
    desk.page.get_by_text("Type papers in").click()
    desk.page.get_by_label("Paper 1: or a name").fill("Paper Pia")
    desk.page.get_by_label(f"Paper 1: {HEADING}").fill("Written with a pen.")
    desk.press("Keep these papers")
    desk.says("Papers kept: 1.")
    expect(desk.page.get_by_role("listitem").filter(has_text="Paper Pia: ")).to_be_visible()


def the_room_is_closed(server, new_person, desk, people):
    desk.press("Close the workshop")
    desk.press("Yes, close it now")
    desk.says("The room is closed.")
    for person in people:
        expect(bar(person)).to_contain_text("The workshop has ended.")
    expect(people[1].box(TEXT)).to_have_value("Written at home. And in the room.")
    late = new_person(server)
    type_the_code(late, desk.code)
    expect(late.page.get_by_role("alert")).to_contain_text("No workshop has this code now.")

    rows = kept(desk, "Attendance list (CSV)").decode("utf-8-sig").splitlines()[1:]
    assert len(rows) == 13
    assert {name for name in NAMES if any(name in row for row in rows)} == set(NAMES)
    for_participants = kept(desk, "Summary for participants, page").decode()
    assert PINNED in for_participants
    assert [words for words in (*NAMES, HIDDEN) if words in for_participants] == []
    assert kept(desk, "Summary for facilitators, PDF").startswith(b"%PDF")
    expect(desk.wall.get_by_text("The workshop has ended.")).to_be_in_viewport()
    expect(desk.wall.locator("#ct-offline")).to_be_hidden()
    expect(desk.page.locator(".ct-desk-line")).to_be_empty()


def kept(desk, name):
    """Return what a link of the desk gives."""
    address = desk.page.get_by_role("link", name=name).get_attribute("href")
    answer = desk.page.request.get(address)
    assert answer.status == 200
    return answer.body()


def origins(server, prompt):
    """Return how the answers to a prompt were given, as the store has it."""
    asked = "select distinct origin from responses where module = ? and prompt = ?"
    with closing(sqlite3.connect(server.data / "commontable.sqlite")) as connection:
        return {origin for (origin,) in connection.execute(asked, (FOLDER, prompt))}
