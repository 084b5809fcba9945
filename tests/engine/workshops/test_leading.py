import pytest

from commontable.content.errors import UnknownModule
from commontable.workshops import attending
from commontable.workshops.model import UnknownWorkshop, WorkshopError
from commontable.workshops.notes import keep_note
from commontable.workshops.orders import lengths_of
from commontable.workshops.states import own_state

NOBODY = {"begun": 0, "finished": 0, "passed": 0}


@pytest.mark.parametrize("minutes", [90, 60, 30])
def test_a_room_follows_the_guides_running_order_of_its_length(house, minutes):
    workshop = house.open(minutes=minutes)

    assert sum(each.minutes for each in workshop.activities) == minutes
    assert workshop.activities[0].title == "Welcome, agreements, who reads what"
    assert [each.number for each in workshop.activities] == [*range(1, len(workshop.activities) + 1)]


def test_every_module_of_the_course_has_running_orders(house):
    course = house.deployment.course

    assert {tuple(lengths_of(module, course=course)) for module in course.modules} == {(90, 60, 30)}


def test_a_length_that_the_guide_has_not_is_refused_with_those_it_has(house):
    with pytest.raises(WorkshopError, match=r"no running order of 45 minutes; it has 30, 60, 90"):
        house.open(minutes=45)


def test_a_module_that_there_is_not_is_refused(house):
    with pytest.raises(UnknownModule):
        house.open(module="m99_nothing")


def test_every_change_counts_one_step(house):
    workshop = house.open()
    before = house.desk(workshop)["step"]

    house.act(workshop, "open-activity", number=2)
    ana = house.join(workshop)
    attending.mark(house.rooms, ana.id, "begun")

    assert house.desk(workshop)["step"] == before + 3


@pytest.mark.parametrize("number", [0, 12, -1, "2", True, 1.5, [2]])
def test_an_activity_that_there_is_not_is_refused(house, number):
    workshop = house.open()

    with pytest.raises(WorkshopError, match="the running order has 1 to 11"):
        house.act(workshop, "open-activity", number=number)
    assert house.desk(workshop)["activity"] is None


def test_an_activity_can_be_closed_without_opening_another(house):
    workshop = house.open()
    house.act(workshop, "open-activity", number=2)

    house.act(workshop, "open-activity", number=None)

    assert house.desk(workshop)["activity"] is None


def test_marks_are_counted_for_the_activity_that_is_open(house):
    workshop = house.open()
    people = house.fill(workshop, 4)
    house.act(workshop, "open-activity", number=2)
    for person, mark in zip(people, ["begun", "finished", "passed", "finished"], strict=True):
        attending.mark(house.rooms, person.id, mark)

    assert house.desk(workshop)["counts"] == {"begun": 3, "finished": 2, "passed": 1}
    house.act(workshop, "open-activity", number=3)
    assert house.desk(workshop)["counts"] == NOBODY


def test_whoever_has_saved_an_answer_in_the_room_has_begun(house):
    workshop = house.open()
    early, ana = house.person(), house.person()
    house.write(early, "m01-belonging", "Written at home, before.")
    house.join(workshop, early)
    house.join(workshop, ana)
    house.act(workshop, "open-activity", number=5)

    house.write(ana, "m01-belonging", "Here and now.")

    assert house.desk(workshop)["counts"]["begun"] == 1


def test_what_is_for_its_writer_alone_counts_nowhere(house):
    workshop = house.open()
    house.act(workshop, "open-activity", number=2)
    for person in house.fill(workshop, 6):
        house.write(person, "m01-first-thoughts", "Mine alone.")

    desk = house.desk(workshop)

    assert desk["counts"] == NOBODY
    assert "m01-first-thoughts" not in [prompt["id"] for prompt in desk["prompts"]]
    assert "Mine alone" not in str(desk)


@pytest.mark.parametrize("mark", ["", "done", "BEGUN", "x" * 1000])
def test_a_mark_that_there_is_not_is_refused(house, mark):
    workshop = house.open()
    ana = house.join(workshop)
    house.act(workshop, "open-activity", number=1)

    with pytest.raises(WorkshopError, match="begun, finished or passed"):
        attending.mark(house.rooms, ana.id, mark)


def test_a_timer_runs_is_held_goes_on_and_stops(house, clock):
    workshop = house.open()
    house.act(workshop, "timer", minutes=4)
    clock.pass_on(minutes=1)

    assert 178 <= house.desk(workshop)["timer"]["left"] <= 180
    house.act(workshop, "timer", pause=True)
    held = house.desk(workshop)["timer"]
    clock.pass_on(hours=1)
    assert house.desk(workshop)["timer"] == held == {"ends_at": None, "left": held["left"]}
    house.act(workshop, "timer", pause=False)
    assert house.desk(workshop)["timer"]["left"] == held["left"]
    house.act(workshop, "timer", stop=True)
    assert house.desk(workshop)["timer"] is None


def test_a_timer_that_is_over_stands_at_zero(house, clock):
    workshop = house.open()
    house.act(workshop, "timer", minutes=1)

    clock.pass_on(minutes=5)

    assert house.desk(workshop)["timer"]["left"] == 0


@pytest.mark.parametrize("minutes", [0, -1, 181, "4", True, None, float("nan"), float("inf")])
def test_a_timer_of_no_use_is_refused(house, minutes):
    workshop = house.open()

    with pytest.raises(WorkshopError, match="more than 0 and at most 180 minutes"):
        house.act(workshop, "timer", minutes=minutes)


def test_a_room_pauses_for_a_week_and_goes_on_where_it_stood(house, clock):
    workshop = house.open()
    ana = house.join(workshop)
    house.act(workshop, "open-activity", number=5)
    house.act(workshop, "timer", minutes=10)
    version = house.write(ana, "m01-belonging", "Before the pause.")
    house.tick(ana, "m01-belonging")
    house.act(workshop, "pause")
    left = own_state(house.rooms, ana.id)["timer"]["left"]

    clock.pass_on(days=7)
    assert own_state(house.rooms, ana.id)["state"] == "paused"
    with pytest.raises(WorkshopError, match="paused"):
        house.act(workshop, "open-activity", number=6)
    house.act(workshop, "resume")

    state = own_state(house.rooms, ana.id)
    assert (state["state"], state["activity"]["number"]) == ("open", 5)
    assert state["timer"]["left"] == left
    assert state["mine"]["may_show"] == ["m01-belonging"]
    assert [text["version"] for text in house.desk(workshop)["waiting"]] == [version]
    house.join(workshop)


def test_a_closed_room_does_not_open_again(house):
    workshop = house.open()
    house.act(workshop, "close")

    for name in ("resume", "pause", "open-activity", "timer"):
        with pytest.raises(WorkshopError, match="closed"):
            house.act(workshop, name, number=1, minutes=1)


def test_other_cohorts_do_not_learn_of_a_room(house):
    workshop = house.open(cohort="north")

    assert house.rooms.led(workshop.id, cohorts=frozenset({"north"})).id == workshop.id
    with pytest.raises(UnknownWorkshop):
        house.rooms.led(workshop.id, cohorts=frozenset({"south"}))
    assert house.rooms.all(cohorts=frozenset({"south"})) == []


def test_notes_stand_with_the_module_for_the_next_workshop(house):
    first = house.open()
    keep_note(house.rooms, first, "Leave more time for the letter.", by=house.faye.id)

    [note] = house.desk(house.open())["notes"]

    assert (note["text"], note["by"], note["workshop"]) == ("Leave more time for the letter.", "Faye", first.id)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 10_001])
def test_a_note_of_no_use_is_refused(house, text):
    with pytest.raises(WorkshopError, match="between 1 and 10000"):
        keep_note(house.rooms, house.open(), text, by=house.faye.id)
