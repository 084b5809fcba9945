import pytest
from engine.workshops.conftest import M01

from commontable.workshops import attending
from commontable.workshops.model import WorkshopError
from commontable.workshops.word_lists import word_list

CASE = "m01-case"
WORDS = "m01-belonging"


def shares(panel, text=""):
    [group] = [group for group in panel["bars"] if group["text"] == text]
    return {bar["label"]: bar["n"] for bar in group["bars"] if bar["n"]}


def test_nothing_is_on_the_wall_until_it_is_revealed(house):
    workshop = house.open()
    for person in house.fill(workshop, 5):
        house.write(person, CASE, "ten")

    assert house.panels(workshop) == {}
    house.reveal(workshop, CASE)
    assert shares(house.panels(workshop)[CASE]) == {"About 10 more": 5}
    house.act(workshop, "reveal", prompt=CASE, on=False)
    assert house.panels(workshop) == {}


def test_under_five_people_nothing_is_told_or_revealed(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    for person in people[:4]:
        house.write(person, CASE, "ten")

    assert house.on_desk(workshop, CASE)["answers"] is None
    with pytest.raises(WorkshopError, match="Fewer than five people have answered"):
        house.reveal(workshop, CASE)
    house.write(people[4], CASE, "twenty")
    house.reveal(workshop, CASE)
    assert house.panels(workshop)[CASE]["people"] == 5


def test_a_panel_goes_when_an_answer_is_taken_back_below_five(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    for person in people:
        house.write(person, CASE, "ten")
    house.reveal(workshop, CASE)

    house.write(people[0], CASE, "")

    assert house.panels(workshop) == {}


def test_people_who_are_not_in_the_room_are_not_counted(house):
    workshop = house.open()
    for person in [*house.fill(workshop, 4), house.person(), house.person()]:
        house.write(person, CASE, "ten")

    assert house.on_desk(workshop, CASE)["answers"] is None


def test_an_answer_of_the_room_is_the_persons_own_newest_answer(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    for person in people:
        house.write(person, CASE, "ten")
    house.reveal(workshop, CASE)

    house.write(people[0], CASE, "twenty")

    assert shares(house.panels(workshop)[CASE]) == {"About 10 more": 4, "About 20 more": 1}


def test_a_question_that_fewer_than_five_answered_is_left_out(house):
    workshop = house.open()
    for number, person in enumerate(house.fill(workshop, 5)):
        value = {"fifty-years": "proven"} | ({"homework": _first_choice(house)} if number else {})
        house.write(person, "m01-check", value)
    house.reveal(workshop, "m01-check")

    [group] = house.panels(workshop)["m01-check"]["bars"]

    assert group["text"].startswith("A flyer says")


def _first_choice(house):
    questions = house.deployment.course.module(M01).prompt("m01-check").content["questions"]
    return next(q for q in questions if q["id"] == "homework")["choices"][0]["id"]


@pytest.mark.parametrize("prompt", ["m01-first-thoughts", "m01-then-and-now", "m01-promise", "m01-roles"])
def test_what_no_wall_shows_cannot_be_revealed(house, prompt):
    workshop = house.open()
    house.fill(workshop, 5)

    with pytest.raises(WorkshopError, match="never shown in a room"):
        house.reveal(workshop, prompt)


def test_answers_given_after_the_end_are_not_of_the_room(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    for person in people:
        house.write(person, CASE, "ten")
    house.reveal(workshop, CASE)
    house.act(workshop, "close")

    house.write(people[0], CASE, "twenty")

    assert shares(house.panels(workshop)[CASE]) == {"About 10 more": 5}


def test_an_answer_says_how_it_was_given(house):
    workshop = house.open()
    ana, bo, cy = house.join(workshop), house.join(workshop), house.person()
    attending.sit_at(house.rooms, bo.id, "Table 3")
    for person in (ana, bo, cy):
        house.write(person, WORDS, "Said.")
    house.write(ana, "m02-told", "In another module.", module="m02_family_assets")
    house.act(workshop, "pause")
    house.write(ana, "m01-doubt", "At home, while it is paused.")

    assert origins(house) == {
        (ana.id, WORDS): "workshop",
        (bo.id, WORDS): "table",
        (cy.id, WORDS): "self-paced",
        (ana.id, "m02-told"): "self-paced",
        (ana.id, "m01-doubt"): "self-paced",
    }


def origins(house):
    from commontable.responses import tables

    with house.deployment.database.read() as connection:
        return {(r.participant, r.prompt): r.origin for r in connection.execute(tables.responses.select())}


def test_words_of_one_text_alone_are_left_out_once_some_are_shared():
    shared = ["The bus was late at the door.", "A late bus, a cold door.", "Nobody opened."]

    assert word_list(shared) == [{"word": word, "n": 2} for word in ("bus", "door", "late")]
    assert [each["word"] for each in word_list(["A late bus.", "Nobody."])] == ["bus", "late", "nobody"]
