import pytest

from commontable.errors import PeopleError
from commontable.people import Sessions
from commontable.responses import Feedback, Reader, Response
from commontable.responses.sql import SqlStore

MODULE = "m01_equal_partners"


@pytest.fixture
def store(database, directory):
    return SqlStore(database, cohort_of=directory.cohort_of)


def save(store, person, value, *, prompt="m01-belonging", save_id="s-1", based_on=None):
    return store.save(
        Response(
            participant=person.id,
            module=MODULE,
            edition=1,
            prompt=prompt,
            value=value,
            readers="facilitator",
            save_id=save_id,
            based_on=based_on,
        )
    )


def test_everything_that_the_other_wrote_is_with_the_kept_person(directory, store):
    kept, _ = directory.enrol("Ana")
    other, _ = directory.enrol("Ana R.")
    saved = save(store, other, "On my phone.")
    store.hand_in(other.id, MODULE, edition=1, by_name=True, save_id="h-1")
    store.give_feedback(
        Feedback(other.id, MODULE, prompt="m01-belonging", about=saved.version, text="!", key="k")
    )

    directory.merge(kept, other, by="Fay")

    me = Reader.oneself(kept.id)
    assert store.newest(kept.id, MODULE, reader=me)["m01-belonging"].value == "On my phone."
    hand_in = store.newest_hand_in(kept.id, MODULE, reader=me)
    assert hand_in is not None
    assert store.handed_in(hand_in, reader=me)["m01-belonging"].version == saved.version
    assert store.feedback(kept.id, MODULE, reader=me)["m01-belonging"][0].text == "!"


def test_both_answers_to_one_prompt_stay_even_with_one_save_id(directory, store):
    kept, _ = directory.enrol("Ana")
    other, _ = directory.enrol("Ana R.")
    save(store, kept, "First.")
    save(store, other, "Second.")
    for person in (kept, other):
        store.hand_in(person.id, MODULE, edition=1, by_name=True, save_id="h-1")

    directory.merge(kept, other)

    history = store.history(kept.id, MODULE, "m01-belonging", reader=Reader.oneself(kept.id))
    assert [row.value for row in history] == ["First.", "Second."]


def test_the_other_can_no_longer_sign_in(directory, database):
    sessions = Sessions(database)
    kept, code = directory.enrol("Ana")
    other, dead = directory.enrol("Ana R.")
    token = sessions.start(other)

    directory.merge(kept, other)

    assert directory.by_code(dead) is None
    assert sessions.person_of(token) is None
    assert directory.by_code(code) == kept
    assert directory.all() == [kept]


def test_an_old_id_answers_as_the_person_kept_through_several_merges(directory):
    first, second, third = (directory.enrol(f"Ana {number}")[0] for number in range(3))

    directory.merge(second, first)
    directory.merge(third, second)

    assert directory.person(first.id) == third


def test_a_merge_is_recorded(directory):
    kept, _ = directory.enrol("Ana")
    other, _ = directory.enrol("Ana R.")

    directory.merge(kept, other, by="Fay")

    last = directory.acts()[-1]
    assert (last.by, last.act, last.about, last.reason) == (
        "Fay",
        "merged an enrolment into",
        kept.id,
        other.id,
    )


def test_words_saved_while_the_merge_ran_follow_with_a_second_merge(directory, store):
    kept, _ = directory.enrol("Ana")
    other, _ = directory.enrol("Ana R.")
    directory.merge(kept, other)
    save(store, other, "Sent just before.")

    directory.merge(kept, other)

    assert (
        store.newest(kept.id, MODULE, reader=Reader.oneself(kept.id))["m01-belonging"].value
        == "Sent just before."
    )


def test_a_participant_and_a_facilitator_are_not_merged(directory):
    ana, _ = directory.enrol("Ana")
    fay, _ = directory.add("Fay", role="facilitator")

    with pytest.raises(PeopleError, match="facilitator"):
        directory.merge(fay, ana)
    with pytest.raises(PeopleError, match="same person"):
        directory.merge(ana, ana)

    assert len(directory.all()) == 2
