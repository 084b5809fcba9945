"""The desk: a facilitator leads a room from a browser."""

import re

import pytest
from journeys.room import Room, Seated, facilitator
from playwright.sync_api import expect

TEXT, CASE = "m01-belonging", "m01-case"
HOSTILE = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"


@pytest.fixture(scope="module")
def faye(shared):
    return facilitator(shared, "Faye at the desk")


@pytest.fixture
def room(shared, faye):
    return Room(shared, faye[1])


@pytest.fixture(scope="module")
def crowd(shared, faye):
    first = Room(shared, faye[1])
    return [first.seat(f"Omar-{number} Nobody") for number in range(5)]


@pytest.fixture
def desk(shared, new_person, faye, room):
    """Return the facilitator's browser with the desk of the room open."""
    person = new_person(shared, code=faye[0])
    person.page.goto(f"{shared.address}staff/apps/workshop/#{room.id}")
    expect(person.page.locator(".ct-desk-code")).to_have_text(room.code)
    return person


def part(desk, name):
    return desk.page.get_by_role("region", name=name)


def seated(room, crowd):
    for each in crowd:
        each.join(room.code)
    return crowd


def test_a_facilitator_chooses_starts_and_gets_code_address_and_picture(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    person.page.goto(f"{shared.address}staff/apps/workshop/")

    person.page.get_by_label("Module").select_option("Equal partners")
    person.page.get_by_label("Running order").select_option("30 minutes")
    person.page.get_by_label("Held for the cohort").select_option("everyone")
    person.page.get_by_role("button", name="Start", exact=True).click()

    expect(person.page.locator(".ct-desk-code")).to_have_text(re.compile(r"^[A-HJKMNP-Z2-9]{6}$"))
    expect(person.page.get_by_text(f"{shared.address}join", exact=True)).to_be_visible()
    expect(person.page.get_by_role("img", name=re.compile("same address"))).to_be_visible()
    expect(person.page.get_by_role("status").filter(has_text="Nobody has joined yet")).to_be_visible()
    code = person.page.locator(".ct-desk-code").inner_text()
    assert [address for address in person.requests if code in address] == []


def test_workshops_so_far_are_listed_and_their_desks_open_again(desk, room):
    desk.page.get_by_role("button", name="All workshops").click()

    rows = desk.page.get_by_role("listitem").filter(has_text="Equal partners")
    rows.first.get_by_role("button", name=re.compile("^Open the desk")).click()

    expect(desk.page.locator(".ct-desk-code")).to_have_text(room.code)


def test_people_who_join_and_finish_are_counted_as_it_happens(desk, room, crowd):
    desk.page.get_by_role("button", name=re.compile("^Open this activity: One moment")).click()
    expect(desk.page.get_by_text("Begun: 0. Done: 0. Passed: 0.")).to_be_visible()

    first, second, *_ = seated(room, crowd)
    first.save(TEXT, "Begun.")
    second.act("mark", mark="passed")

    expect(desk.page.get_by_text("The room is open. Joined: 5.")).to_be_visible()
    expect(desk.page.get_by_text("Begun: 1. Done: 0. Passed: 1.")).to_be_visible()


def test_the_timer_is_set_held_goes_on_and_is_taken_away(desk):
    desk.page.get_by_role("button", name=re.compile("^Open this activity: One moment")).click()
    timer = desk.page.get_by_role("timer")
    expect(timer).to_have_text("No timer is set.")
    expect(desk.page.get_by_role("spinbutton", name="Minutes")).to_have_value("10")

    desk.page.get_by_role("button", name="Start the timer").click()
    expect(timer).to_have_text(re.compile(r"^(10:00|9:5\d) left$"))
    desk.page.get_by_role("button", name="Hold it").click()
    expect(timer).to_have_text(re.compile("^Held at"))
    desk.page.get_by_role("button", name="Let it run on").click()
    expect(timer).to_have_text(re.compile("left$"))
    desk.page.get_by_role("button", name="Take it away").click()

    expect(timer).to_have_text("No timer is set.")


def test_a_reveal_below_five_is_refused_in_a_sentence_and_works_from_five_on(desk, room, crowd):
    desk.page.get_by_role("button", name=re.compile("^Open this activity: Who was asked")).click()
    reveal = desk.page.get_by_role("button", name="Reveal: Who came, by how they were asked")
    seated(room, crowd)
    for each in crowd[:4]:
        each.save(CASE, "ten")

    reveal.click()
    expect(desk.page.get_by_role("status").filter(has_text="Fewer than five people have answered")).to_be_visible()
    expect(reveal).to_have_attribute("aria-pressed", "false")
    crowd[4].save(CASE, "ten")
    expect(desk.page.locator(f"[data-desk-prompt='{CASE}']")).to_contain_text("5 answers")
    reveal.click()

    expect(reveal).to_have_attribute("aria-pressed", "true")


def test_a_text_waits_is_let_through_pinned_grouped_and_taken_off_again(desk, room, crowd):
    seated(room, crowd)[0].say(TEXT, "The bus came late.")
    texts = part(desk, "Texts that may be shown")
    expect(texts.get_by_text("The bus came late.")).to_be_visible()
    assert "Omar" not in texts.inner_text()

    texts.get_by_role("button", name="Let it through").click()
    texts.get_by_role("button", name="Pin it to the top").click()
    texts.get_by_label("Group under").fill("Buses")
    texts.get_by_role("button", name="Group it").click()
    expect(texts.get_by_role("button", name="Pinned to the top")).to_be_visible()
    expect(texts.get_by_text("Let through, under “Buses”")).to_be_visible()
    [decided] = room.desk()["decided"]
    texts.get_by_role("button", name="Take it off the wall").click()
    expect(texts.get_by_text("Kept off", exact=True)).to_be_visible()

    assert (decided["state"], decided["pinned"], decided["heading"]) == ("shown", True, "Buses")
    assert room.desk()["decided"][0]["state"] == "hidden"


def test_what_is_being_typed_outlives_what_happens_in_the_room(desk, room, crowd):
    seated(room, crowd)[0].say(TEXT, "The bus came late.")
    texts = part(desk, "Texts that may be shown")
    texts.get_by_role("button", name="Let it through").click()
    heading = texts.get_by_label("Group under")
    heading.press_sequentially("Bu")

    crowd[1].say(TEXT, "We asked.")
    expect(texts.get_by_text("We asked.")).to_be_visible()

    expect(heading).to_have_value("Bu")
    expect(heading).to_be_focused()


def test_hostile_texts_and_notes_run_nowhere_on_the_desk(desk, room, crowd):
    seated(room, crowd)[0].say(TEXT, HOSTILE)
    desk.page.get_by_label("A note").fill(HOSTILE)
    desk.page.get_by_role("button", name="Keep the note").click()

    expect(part(desk, "Texts that may be shown").get_by_text(HOSTILE)).to_be_visible()
    expect(part(desk, "What I would do differently").get_by_text(HOSTILE)).to_be_visible()
    assert desk.page.evaluate("window.ran") is None
    assert desk.problems == []


def test_papers_are_typed_in_as_one_table_and_bad_rows_are_named(shared, desk, room):
    ana = Seated(shared, shared.code_for("Ana on paper"))
    desk.page.get_by_text("Type papers in").click()
    desk.page.get_by_label("Paper 1: Personal code").fill("NOT-A-CODE")
    desk.page.get_by_label("Paper 1: One moment, and how you know").fill("On paper.")
    desk.page.get_by_role("button", name="Add a row").click()
    desk.page.get_by_label("Paper 2: or a name").fill("Bo of the papers")
    desk.page.get_by_label("Paper 2: Who came, by how they were asked").select_option("About 10 more")
    keep = desk.page.get_by_role("button", name="Keep these papers")

    keep.click()
    expect(desk.page.get_by_role("listitem").filter(has_text="Paper 1: ")).to_be_visible()
    assert room.desk()["people"] == 0
    desk.page.get_by_label("Paper 1: Personal code").fill(ana.code)
    keep.click()

    expect(desk.page.get_by_text("Papers kept: 2.")).to_be_visible()
    expect(desk.page.get_by_role("listitem").filter(has_text="Bo of the papers: ")).to_be_visible()
    assert room.desk()["people"] == 2


def test_the_room_pauses_goes_on_and_closes_only_when_asked_twice(desk, room):
    desk.page.get_by_role("button", name="Pause").click()
    expect(desk.page.get_by_text("The room is paused.")).to_be_visible()
    desk.page.get_by_role("button", name="Go on").click()
    expect(desk.page.get_by_text("The room is open.")).to_be_visible()

    desk.page.get_by_role("button", name="Close the workshop").click()
    expect(desk.page.get_by_role("button", name="Keep it as it is")).to_be_focused()
    assert room.desk()["state"] == "open"
    desk.page.get_by_role("button", name="Yes, close it now").click()

    expect(desk.page.get_by_text("The room is closed.")).to_be_visible()
    expect(desk.page.locator(".ct-desk-code")).to_be_hidden()


def test_attendance_and_summaries_can_be_had(desk):
    links = {
        "Attendance list (CSV)": b"",
        "Summary for participants, PDF": b"%PDF",
        "Summary for facilitators, page": b"<!doctype html>",
    }
    for name, begins in links.items():
        address = desk.page.get_by_role("link", name=name).get_attribute("href")

        answer = desk.page.request.get(address)

        assert answer.status == 200
        assert answer.body().lstrip().startswith(begins)


def test_the_desk_goes_on_after_the_server_was_killed(new_server, new_person):
    server = new_server()
    code, cookies = facilitator(server, "Faye")
    room = Room(server, cookies)
    person = new_person(server, code=code)
    person.page.goto(f"{server.address}staff/apps/workshop/#{room.id}")
    expect(person.page.locator(".ct-desk-code")).to_have_text(room.code)

    server.kill()
    expect(person.page.get_by_text("No contact with the course just now.").first).to_be_visible()
    server.start()
    expect(person.page.locator(".ct-desk-line")).to_be_empty()
    person.page.get_by_role("button", name="Pause").click()

    expect(person.page.get_by_text("The room is paused.")).to_be_visible()
