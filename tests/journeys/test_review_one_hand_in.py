"""One hand-in in the review app: words and what changed, comments kept as they are typed, marks and levels."""

import re

import pytest
from engine.reviewing.desk import BELONGING, DOUBT
from journeys.pages import SAVED
from journeys.review_room import ReviewRoom
from playwright.sync_api import expect

HOSTILE = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'> **no** $x$"


@pytest.fixture(scope="module")
def room(shared, browser):
    room = ReviewRoom(shared, browser, cohort="one-hand-in")
    yield room
    room.close()


@pytest.fixture(scope="module")
def reading(room):
    """The facilitator's browser; tests go from hand-in to hand-in in it, as a reader does."""
    return room.open()


def test_a_name_is_shown_only_for_a_reason_which_is_recorded(room, reading):
    hand_in = room.hand_in(name="Ana Ruiz")
    reading.go(hand_in.number)
    assert "Ana Ruiz" not in reading.page.content()

    reading.press("Show the name")
    expect(reading.page.get_by_label("Why is the name needed?")).to_be_focused()
    reading.press("Record this and show the name")
    reading.says("Say in a few words why the name is needed")
    reading.page.get_by_label("Why is the name needed?").fill("The district's route needs it.")
    reading.press("Record this and show the name")

    expect(reading.page.get_by_text("The writer is Ana Ruiz.")).to_be_focused()
    act = room.deployment.directory.acts()[-1]
    assert (act.by, act.about, act.reason) == (room.desk.faye, hand_in.participant, "The district's route needs it.")


def test_a_comment_is_saved_as_it_is_typed_and_stands_there_after_a_reload(room, reading):
    hand_in = room.hand_in()
    reading.go(hand_in.number)

    reading.box().press_sequentially("What did she say")
    expect(reading.status()).not_to_have_text(SAVED)
    expect(reading.status()).to_have_text(SAVED)
    reading.page.reload()
    reading.is_open()

    expect(reading.box()).to_have_value("What did she say")
    assert room.desk.prompt(hand_in)["draft"]["value"] == "What did she say"
    assert room.desk.feedback(hand_in.participant) == {}
    reading.go("queue")
    expect(reading.page.locator(f"[data-hand-in='{hand_in.number}']")).to_contain_text("You have begun a comment")


def test_two_tabs_of_one_reader_keep_both_comments_and_a_choice_decides(room, reading):
    hand_in = room.hand_in()
    reading.go(hand_in.number)
    other = room.open(at=hand_in.number)
    other.comment("From the other tab.")

    reading.box().press_sequentially("From this tab.")
    expect(reading.answer().get_by_text("Both versions are kept.")).to_be_visible()
    reading.page.reload()
    reading.is_open()
    expect(reading.box()).to_have_value("From the other tab.")
    expect(reading.answer().get_by_text("From this tab.")).to_be_visible()
    reading.press("Go on with the other")

    expect(reading.status()).to_have_text(SAVED)
    expect(reading.box()).to_have_value("From this tab.")
    assert room.desk.prompt(hand_in)["draft"]["value"] == "From this tab."
    assert room.desk.prompt(hand_in)["aside"] == []


def test_comments_reach_their_writer_when_they_are_given_and_the_next_hand_in_opens(room, reading):
    one, following = room.hand_in(m01_doubt="A doubt."), room.hand_in()
    reading.go(one.number)
    reading.press("Give, and open the next")
    reading.says("There is no new comment to give.")
    reading.comment("I hear a moment.")
    reading.answer(DOUBT).get_by_text("Write a comment").click()
    reading.comment("A good doubt.", DOUBT)
    reading.comment("Thank you for both.", "overall")

    reading.press("Give, and open the next")

    reading.at(following)
    reading.says("3 comments given.")
    given = {prompt: [text for _, text, _ in found] for prompt, found in room.desk.feedback(one.participant).items()}
    assert given == {BELONGING: ["I hear a moment."], DOUBT: ["A good doubt."], "overall": ["Thank you for both."]}
    reading.go(one.number)
    expect(reading.answer().get_by_text("I hear a moment.")).to_be_visible()
    expect(reading.box()).to_have_value("")
    reading.comment("And one thing more.")
    reading.press("Give, and stay here")
    reading.says("1 comment given.")
    assert len(room.desk.feedback(one.participant)[BELONGING]) == 2


def test_a_hand_in_that_is_owed_nothing_leaves_the_queue_when_it_is_read(room, reading):
    hand_in, following = room.desk.hand_in(room.desk.person(), m01_doubt="Only a doubt."), room.hand_in()
    reading.go(hand_in.number)
    expect(reading.page.get_by_text("No reply is owed.")).to_be_visible()

    reading.press("Mark as read, and open the next")

    reading.at(following)
    reading.says("Marked as read.")
    assert hand_in.number not in room.desk.in_queue()
    reading.go(hand_in.number)
    reading.press("Mark as not read")
    reading.says("Marked as not read.")
    assert hand_in.number in room.desk.in_queue()


def test_a_newer_hand_in_shows_what_changed_with_the_old_comment_beside_the_old_words(room, reading):
    who = room.desk.person()
    old = room.desk.hand_in(who, m01_belonging="A mother came at eight.", m01_doubt="Same.")
    room.desk.give(old, "Who told you?")
    newer = room.desk.hand_in(who, m01_belonging="A mother came at nine, and waited.")
    room.desk.write(who, BELONGING, "A mother came at nine, and waited. I called her.")
    reading.go(newer.number)

    reading.answer().get_by_text("What has changed since the hand-in before").click()
    then, now = reading.answer().locator(".ct-versions > .ct-version").all()
    expect(then).to_contain_text("A mother came at eight.")
    expect(then.get_by_role("group", name="Said about these words")).to_contain_text("Who told you?")
    expect(now.locator("del")).to_contain_text("eight.")
    expect(now.locator("ins")).to_contain_text("nine, and waited.")
    expect(reading.answer(DOUBT)).to_contain_text("The same words as in the hand-in before.")
    reading.answer().get_by_text("Written since, not handed in (1)").click()

    expect(reading.answer().locator("ins").last).to_contain_text("I called her.")
    assert reading.answer().get_by_text("Who told you?").count() == 1


def test_levels_are_kept_and_stand_on_the_prompt_that_gets_a_reply_alone(room, reading):
    hand_in = room.hand_in(m01_doubt="A doubt.")
    reading.go(hand_in.number)
    reading.answer().get_by_text("For you alone: what to look for").click()
    part = reading.answer().get_by_role("group", name="A next step")

    part.get_by_role("radio", name=re.compile("^partly there")).check()
    expect(reading.answer().get_by_role("status").filter(has_text="Level kept")).to_be_visible()
    part.get_by_role("radio", name=re.compile("^partly there")).press("ArrowDown")
    expect(part.get_by_role("radio", name=re.compile("^clearly there"))).to_be_checked()
    reading.page.reload()
    reading.is_open()
    reading.answer().get_by_text("For you alone: what to look for").click()

    expect(part.get_by_role("radio", name=re.compile("^clearly there"))).to_be_checked()
    part.get_by_role("button", name="Take the level back: A next step").click()
    expect(reading.answer().get_by_role("status").filter(has_text="Level kept")).to_be_visible()
    assert room.desk.prompt(hand_in)["levels"] == {}
    assert reading.answer(DOUBT).get_by_role("radio").count() == 0


def test_a_person_needed_today_is_marked_after_reading_what_happens_and_settled(room, reading):
    room.hand_in()
    hand_in = room.hand_in("I cannot go on.")
    reading.go(hand_in.number)
    panel = reading.page.get_by_role("region", name="Somebody needs a person today")
    panel.get_by_text("Somebody needs a person today").click()
    expect(panel).to_contain_text("Use your district's route now")
    expect(panel).to_contain_text("It is in no export.")

    reading.press("Mark it: a person is needed today")
    expect(panel).to_contain_text("Faye marked this at")
    assert room.desk.in_queue()[0] == hand_in.number
    reading.press("It is settled: take the mark away")

    reading.says("The mark is gone.")
    expect(panel).not_to_contain_text("Faye marked this at")
    assert room.desk.page(hand_in)["today"] is None


def test_a_kept_comment_is_used_again_also_by_another_reader(room, reading):
    reading.go(room.hand_in().number)
    reading.comment("What did the family say?")
    reading.answer().get_by_text("Keep this comment for another time").click()
    reading.answer().get_by_label("A title to find it by").fill("Ask the family")
    reading.answer().get_by_label("Other readers may use it too").check()
    reading.answer().get_by_role("button", name="Keep it").click()
    reading.says("Kept.")

    rita = room.open(room.desk.rita, at=room.hand_in().number)
    rita.answer().get_by_label("Put in a kept comment").select_option("Ask the family")
    rita.answer().get_by_role("button", name="Put it in").click()
    expect(rita.status()).to_have_text(SAVED)
    expect(rita.box()).to_have_value("What did the family say?")
    rita.go("kept")
    expect(rita.page.get_by_role("listitem").filter(has_text="Ask the family")).to_contain_text("Shared by Faye")
    reading.go("kept")
    reading.press("Change: Ask the family")
    reading.page.get_by_label("A title to find it by").first.fill("Ask them")
    line = reading.page.get_by_role("listitem").filter(has_text="What did the family say?")
    line.get_by_role("button", name="Keep it").click()
    reading.says("Kept: Ask them.")
    reading.press("Throw away: Ask them")

    reading.says("Thrown away: Ask them.")
    rita.go("kept")
    assert rita.page.get_by_text("Ask them").count() == 0


def test_hostile_words_comments_and_titles_run_nowhere(room, reading):
    hand_in = room.hand_in(HOSTILE, m01_roles={"changes": {"friend": HOSTILE}})
    room.desk.give(hand_in, HOSTILE)
    reading.go(hand_in.number)

    expect(reading.answer().get_by_role("group", name="What was written")).to_have_text(HOSTILE)
    expect(reading.answer("m01-roles").get_by_role("group", name="What was written")).to_contain_text("<script>")
    expect(reading.answer().get_by_role("group", name="Said about these words")).to_contain_text(HOSTILE)
    assert reading.page.locator(".ct-review img, .ct-review script, .ct-review a[href^='javascript']").count() == 0
    assert reading.page.evaluate("window.ran") is None
    assert reading.person.problems == []


def test_no_address_that_the_app_asks_for_holds_a_name_or_words(room, reading):
    reading.go(room.hand_in("Zebra at the gate.", name="Zacharias").number)
    reading.comment("Zebra again.")

    told = re.compile("zebra|zacharias", re.IGNORECASE)
    assert [address for address in reading.person.requests if told.search(address)] == []


@pytest.mark.slow
def test_a_comment_outlives_a_server_that_is_killed_while_it_is_typed(new_server, browser):
    server = new_server()
    room = ReviewRoom(server, browser, cohort="killed")
    hand_in = room.hand_in()
    reading = room.open(at=hand_in.number)
    reading.comment("Before. ")

    server.kill()
    reading.box().press_sequentially("While it was gone.")
    expect(reading.status()).to_contain_text("Not saved yet")
    server.start()
    expect(reading.status()).to_have_text(SAVED)

    assert room.desk.prompt(hand_in)["draft"]["value"] == "Before. While it was gone."
    room.close()
