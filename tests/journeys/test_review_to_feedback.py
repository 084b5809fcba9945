"""One review from a participant's words to the reply under them; and comments on their way to formgrader and back."""

import re
import subprocess
import sys

import pytest
from engine.reviewing.desk import BELONGING
from journeys.formgrader import comment_in_formgrader, submission
from journeys.pages import FOLDER
from journeys.review_room import ReviewRoom
from playwright.sync_api import expect


@pytest.fixture
def room(new_server, browser):
    """A server of its own: collecting is for all hand-ins of a module."""
    room = ReviewRoom(new_server(), browser, cohort="everyone")
    yield room
    room.close()


def hand_in(me, words):
    me.open_module()
    me.box(BELONGING).fill(words)
    me.is_saved(BELONGING)
    me.page.get_by_label("Read without my name").check()
    me.page.locator("[data-action='hand-in']").click()
    expect(me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))).to_be_visible()


def test_one_review_from_end_to_end(room, new_person):
    ana = new_person(room.server, name="Ana Ruiz")
    hand_in(ana, "I asked Mr. Diaz at the gate.")
    reading = room.open()
    reading.rows().get_by_role("link").click()
    expect(reading.answer().get_by_text("I asked Mr. Diaz at the gate.")).to_be_visible()
    assert "Ana Ruiz" not in reading.page.content()

    reading.comment("What did he say next?")
    reading.comment("Thank you for all of it.", "overall")
    reading.press("Give, and stay here")
    reading.says("2 comments given.")

    ana.open_module()
    expect(ana.root(BELONGING).or_(ana.page.locator(f"[data-feedback-for='{BELONGING}']")).get_by_text(
        "What did he say next?"
    )).to_be_visible()
    whole = ana.page.get_by_role("group", name="Reply to your hand-in as a whole")
    expect(whole).to_contain_text("Faye")
    expect(whole).to_contain_text("Thank you for all of it.")
    ana.page.goto(room.server.address + "me")
    expect(ana.page.get_by_role("link", name="Your hand-in as a whole")).to_be_visible()
    ana.page.goto(room.server.address + "me/portfolio")
    expect(ana.page.get_by_text("Thank you for all of it.")).to_be_visible()
    hand_in(ana, "I asked Mr. Diaz at the gate. He nodded.")
    reading.go("queue")
    reading.rows().get_by_role("link").click()
    reading.answer().get_by_text("What has changed since the hand-in before").click()
    expect(reading.answer().locator("ins")).to_contain_text("He nodded.")
    said = reading.answer().get_by_role("group", name="Said about these words")
    expect(said).to_contain_text("What did he say next?")


@pytest.mark.slow
def test_comments_go_to_formgrader_and_come_back_and_the_feedback_page_has_both(room, lab):
    handed = room.hand_in("I asked at the gate.")
    assert "collected" in room.server.run("collect", FOLDER).stdout
    reading = room.open(at=handed.number)
    reading.comment("From the review app.")
    reading.press("Give, and stay here")
    reading.says("1 comment given.")

    opened = lab(room.server)
    with submission(room.browser, opened) as page:
        expect(page.locator(f"#{BELONGING}-comment")).to_have_value("From the review app.")
    both = "From the review app.\n\n* * *\n\nFrom formgrader."
    comment_in_formgrader(room.browser, opened, prompt=BELONGING, text=both)
    reading.go(handed.number)
    expect(reading.answer().get_by_text("In formgrader, not given yet")).to_be_visible()
    expect(reading.answer().get_by_text("From formgrader.")).to_be_visible()
    assert "1 new comment" in room.server.run("feedback", FOLDER).stdout
    reading.go(handed.number)
    expect(reading.answer().get_by_text("through formgrader")).to_be_visible()

    made = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_feedback", FOLDER, "--force"],
        cwd=room.server.course, env=room.server._environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    [page] = room.server.data.glob(f"feedback/*/{FOLDER}/equal_partners.html")
    assert {"From the review app.", "From formgrader."} <= set(re.findall(r"From [a-z ]+\.", page.read_text("utf-8")))
    assert sorted(text for _, text, _ in room.desk.feedback(handed.participant)[BELONGING]) == [
        "From formgrader.", "From the review app.",
    ]  # fmt: skip
