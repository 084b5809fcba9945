import csv
import io

import pytest

from commontable.workshops import attending
from commontable.workshops.attendance import attendance_csv
from commontable.workshops.notes import keep_note
from commontable.workshops.summary import summary_html

WORDS, CASE = "m01-belonging", "m01-case"
HOSTILE = '</style><script>alert(1)</script><img src=x onerror="alert(2)">'


def lines(house, workshop):
    text = attendance_csv(house.rooms, workshop.id).decode()
    return {row["name"]: row for row in csv.DictReader(io.StringIO(text))}


def test_attendance_tells_who_when_and_the_hours_of_finished_sections(house):
    workshop = house.open()
    ana, bo, cy = (house.join(workshop, house.person(name)) for name in ("Ana", "Bo", "Cy"))
    house.write(ana, WORDS, "An answer finishes its section.")
    house.act(workshop, "open-activity", number=2)
    attending.mark(house.rooms, ana.id, "finished")
    house.act(workshop, "open-activity", number=6)
    attending.mark(house.rooms, bo.id, "finished")
    attending.mark(house.rooms, cy.id, "passed")

    found = lines(house, workshop)

    assert {name: (row["sections_finished"], row["minutes"], row["hours"]) for name, row in found.items()} == {
        "Ana": ("2", "16", "0.27"),
        "Bo": ("1", "8", "0.13"),
        "Cy": ("0", "0", "0.0"),
    }
    assert found["Ana"]["joined_at"].endswith("Z")
    assert "passed" not in str(found)


def test_no_cell_of_the_attendance_begins_like_a_formula(house):
    workshop = house.open()
    for name in ('=HYPERLINK("x")', "+1", "-1", "@SUM(A1)"):
        house.join(workshop, house.person(name))

    assert all(name.startswith("'") for name in lines(house, workshop))


@pytest.fixture
def ended(house):
    """Return a room of eleven people after its end: one panel revealed with numbers, one with words, one not."""
    workshop = house.open()
    people = house.fill(workshop, 11)
    for number, person in enumerate(people):
        house.write(person, CASE, "ten")
        house.write(person, "m01-case-limits", f"Unrevealed words {number}.")
        version = house.write(person, WORDS, f"{HOSTILE} words {number}.")
        if number < 2:
            house.tick(person, WORDS)
        if number == 0:
            house.let_through(workshop, version)
    house.act(workshop, "open-activity", number=5)
    house.reveal(workshop, WORDS)
    house.reveal(workshop, CASE)
    keep_note(house.rooms, workshop, f"Next time {HOSTILE}", by=house.faye.id)
    house.act(workshop, "close")
    return workshop


def test_participants_keep_only_what_the_wall_was_allowed_to_show(house, ended):
    page = summary_html(house.rooms, ended.id, whom="participants")

    assert "words 0." in page
    assert "About 10 more" in page
    assert "words 1." not in page
    assert "Unrevealed" not in page
    assert "Next time" not in page
    assert "Person " not in page


def test_the_facilitators_summary_adds_numbers_and_notes_and_no_more_words(house, ended):
    page = summary_html(house.rooms, ended.id, whom="facilitator")

    assert "Next time" in page
    assert "11 people joined" in page
    assert "words 1." not in page
    assert "Unrevealed" not in page
    assert "Your first thoughts" not in page


@pytest.mark.parametrize("whom", ["participants", "facilitator"])
def test_hostile_words_are_text_in_a_summary(house, ended, whom):
    page = summary_html(house.rooms, ended.id, whom=whom)

    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_numbers_of_fewer_than_ten_people_are_not_kept(house):
    workshop = house.open()
    for person in house.fill(workshop, 9):
        house.write(person, CASE, "ten")
    house.reveal(workshop, CASE)
    assert house.panels(workshop)[CASE]["people"] == 9

    page = summary_html(house.rooms, workshop.id, whom="participants")

    assert "About 10 more" not in page
    assert "Too few to keep, not too few to ask" in page
