import pytest

from commontable.errors import ResponseError
from commontable.responses import Feedback, Reader

ME = Reader.oneself("p-north")
STAFF = Reader.staff("f-1", frozenset({"north"}))


def test_a_returning_participant_finds_the_words_again(store, write):
    write("First draft.")
    write("Second draft.")

    newest = store.newest("p-north", "m01", reader=ME)

    assert newest["m01-belonging"].value == "Second draft."


def test_a_value_that_is_not_text_comes_back_as_it_was(store, write):
    write({"item": {"times": "2-3"}}, prompt="m01-beliefs", readers="count")

    newest = store.newest("p-north", "m01", reader=ME)

    assert newest["m01-beliefs"].value == {"item": {"times": "2-3"}}


def test_the_same_save_twice_is_one_row(store, write):
    first = write("Once.", save_id="retry")

    again = write("Once.", save_id="retry", based_on=None)

    assert again == first
    assert [r.value for r in store.history("p-north", "m01", "m01-belonging", reader=ME)] == ["Once."]


def test_a_save_id_serves_one_prompt_only(write):
    write("Here.", save_id="same")

    with pytest.raises(ResponseError, match="another prompt"):
        write("There.", save_id="same", prompt="m01-other")


def test_another_participant_reads_nothing(store, write):
    write("Private.")
    other = Reader.oneself("p-south")

    assert store.newest("p-north", "m01", reader=other) == {}
    assert store.history("p-north", "m01", "m01-belonging", reader=other) == []
    assert store.newest_hand_in("p-north", "m01", reader=other) is None


@pytest.mark.parametrize(
    ("readers", "seen"), [("me", False), ("count", False), ("group", False), ("facilitator", True)]
)
def test_staff_read_what_is_meant_for_them_only(store, write, readers, seen):
    write("Words.", readers=readers)

    newest = store.newest("p-north", "m01", reader=STAFF)

    assert ("m01-belonging" in newest) is seen


def test_a_facilitator_of_another_cohort_reads_nothing(store, write):
    write("Words.")
    store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="h")
    stranger = Reader.staff("f-2", frozenset({"south"}))

    assert store.newest("p-north", "m01", reader=stranger) == {}
    assert store.hand_ins("m01", reader=stranger) == []
    assert store.newest_hand_in("p-north", "m01", reader=stranger) is None


def test_the_grading_step_never_meets_private_words(store, write):
    write("Mine alone.", prompt="m01-first-thoughts", readers="me")
    write({"a": {}}, prompt="m01-beliefs", readers="count")
    write("For my facilitator.")
    hand_in = store.hand_in("p-north", "m01", edition=1, by_name=False, save_id="h")

    seen = store.handed_in(hand_in, reader=Reader.grading())

    assert set(seen) == {"m01-belonging"}


def test_a_hand_in_names_the_exact_versions(store, write):
    early = write("Handed in.")
    hand_in = store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="h")
    write("Written later.")

    seen = store.handed_in(hand_in, reader=STAFF)

    assert hand_in.versions == {"m01-belonging": early.version}
    assert seen["m01-belonging"].value == "Handed in."


def test_handing_in_twice_with_one_id_is_one_hand_in(store, write):
    write("Words.")
    first = store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="h")

    again = store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="h")

    assert again == first


def test_the_newest_hand_in_of_each_is_listed_oldest_first(store, write):
    store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="a")
    store.hand_in("p-south", "m01", edition=1, by_name=True, save_id="b")
    second = store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="c")

    listed = store.hand_ins("m01", reader=Reader.grading())

    assert [h.participant for h in listed] == ["p-south", "p-north"]
    assert listed[-1] == second


def test_a_hand_in_belongs_to_its_edition(store, write):
    write("Old edition.", edition=1)
    first = store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="a")
    write("New prompt.", prompt="m01-new", edition=2)
    second = store.hand_in("p-north", "m01", edition=2, by_name=True, save_id="b")

    assert set(first.versions) == {"m01-belonging"}
    assert set(second.versions) == {"m01-new"}
    assert store.hand_ins("m01", reader=Reader.grading(), edition=1) == [first]


def test_an_answer_given_in_an_earlier_edition_goes_with_the_prompts_that_are_still_asked(store, write):
    old = write("Still asked.", edition=1)
    write("No longer asked.", prompt="m01-gone", edition=1)

    hand_in = store.hand_in(
        "p-north", "m01", edition=2, by_name=True, save_id="h", prompts=["m01-belonging", "m01-new"]
    )

    assert hand_in.versions == {"m01-belonging": old.version}


def test_a_version_is_the_last_row_of_a_sitting(store, write):
    write("Fir")
    write("First s")
    write("First sitting.")
    store.hand_in("p-north", "m01", edition=1, by_name=True, save_id="h")
    write("Secon")
    write("Second sitting.")

    history = store.history("p-north", "m01", "m01-belonging", reader=ME)

    assert [row.value for row in history] == ["First sitting.", "Second sitting."]


def test_feedback_stays_with_the_version_it_was_written_about(store, write):
    early = write("Early words.")
    given = Feedback("p-north", "m01", "m01-belonging", about=early.version, text="I hear…", key="k")
    store.give_feedback(given)
    store.give_feedback(given)
    write("Later words.")

    [found] = store.feedback("p-north", "m01", reader=ME)["m01-belonging"]

    assert (found.about, found.text) == (early.version, "I hear…")
    history = store.history("p-north", "m01", "m01-belonging", reader=ME)
    assert [row.value for row in history] == ["Early words.", "Later words."]


def test_feedback_is_hidden_from_other_participants(store, write):
    early = write("Words.")
    store.give_feedback(
        Feedback("p-north", "m01", "m01-belonging", about=early.version, text="For you.", key="k")
    )

    assert store.feedback("p-north", "m01", reader=Reader.oneself("p-south")) == {}
