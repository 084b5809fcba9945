"""Deleting everything: asked for on a page, cancelled within a day, or done by the running server."""

import re
import sqlite3
from contextlib import closing

import pytest
from journeys.by_keyboard import press_by_keyboard
from journeys.pages import FOLDER, violations
from journeys.server import wait_until
from playwright.sync_api import expect

BELONGING = "m01-belonging"
WORDS = "Okapi words that shall go"


@pytest.fixture
def server(new_server):
    return new_server()


@pytest.fixture
def me(server, new_person):
    me = new_person(server, name="Delia Tion")
    me.open_module()
    me.write(BELONGING, WORDS)
    return me


def files_with(server, needle):
    return [p for p in server.data.rglob("*") if p.is_file() and needle.encode() in p.read_bytes()]


def hand_in(me):
    me.page.locator("[data-action='hand-in']").click()
    expect(me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))).to_be_visible()


def ask(me):
    me.page.goto(f"{me.server.address}me/data")
    press_by_keyboard(me.page, "Delete everything of mine")
    return me.page.locator("#ct-receipt").inner_text()


def let_a_day_pass(server):
    with closing(sqlite3.connect(server.data / "commontable.sqlite")) as connection:
        connection.execute("update deletions set due_at = datetime(due_at, '-1 day')")
        connection.commit()


def test_a_deletion_can_be_cancelled_until_its_day_is_over(server, me, axe):
    code = ask(me)
    assert violations(me.page, axe) == []
    expect(me.page.get_by_role("heading", name="Everything of yours will be deleted")).to_be_visible()

    me.page.goto(f"{server.address}me/data")
    expect(me.page.get_by_text(code)).to_have_count(0)
    press_by_keyboard(me.page, "Cancel the deletion")

    expect(me.page.get_by_text("The deletion is cancelled.")).to_be_visible()
    let_a_day_pass(server)
    assert server.run("forget", "--due").stdout == "0 deleted. Nobody waits.\n"
    me.open_module()
    expect(me.box(BELONGING)).to_have_value(WORDS)


def test_after_a_day_the_server_deletes_everything_and_the_receipt_says_from_where(server, me):
    hand_in(me)
    server.run("collect", FOLDER)
    assert [path for path in files_with(server, WORDS) if "submitted" in path.parts]
    code = ask(me)
    let_a_day_pass(server)
    # A start is one of the moments at which the server looks who is due.
    server.stop()
    server.start()

    wait_until(lambda: not files_with(server, WORDS))
    wait_until(lambda: not files_with(server, "Delia Tion"))
    me.page.goto(f"{server.address}me")
    expect(me.page).to_have_url(f"{server.address}login")
    me.page.goto(f"{server.address}verify")
    me.page.get_by_label("The code on the paper").fill(code)
    me.page.get_by_role("button", name="Check").click()

    receipt = me.page.locator("main")
    expect(receipt).to_contain_text("Receipt of a deletion")
    for place in ("what you wrote", "collected notebooks", "autograded notebooks", "gradebook", "Backups made before"):
        expect(receipt).to_contain_text(place)
    status, _, _ = server.request("GET", "/healthz")
    assert status == 200
    assert "Traceback" not in server.said()


def test_one_response_is_taken_back_with_its_place_in_the_hand_in(server, me):
    hand_in(me)
    server.run("collect", FOLDER)

    me.page.goto(f"{server.address}me/data")
    row = me.page.get_by_role("article").filter(has=me.page.get_by_role("heading", name="One moment, and how you know"))
    row.locator("summary").click()
    row.get_by_role("button", name="Delete these words").click()

    expect(me.page.get_by_text("Taken back:")).to_be_visible()
    expect(row).to_have_count(0)
    # The rows are overwritten at once; the notebooks follow as soon as no grading step is under way.
    wait_until(lambda: not [path for path in files_with(server, WORDS) if path.suffix in (".ipynb", ".html")])
    me.open_module()
    expect(me.box(BELONGING)).to_have_value("")


def test_a_participant_says_who_evaluates_them_and_takes_it_back(server, me):
    server.code_for("Bea Boss", role="facilitator")
    me.page.goto(f"{server.address}me/data")
    expect(me.page.get_by_text("Bea Boss.")).to_be_visible()

    me.page.get_by_label("This person evaluates me").select_option("Bea Boss")
    me.page.get_by_role("button", name="Mark").click()

    expect(me.page.get_by_text("Your cohort has no facilitator or reviewer just now.")).to_be_visible()
    me.page.get_by_role("button", name="Take the mark back").click()
    expect(me.page.get_by_text("Bea Boss.")).to_be_visible()


def test_who_read_my_words_stands_on_my_page(server, me):
    server.code_for("Rita Reader", role="reviewer")
    with closing(sqlite3.connect(server.data / "commontable.sqlite")) as connection:
        reader, mine = (
            connection.execute("select id from people where name = ?", (name,)).fetchone()[0]
            for name in ("Rita Reader", "Delia Tion")
        )
        connection.execute(
            "insert into acts (at, done_by, act, about, reason) values (datetime('now'), ?, 'read a hand-in', ?, '')",
            (reader, mine),
        )
        connection.commit()

    me.page.goto(f"{server.address}me/data")

    expect(me.page.get_by_role("listitem").filter(has_text="Rita Reader")).to_contain_text("a hand-in")
