"""Two readers of one hand-in, and themes on what people wrote: drawn, compared, marked, suggested and counted."""

import re

import pytest
from engine.reviewing.desk import BELONGING
from journeys.review_room import ReviewRoom
from playwright.sync_api import expect

from commontable.reviewing.agreement import two_readers
from commontable.reviewing.sampling import draw_sample
from commontable.reviewing.second import is_family_reader
from commontable.reviewing.theme_marks import put_theme
from commontable.reviewing.themes import change_theme, code_book

WAITED = "The family waited an hour at the front office for an interpreter."
PARTS = (
    "A concrete moment",
    "The family's view, and how the writer knows it",
    "The school's part, or my own",
    "A next step",
)


@pytest.fixture(scope="module")
def rooms(shared, browser):
    cohorts = ("second-readers", "with-themes", "counted-themes")
    made = [ReviewRoom(shared, browser, cohort=cohort) for cohort in cohorts]
    yield made
    for room in made:
        room.close()


def levels(reading, column):
    """Give one level to every part, by the page."""
    for part in PARTS:
        group = reading.answer().get_by_role("group", name=part, exact=True)
        radio = group.get_by_role("radio", name=re.compile(f"^{column}"))
        radio.check()
        expect(radio).to_be_checked()
    expect(reading.answer().get_by_role("status").filter(has_text="Level kept")).to_be_visible()


def test_a_sample_is_drawn_read_by_a_family_reader_and_seen_by_both_only_at_the_end(rooms):
    room = rooms[0]
    hand_in = room.hand_in()
    faye = room.open(at="second")
    faye.page.get_by_label("Reads as a family member of the district: Rita").check()
    faye.says("Kept.")
    assert is_family_reader(room.desk.reviews, room.desk.rita)
    faye.page.get_by_label("How many").fill("1")
    faye.press("Draw")
    faye.says("Drawn: 1.")

    rita = room.open(room.desk.rita, at="second")
    assert rita.page.get_by_role("button", name="Draw", exact=True).count() == 0
    rita.page.get_by_role("link", name="Open what I read second").click()
    expect(rita.rows()).to_contain_text("You read this second")
    faye.go(hand_in.number)
    expect(faye.page.get_by_text("You read it first. Give every level to finish.")).to_be_visible()
    levels(faye, "clearly")
    faye.comment("From the first reader.")
    faye.press("Give, and stay here")
    faye.says("given")
    rita.rows().get_by_role("link").click()
    rita.at(hand_in)
    expect(rita.page.get_by_text("You see the other's levels and comments once both")).to_be_visible()
    assert "From the first reader." not in rita.page.content()
    levels(rita, "partly")
    rita.page.reload()
    rita.is_open()

    expect(rita.page.get_by_text("Read too by Faye.")).to_be_visible()
    expect(rita.page.get_by_text("From the first reader.")).to_be_visible()
    rita.answer().get_by_text("For you alone: what to look for").click()
    expect(rita.answer().get_by_text("Faye: clearly there").first).to_be_visible()
    assert two_readers(room.desk.reviews, room.desk.scope())["done"] == 1


def test_how_far_two_readers_agree_is_said_in_a_sentence_and_in_a_table(rooms):
    room = rooms[0]
    hand_ins = [room.hand_in() for _ in range(10)]
    asked = {"cohort": room.desk.cohort, "number": 10, "reader": room.desk.rita}
    assert draw_sample(room.desk.reviews, room.desk.scope(), asked) == 10
    for number, hand_in in enumerate(hand_ins):
        for reader, shift in ((room.desk.faye, 0), (room.desk.rita, number % 4 == 0)):
            room.desk.levels(hand_in, *((number + part + shift) % 3 for part in range(4)), person=reader)

    reading = room.open(at="second")

    expect(reading.page.get_by_text("Two readers of the same words gave levels that are")).to_be_visible()
    expect(reading.page.get_by_text("Low agreement is about the rubric and the readers")).to_be_visible()
    rows = reading.page.get_by_role("region", name="Agreement by part of the rubric").get_by_role("row")
    expect(rows).to_have_count(5)
    expect(rows.nth(1)).to_contain_text("A concrete moment")


def test_a_theme_goes_on_words_by_mouse_and_by_keyboard_and_comes_off_again(rooms):
    room = rooms[1]
    hand_in = room.hand_in(f"🌍 We met. {WAITED} I wrote it down.")
    reading = room.open(at="themes")
    # The code book is everybody's: themes of other rooms stand before the form for a new one.
    reading.page.get_by_label("Name", exact=True).last.fill("Queues")
    reading.page.get_by_label("What belongs to it, and what does not").last.fill("Time that families lose.")
    reading.press("Add it")
    reading.says("Added: Queues.")
    reading.go(hand_in.number)
    reading.answer().get_by_text("Themes on these words (0)").click()
    words = reading.answer().get_by_label("Words to select from")

    words.evaluate("(box) => { box.focus(); box.setSelectionRange(0, 0); }")
    for _ in range(20):
        words.press("ArrowRight")
    words.press("Tab")
    # No other room has a theme that begins like this one, and whichever stands first is chosen at the start.
    words.page.keyboard.type("Queues")
    words.page.keyboard.press("Tab")
    words.page.keyboard.press("Enter")
    expect(reading.answer().get_by_role("status").filter(has_text=f"“{WAITED}” stands under Queues.")).to_be_visible()
    words.dblclick(position={"x": 40, "y": 24})
    reading.answer().get_by_role("button", name="Put the theme on").click()
    expect(reading.answer().get_by_text("Themes on these words (2)")).to_be_visible()

    [by_mouse, by_keys] = sorted(room.desk.prompt(hand_in)["themes"], key=lambda one: one["end"] - one["start"])
    text = room.desk.prompt(hand_in)["passages"]
    assert text[by_keys["start"] : by_keys["end"]] == WAITED
    assert text[by_mouse["start"] : by_mouse["end"]].strip() in text.split()
    reading.page.reload()
    reading.is_open()
    expect(reading.answer().locator("mark", has_text="waited an hour")).to_be_visible()
    reading.answer().get_by_text("Themes on these words (2)").click()
    reading.press(re.compile(f"^Take Queues off “{re.escape(WAITED)}”"))
    expect(reading.answer().get_by_text("Themes on these words (1)")).to_be_visible()


def test_suggestions_are_decided_by_a_person_and_people_are_counted_from_ten_up(rooms):
    room = rooms[2]
    # The code book is everybody's: a theme that nobody here has used would take the count along into hiding.
    for one in code_book(room.desk.reviews):
        change_theme(room.desk.reviews, one["id"], {"retired": True})
    reading = room.open(at="themes")
    add = reading.page.get_by_role("region", name="Add a theme")
    add.get_by_label("Name", exact=True).fill("The front office")
    reading.press("Add it")
    reading.says("Added: The front office.")
    theme = next(one["id"] for one in code_book(room.desk.reviews) if one["name"] == "The front office")
    for _ in range(9):
        mark(room, theme, room.hand_in(WAITED))
    room.hand_in(f"We met. {WAITED}")
    room.hand_in("Nobody waited an hour at the front office for an interpreter but me.")
    reading.go("themes")
    table = reading.page.get_by_role("region", name="People by theme")
    counts = table.get_by_role("row").filter(has_text="The front office")
    expect(counts).to_contain_text("too few to show, not too few to ask")

    reading.press("Words that may belong: The front office")
    near = reading.page.get_by_role("region", name="May belong to “The front office”")
    expect(near).to_contain_text("you decide")
    first = near.get_by_role("listitem").filter(has_text="The family waited")
    first.first.get_by_role("button", name="It belongs").click()
    reading.says("It stands under the theme now.")
    near.get_by_role("listitem").filter(has_text="Nobody waited").get_by_role("button", name="It does not").click()
    reading.says("It is not suggested again.")
    reading.go("themes")

    expect(counts).to_contain_text("10")
    reading.press("Change: The front office")
    line = reading.page.get_by_role("listitem").filter(has_text="The front office")
    line.get_by_label("Name", exact=True).fill("Front offices")
    reading.press("Keep the change")
    reading.says("Changed: Front offices.")
    reading.press("Retire: Front offices")
    expect(reading.page.get_by_role("button", name="Take up again: Front offices")).to_be_visible()


def mark(room, theme, hand_in):
    shown = room.desk.prompt(hand_in, BELONGING)
    asked = {"version": shown["version"], "start": 0, "end": len(WAITED)}
    put_theme(room.desk.reviews, room.desk.scope(), theme, asked)
