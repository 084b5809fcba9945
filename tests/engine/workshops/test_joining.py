import pytest
from hypothesis import given
from hypothesis import strategies as st

from commontable.workshops import attending
from commontable.workshops.codes import LETTERS, new_room_code, read_room_code
from commontable.workshops.model import NotInWorkshop, UnknownCode
from commontable.workshops.states import own_state, state_for


def test_a_code_has_six_signs_of_which_none_looks_like_another():
    codes = {new_room_code() for _ in range(200)}

    assert {len(code) for code in codes} == {6}
    assert not set("".join(codes)) & set("ILO01")
    assert len(codes) > 190


@given(st.text(LETTERS, min_size=6, max_size=6), st.sampled_from(["", " ", "-", "#", "\u2013"]))
def test_a_code_is_read_as_people_type_it(code, between):
    typed = f" {code[:3]}{between}{code[3:]} ".lower()

    assert read_room_code(typed) == code


@given(st.text(max_size=200))
def test_what_is_no_code_is_never_taken_for_one(text):
    code = read_room_code(text)

    assert code is None or (len(code) == 6 and set(code) <= set(LETTERS))


def test_a_code_opens_its_room_until_the_room_is_closed(house):
    workshop = house.open()
    ana = house.join(workshop)
    assert own_state(house.rooms, ana.id)["id"] == workshop.id

    house.act(workshop, "close")

    with pytest.raises(UnknownCode, match="No workshop has this code now"):
        house.join(workshop)
    assert own_state(house.rooms, ana.id) is None
    assert house.desk(workshop)["code"] == ""


def test_whoever_was_at_the_door_when_it_closed_does_not_get_in(house):
    workshop = house.open()
    known = attending.by_code(house.rooms, workshop.code)
    house.act(workshop, "close")

    with pytest.raises(UnknownCode):
        attending.join(house.rooms, known, participant=house.person().id)


def test_a_late_joiner_lands_at_the_current_activity(house):
    workshop = house.open()
    house.act(workshop, "open-activity", number=5)

    state = own_state(house.rooms, house.join(workshop).id)

    assert state["activity"]["number"] == 5
    assert state["activity"]["prompts"] == ["m01-belonging"]
    assert state["activities"] == 11


def test_joining_twice_is_one_place_and_keeps_table_and_ticks(house):
    workshop = house.open()
    ana = house.join(workshop)
    attending.sit_at(house.rooms, ana.id, "By the window")
    house.tick(ana, "m01-belonging")

    house.join(workshop, ana)

    assert house.desk(workshop)["people"] == 1
    mine = own_state(house.rooms, ana.id)["mine"]
    assert mine == {"mark": None, "may_show": ["m01-belonging"], "table": "By the window"}


def test_whoever_leaves_is_in_no_room_and_the_code_brings_them_back(house):
    workshop = house.open()
    ana = house.join(workshop)

    attending.leave(house.rooms, ana.id)

    assert own_state(house.rooms, ana.id) is None
    with pytest.raises(NotInWorkshop, match="You are in no workshop now"):
        attending.mark(house.rooms, ana.id, "begun")
    house.join(workshop, ana)
    assert own_state(house.rooms, ana.id)["id"] == workshop.id


def test_an_open_room_comes_before_one_that_is_paused(house):
    paused, open_ = house.open(), house.open(minutes=30)
    ana = house.join(open_)
    house.join(paused, ana)

    house.act(paused, "pause")

    assert own_state(house.rooms, ana.id)["id"] == open_.id


def test_a_participants_state_tells_of_nobody_else(house):
    workshop = house.open()
    ana, bo = house.join(workshop, house.person("Ana")), house.join(workshop, house.person("Bo"))
    attending.sit_at(house.rooms, bo.id, "Secret table")

    state = str(state_for(house.rooms, workshop.id, participant=ana.id))

    assert bo.id not in state
    assert "Bo" not in state
    assert "Secret table" not in state


def test_two_enrolments_of_one_person_become_one_place_in_the_room(house):
    workshop = house.open()
    phone, laptop = house.join(workshop), house.join(workshop)
    house.tick(laptop, "m01-belonging")
    house.act(workshop, "open-activity", number=5)
    attending.mark(house.rooms, phone.id, "finished")
    attending.mark(house.rooms, laptop.id, "begun")

    house.deployment.directory.merge(phone, laptop)

    assert house.desk(workshop)["people"] == 1
    mine = own_state(house.rooms, phone.id)["mine"]
    assert mine == {"mark": "finished", "may_show": ["m01-belonging"], "table": ""}
