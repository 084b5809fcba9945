"""The wall: what a room sees, from the back of it, and what it never sees."""

import re
import time

import pytest
from journeys.by_http import sign_in
from journeys.pages import violations
from journeys.room import Room, facilitator
from playwright.sync_api import expect

TEXT, CASE = "m01-belonging", "m01-case"
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'> at the door"


@pytest.fixture(scope="module")
def faye(shared):
    return facilitator(shared, "Faye of the wall")


@pytest.fixture
def room(shared, faye):
    return Room(shared, faye[1])


@pytest.fixture(scope="module")
def crowd(shared, faye):
    """Return five people; they sit down in whichever room a test gives them."""
    first = Room(shared, faye[1])
    return [first.seat(f"Nadia-{number} Nobody") for number in range(5)]


@pytest.fixture
def wall(room, shared, new_person, faye):
    person = new_person(shared, code=faye[0], width=1920, height=1080)
    person.page.goto(room.wall_address)
    expect(person.page.get_by_role("heading", name="Workshop: Equal partners")).to_be_visible()
    return person


def seated(room, crowd):
    for each in crowd:
        each.join(room.code)
    return crowd


def answered(room, crowd, choices=("ten", "ten", "ten", "twenty", "twenty")):
    for each, choice in zip(seated(room, crowd), choices, strict=True):
        each.save(CASE, choice)


def test_until_the_first_activity_the_wall_shows_how_to_join_and_in_large_signs(room, wall):
    page = wall.page

    code = page.locator("main .ct-wall-code")
    expect(code).to_have_text(room.code)
    size = code.evaluate("(each) => parseFloat(getComputedStyle(each).fontSize)")
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('body *')].filter((each) => each.checkVisibility() && "
        "each.childElementCount === 0 && each.textContent.trim())"
        ".map((each) => parseFloat(getComputedStyle(each).fontSize)))"
    )

    assert size >= 160
    assert smallest >= 26
    assert room.code not in page.url
    expect(page.get_by_text(re.compile(r"^127\.0\.0\.1:\d+/join$"))).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("same address"))).to_be_visible()


def test_an_activity_takes_the_place_and_the_code_stays_at_the_foot(room, wall):
    activity = room.open_activity(TEXT)
    room.act("timer", minutes=10)

    expect(wall.page.get_by_role("heading", name=activity["title"])).to_be_visible()
    expect(wall.page.get_by_role("timer")).to_have_text(re.compile(r"^(10:00|9:5\d)$"))
    expect(wall.page.locator("main .ct-wall-code")).to_have_count(0)
    expect(wall.page.locator("footer")).to_contain_text(f"code {room.code}")


def test_nothing_stands_on_the_wall_before_it_is_revealed(room, wall, crowd):
    activity = room.open_activity(CASE)
    answered(room, crowd)

    expect(wall.page.get_by_role("heading", name=activity["title"])).to_be_visible()
    expect(wall.page.locator(".ct-wall-panel")).to_have_count(0)

    room.act("reveal", prompt=CASE, on=True)

    expect(wall.page.locator(".ct-wall-panel")).to_have_count(1)
    room.act("reveal", prompt=CASE, on=False)
    expect(wall.page.locator(".ct-wall-panel")).to_have_count(0)


def test_bars_say_their_numbers_and_follow_a_change_within_two_seconds(room, wall, crowd):
    room.open_activity(CASE)
    answered(room, crowd)
    room.act("reveal", prompt=CASE, on=True)
    row = wall.page.get_by_role("row", name=re.compile("About 20 more"))
    expect(row).to_contain_text("2")

    crowd[0].save(CASE, "twenty")
    saved = time.monotonic()
    expect(row.locator("td").last).to_have_text("3")

    assert time.monotonic() - saved < 2
    expect(wall.page.get_by_text("Answers of 5 people")).to_be_visible()


def test_texts_stand_by_heading_with_the_pinned_ones_first_and_no_name(room, wall, crowd):
    room.open_activity(TEXT)
    for number, each in enumerate(seated(room, crowd)):
        each.say(TEXT, f"The bus came late, family {number}.")
    waiting = room.desk()["waiting"]
    for text in waiting[:3]:
        room.act("word", version=text["version"], state="shown")
    room.act("word", version=waiting[2]["version"], state="shown", pinned=True, heading="Buses")
    room.act("reveal", prompt=TEXT, on=True)

    texts = wall.page.locator(".ct-wall-texts li")
    expect(texts).to_have_count(3)
    expect(texts.first).to_have_text("The bus came late, family 2.")
    expect(wall.page.get_by_role("heading", name="Buses")).to_be_visible()
    expect(wall.page.get_by_role("row", name=re.compile("^bus 3"))).to_be_visible()
    assert "Nobody" not in wall.page.content()


def test_the_cloud_is_a_second_view_with_the_list_beside_it(room, wall, crowd):
    room.open_activity(TEXT)
    for each in seated(room, crowd):
        each.say(TEXT, "We asked and the family told us.")
    room.let_through()
    room.act("reveal", prompt=TEXT, on=True)
    switch = wall.page.get_by_role("button", name="Show the words as a cloud too")
    cloud = wall.page.locator(".ct-wall-cloud")
    expect(cloud).to_be_hidden()

    switch.press("Enter")

    expect(cloud).to_contain_text("family")
    expect(wall.page.get_by_role("row", name=re.compile("^family 5"))).to_be_visible()
    room.act("note", text="A change of the room.")
    expect(cloud).to_be_visible()


def test_hostile_texts_and_headings_run_nowhere(room, wall, crowd):
    room.open_activity(TEXT)
    for each in seated(room, crowd):
        each.say(TEXT, HOSTILE)
    room.let_through()
    for text in room.desk()["decided"]:
        room.act("word", version=text["version"], state="shown", heading="<img src=x onerror=alert(1)>")

    room.act("reveal", prompt=TEXT, on=True)

    expect(wall.page.locator(".ct-wall-texts li").first).to_have_text(HOSTILE)
    expect(wall.page.get_by_role("heading", name="<img src=x onerror=alert(1)>")).to_be_visible()
    assert wall.page.evaluate("window.ran") is None
    assert wall.page.locator("main img, main script").count() == 0


def test_the_wall_can_be_read_by_everyone(room, wall, crowd, axe):
    room.open_activity(CASE)
    answered(room, crowd)
    for each in crowd:
        each.say(TEXT, "We asked.")
    room.let_through()
    for prompt in (CASE, TEXT):
        room.act("reveal", prompt=prompt, on=True)
    expect(wall.page.locator(".ct-wall-panel")).to_have_count(2)

    assert violations(wall.page, axe) == []
    wall.page.set_viewport_size({"width": 320, "height": 700})
    assert wall.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert wall.problems == []


def test_no_script_stands_in_the_page_itself(room, wall):
    scripts = wall.page.locator("script")

    within = scripts.evaluate_all("(all) => all.map((each) => [each.src !== '', each.textContent])")

    assert within == [[True, ""]]


def test_what_was_just_revealed_and_how_the_room_stands_come_into_view(room, wall, crowd):
    room.open_activity(TEXT)
    for each in seated(room, crowd):
        each.say(TEXT, "We asked, and waited. " * 12)
    answered(room, crowd)
    room.let_through()
    for prompt in (TEXT, CASE):
        room.act("reveal", prompt=prompt, on=True)
    panel = wall.page.get_by_role("heading", name="Who came, by how they were asked")
    expect(panel).to_be_in_viewport()

    room.act("close")

    expect(wall.page.get_by_text("The workshop has ended.")).to_be_in_viewport()
    expect(panel).not_to_be_in_viewport()


def test_a_closed_workshop_leaves_no_code_on_the_wall(room, wall):
    room.act("close")

    expect(wall.page.get_by_text("The workshop has ended.")).to_be_visible()
    expect(wall.page.locator("body")).not_to_contain_text(room.code)


def test_the_wall_is_refused_to_whoever_does_not_lead_this_cohort(new_server):
    server = new_server()
    north = facilitator(server, "Norbert", cohorts=["north"])[1]
    others = {
        "participant": server.code_for("Paula", cohorts=["north"]),
        "reviewer": server.code_for("Rita", role="reviewer", cohorts=["north"]),
        "facilitator of the south": server.code_for("Sofia", role="facilitator", cohorts=["south"]),
    }
    room = Room(server, north, cohort="north")

    assert {name: refused(server, room, code) for name, code in others.items()} == {
        "participant": (403, 403),
        "reviewer": (403, 403),
        "facilitator of the south": (404, 404),
    }


def refused(server, room, code):
    cookies = sign_in(server, code)
    page, _, _ = server.request("GET", f"/staff/workshops/{room.id}/wall", cookies=cookies)
    service, _, _ = server.request("GET", f"/api/staff/workshops/{room.id}/wall", cookies=cookies)
    return page, service
