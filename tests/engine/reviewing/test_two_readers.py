"""Two readers of equal weight: drawn at random, blind to each other, and compared in a plain sentence."""

import pytest
from engine.reviewing.desk import BELONGING

from commontable.errors import PeopleError
from commontable.people.evaluating import mark_evaluator
from commontable.reviewing import tables
from commontable.reviewing.agreement import agreement_of, two_readers, weighted_kappa
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.levels import set_level
from commontable.reviewing.sampling import draw_sample
from commontable.reviewing.second import set_family_reader


@pytest.fixture
def paired(desk):
    """A hand-in that Faye reads first and Rita second."""
    hand_in = desk.hand_in(desk.person(), m01_belonging="One moment.")
    asked = {"cohort": "everyone", "number": 1, "reader": desk.rita}
    assert draw_sample(desk.reviews, desk.scope(), asked) == 1
    return hand_in


def test_neither_reader_sees_the_other_before_both_have_finished(desk, paired):
    desk.levels(paired, 0, 1, 2, 1)
    desk.give(paired, "From the first reader.")

    blind = desk.page(paired, desk.rita, state="all")
    desk.levels(paired, 0, 1, 2, 2, person=desk.rita)
    after = desk.page(paired, desk.rita, state="all")

    assert blind["blind_second"] is True
    assert blind["prompts"][0]["others"] == []
    assert "From the first reader." not in str(blind)
    assert after["blind_second"] is False
    assert after["prompts"][0]["others"][0]["by"] == "Faye"
    assert "From the first reader." in str(after)


def test_the_first_reader_is_blind_to_the_second_too(desk, paired):
    desk.levels(paired, 2, 2, 2, 2, person=desk.rita)

    page = desk.page(paired)

    assert (page["blind_second"], page["second"]["me"], page["second"]["done"]) == (True, "first", False)
    assert page["prompts"][0]["others"] == []


def test_levels_stand_once_each_has_seen_the_other(desk, paired):
    desk.levels(paired, 0, 1, 2, 1)
    desk.levels(paired, 0, 1, 2, 2, person=desk.rita)

    with pytest.raises(ReviewError, match="stand as they were read"):
        desk.levels(paired, 0, 1, 2, 2)


def test_a_second_reading_is_in_its_readers_queue_until_it_is_done(desk, paired):
    assert desk.in_queue(desk.rita, second="mine") == [paired.number]
    assert desk.queue(desk.rita)["hand_ins"][0]["second"] == "wanted"
    desk.levels(paired, 0, 1, 2, 2, person=desk.rita)

    assert desk.in_queue(desk.rita, second="mine") == []
    assert desk.queue(desk.rita, second="mine", state="all")["hand_ins"][0]["second"] == "done"
    assert desk.in_queue(second="mine", state="all") == []


def test_a_second_reading_stays_with_the_words_that_were_handed_in(desk, paired):
    desk.hand_in(paired.participant, m01_belonging="Other words.")

    assert desk.in_queue(desk.rita, second="mine") == [paired.number]
    assert desk.prompt(paired, person=desk.rita)["words"] == "One moment."


def test_family_readers_come_first_and_have_equal_weight(desk):
    uma = desk.staff("Uma", role="reviewer")
    set_family_reader(desk.reviews, uma, on=True, by=desk.faye, mine=frozenset({"everyone"}))
    desk.hand_in(desk.person(), m01_belonging="One moment.")

    draw_sample(desk.reviews, desk.scope(), {"cohort": "everyone", "number": 1})

    assert [row.reader for row in desk.rows(tables.second_readings)] == [uma]
    assert desk.queue(uma)["family_reader"] is True
    readers = two_readers(desk.reviews, desk.scope())["readers"]
    assert (readers[0]["name"], readers[0]["family"]) == ("Uma", True)


def test_of_two_readers_one_is_a_family_reader_wherever_there_is_one_who_may(desk):
    uma, vera = (desk.staff(name, role="reviewer") for name in ("Uma", "Vera"))
    for each in (uma, vera):
        set_family_reader(desk.reviews, each, on=True, by=desk.faye, mine=frozenset({"everyone"}))
    judged = desk.person()
    for each in (uma, vera):
        mark_evaluator(desk.deployment.database, each, participant=judged, by=judged)
    kept_apart = desk.hand_in(judged, m01_belonging="One moment.")
    for _ in range(4):
        desk.hand_in(desk.person(), m01_belonging="One moment.")

    draw_sample(desk.reviews, desk.scope(), {"cohort": "everyone", "number": 5})

    drawn = {row.hand_in: row.reader for row in desk.rows(tables.second_readings)}
    assert drawn.pop(kept_apart.number) in (desk.faye, desk.rita)
    assert sorted(drawn.values()) == sorted([uma, uma, vera, vera])


def test_nobody_reads_second_what_they_have_begun_or_may_not_read(desk):
    judged = desk.person()
    mark_evaluator(desk.deployment.database, desk.rita, participant=judged, by=judged)
    desk.hand_in(judged, m01_belonging="One moment.")
    begun = desk.hand_in(desk.person(), m01_belonging="Another.")
    desk.draft(begun, "Begun.", person=desk.rita)

    added = draw_sample(desk.reviews, desk.scope(), {"cohort": "everyone", "number": 9, "reader": desk.rita})

    assert added == 0


def test_only_ones_own_cohorts_are_drawn_from(desk):
    with pytest.raises(PeopleError, match="do not lead the cohort"):
        draw_sample(desk.reviews, desk.scope(), {"cohort": "north", "number": 1})
    with pytest.raises(PeopleError):
        set_family_reader(
            desk.reviews,
            desk.staff("Nora", cohorts=["north"]),
            on=True,
            by=desk.faye,
            mine=frozenset({"everyone"}),
        )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"prompt": BELONGING, "part": "tone", "level": 1}, "no such part"),
        ({"prompt": BELONGING, "part": "a-next-step", "level": 3}, "a level is 0 to 2"),
        ({"prompt": BELONGING, "part": "a-next-step", "level": True}, "a level is 0 to 2"),
        ({"prompt": "m01-doubt", "part": "a-next-step", "level": 1}, "no rubric"),
    ],
)
def test_a_level_that_cannot_be_gets_a_sentence(desk, asked, said):
    hand_in = desk.hand_in(desk.person(), m01_belonging="Words.", m01_doubt="Doubt.")

    with pytest.raises(ReviewError, match=said):
        set_level(desk.opened(hand_in), asked)


def test_a_level_can_be_taken_back(desk):
    hand_in = desk.hand_in(desk.person(), m01_belonging="Words.")
    desk.levels(hand_in, 0, 1, 2, 1)

    left = set_level(desk.opened(hand_in), {"prompt": BELONGING, "part": "a-next-step", "level": None})

    assert "a-next-step" not in left
    assert len(left) == 3


def test_kappa_is_one_for_equal_readers_and_weighs_the_distance():
    near, far = [(0, 0), (1, 1), (2, 2), (0, 1)], [(0, 0), (1, 1), (2, 2), (0, 2)]

    assert weighted_kappa([(0, 0), (1, 1), (2, 2)]) == 1.0
    assert weighted_kappa(far) < weighted_kappa(near) < 1
    assert weighted_kappa([(2, 0), (0, 2), (1, 1), (2, 0)]) < 0
    # Worked out by hand: of the greatest distance, 1/8 is observed and 7/16 expected.
    assert weighted_kappa(near) == round(1 - (1 / 8) / (7 / 16), 2)


def test_two_readers_with_one_level_throughout_have_nothing_to_compare():
    told = agreement_of({"A next step": [(1, 1)] * 12})

    assert told["kappa"] is None
    assert "nothing to compare" in told["sentence"]


def test_agreement_is_told_from_ten_hand_ins_up():
    nine, ten = ({"A next step": [(0, 0), (1, 2), (2, 2)] * 3 + extra} for extra in ([], [(1, 1)]))

    assert agreement_of(nine)["kappa"] is None
    told = agreement_of(ten)
    assert 0 < told["kappa"] < 1
    assert "never about the writers" in told["sentence"]


def test_the_agreement_of_a_cohort_comes_from_both_whole_readings(desk, paired):
    desk.levels(paired, 0, 1, 2, 1)
    before = two_readers(desk.reviews, desk.scope())
    desk.levels(paired, 0, 1, 2, 2, person=desk.rita)

    after = two_readers(desk.reviews, desk.scope())

    assert (before["drawn"], before["done"], after["done"]) == (1, 0, 1)
    assert after["agreement"]["kappa"] is None
