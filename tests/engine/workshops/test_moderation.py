import pytest

from commontable.people.evaluating import mark_evaluator
from commontable.responses.narrowing import let_be_read, narrow
from commontable.workshops.model import WorkshopError
from commontable.workshops.moderation import decide

WORDS = "m01-belonging"


def test_words_are_shown_after_a_tick_and_a_look_and_without_a_name(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    versions = [house.write(person, WORDS, f"Listening, said {n}.") for n, person in enumerate(people)]
    house.reveal(workshop, WORDS)
    assert house.desk(workshop)["waiting"] == []

    for person in people[:2]:
        house.tick(person, WORDS)
    assert [text["version"] for text in house.desk(workshop)["waiting"]] == versions[:2]
    assert house.panels(workshop)[WORDS]["texts"] == []
    house.let_through(workshop, versions[0])

    panel = house.panels(workshop)[WORDS]
    assert panel["texts"] == [{"heading": "", "pinned": False, "text": "Listening, said 0."}]
    assert panel["words"] == [{"word": "listening", "n": 1}, {"word": "said", "n": 1}]
    assert [text["version"] for text in house.desk(workshop)["waiting"]] == versions[1:2]
    assert not [person for person in people if person.id in str(panel) or person.name in str(panel)]


def test_nothing_without_a_tick_can_be_let_through(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    version = house.write(people[0], WORDS, "Not for the wall.")

    for asked in (version, version + 1000, -1, "1", None, True, 2**80):
        with pytest.raises(WorkshopError, match="not there to be shown"):
            house.let_through(workshop, asked)


def test_an_answer_of_another_room_cannot_be_let_through(house):
    here, there = house.open(), house.open()
    ana = house.join(there)
    house.tick(ana, WORDS)
    version = house.write(ana, WORDS, "In the other room.")

    with pytest.raises(WorkshopError, match="not there to be shown"):
        house.let_through(here, version)


def test_taking_the_tick_back_takes_the_words_off_the_wall(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    versions = [house.write(person, WORDS, "Shown.") for person in people]
    house.tick(people[0], WORDS)
    house.let_through(workshop, versions[0])
    house.reveal(workshop, WORDS)
    assert house.panels(workshop)[WORDS]["texts"]

    house.tick(people[0], WORDS, may=False)

    assert house.panels(workshop)[WORDS]["texts"] == []
    assert house.desk(workshop)["decided"] == []


def test_a_text_that_is_changed_shows_the_version_that_was_let_through(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    first, *_ = [house.write(person, WORDS, "As it was.") for person in people]
    house.tick(people[0], WORDS)
    house.let_through(workshop, first)
    house.reveal(workshop, WORDS)

    second = house.write(people[0], WORDS, "As it is now.")

    assert [text["text"] for text in house.panels(workshop)[WORDS]["texts"]] == ["As it was."]
    assert [text["version"] for text in house.desk(workshop)["waiting"]] == [second]
    house.let_through(workshop, second)
    assert [text["text"] for text in house.panels(workshop)[WORDS]["texts"]] == ["As it is now."]


def test_a_facilitator_decides_about_the_version_that_was_on_the_list(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    first, *_ = [house.write(person, WORDS, "Read by the facilitator.") for person in people]
    house.tick(people[0], WORDS)
    house.write(people[0], WORDS, "Typed on meanwhile.")
    house.reveal(workshop, WORDS)

    house.let_through(workshop, first)

    assert [text["text"] for text in house.panels(workshop)[WORDS]["texts"]] == ["Read by the facilitator."]


def test_an_emptied_field_takes_the_words_off_the_wall(house):
    workshop = house.open()
    people = house.fill(workshop, 6)
    first, *_ = [house.write(person, WORDS, "Shown.") for person in people]
    house.tick(people[0], WORDS)
    house.let_through(workshop, first)
    house.reveal(workshop, WORDS)

    house.write(people[0], WORDS, "")

    assert house.panels(workshop)[WORDS]["texts"] == []


def test_texts_are_hidden_pinned_and_grouped(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    versions = [house.write(person, WORDS, f"Text {n}") for n, person in enumerate(people)]
    for person in people:
        house.tick(person, WORDS)
    for version, heading in zip(versions, ["b", "a", "b", "", "a"], strict=True):
        house.let_through(workshop, version, heading=heading)
    house.reveal(workshop, WORDS)

    house.let_through(workshop, versions[3], pinned=True)
    house.let_through(workshop, versions[0], state="hidden")

    shown = [(text["heading"], text["text"]) for text in house.panels(workshop)[WORDS]["texts"]]
    assert shown == [("", "Text 3"), ("a", "Text 1"), ("a", "Text 4"), ("b", "Text 2")]
    states = {text["version"]: text["state"] for text in house.desk(workshop)["decided"]}
    assert states[versions[0]] == "hidden"
    assert house.desk(workshop)["waiting"] == []


def test_after_the_end_texts_are_hidden_but_no_more_let_through(house):
    workshop = house.open()
    people = house.fill(workshop, 5)
    versions = [house.write(person, WORDS, f"Text {n}") for n, person in enumerate(people)]
    for person in people[:2]:
        house.tick(person, WORDS)
    house.let_through(workshop, versions[0])
    house.reveal(workshop, WORDS)
    house.act(workshop, "close")

    with pytest.raises(WorkshopError, match="nothing more is let through"):
        house.let_through(workshop, versions[1])
    house.let_through(workshop, versions[0], state="hidden")
    assert house.panels(workshop)[WORDS]["texts"] == []


def test_a_guest_from_another_cohort_is_counted_and_not_read(house):
    workshop = house.open(cohort="north")
    guest = house.join(workshop, cohort="south")
    house.write(guest, WORDS, "Words for southern facilitators.")

    with pytest.raises(WorkshopError, match="another group than yours"):
        house.tick(guest, WORDS)

    assert "southern" not in str(house.desk(workshop))


@pytest.mark.parametrize(
    ("prompt", "sentence"),
    [("m01-first-thoughts", "read by its writer alone"), ("m01-check", "are not shown in a room")],
)
def test_a_tick_under_what_no_wall_shows_is_refused(house, prompt, sentence):
    workshop = house.open()
    ana = house.join(workshop)

    with pytest.raises(WorkshopError, match=sentence):
        house.tick(ana, prompt)


def test_what_its_writer_narrows_leaves_the_wall_and_does_not_come_back(house):
    workshop = house.open()
    people = house.fill(workshop, 6)
    first, *_ = [house.write(person, WORDS, "First version.") for person in people]
    house.tick(people[0], WORDS)
    house.let_through(workshop, first)
    house.reveal(workshop, WORDS)
    place = {"module": workshop.module, "prompt": WORDS}

    with house.deployment.database.write() as connection:
        narrow(connection, people[0].id, **place)
    assert house.panels(workshop)[WORDS]["texts"] == []
    assert house.on_desk(workshop, WORDS)["answers"] == 5
    with house.deployment.database.write() as connection:
        let_be_read(connection, people[0].id, **place, readers="facilitator")

    assert house.panels(workshop)[WORDS]["texts"] == []
    with pytest.raises(WorkshopError, match="not there to be shown"):
        house.let_through(workshop, first)


def test_whoever_evaluates_a_writer_is_given_none_of_their_words(house):
    workshop = house.open()
    ana = house.join(workshop)
    version = house.write(ana, WORDS, "About my principal.")
    house.tick(ana, WORDS)
    boss, _ = house.deployment.directory.add("Boss", role="facilitator")

    mark_evaluator(house.deployment.database, boss.id, participant=ana.id, by=ana.id)

    assert house.desk(workshop, reader=boss)["waiting"] == []
    with pytest.raises(WorkshopError, match="not there to be shown"):
        decide(house.rooms, workshop, {"version": version, "state": "shown"}, by=boss.id)
    assert [text["version"] for text in house.desk(workshop)["waiting"]] == [version]
