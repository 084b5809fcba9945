"""The queue: who waits, in which order, against which day, and what it tells of whom."""

from datetime import date, timedelta

import pytest
from engine.reviewing.desk import BELONGING, DOUBT, M01

from commontable.people.evaluating import mark_evaluator
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.marks import need_a_person_today
from commontable.reviewing.working_days import days_left, due_on

FRIDAY, MONDAY = date(2026, 10, 2), date(2026, 10, 5)


def test_the_oldest_hand_in_stands_first_and_only_the_newest_of_each_writer(desk):
    ana, bo = desk.person(), desk.person()
    desk.hand_in(ana, m01_belonging="First.")
    second = desk.hand_in(bo, m01_belonging="Second.")
    third = desk.hand_in(ana, m01_belonging="Third.")

    rows = desk.queue()["hand_ins"]

    assert [row["hand_in"] for row in rows] == [second.number, third.number]
    assert [row["again"] for row in rows] == [False, True]


def test_the_promise_ends_on_the_tenth_working_day_and_counts_down(desk):
    hand_in = desk.hand_in(desk.person(), m01_belonging="Words.")
    row = desk.queue()["hand_ins"][0]

    assert row["days_left"] == 10
    desk.clock.ahead += timedelta(days=21)
    late = desk.queue()
    assert late["hand_ins"][0]["hand_in"] == hand_in.number
    assert late["hand_ins"][0]["days_left"] < 0
    assert late["late"] == 1


def test_weekends_and_holidays_are_no_working_days():
    assert due_on(FRIDAY, working_days=1) == MONDAY
    assert due_on(FRIDAY, working_days=1, holidays={MONDAY}) == MONDAY + timedelta(days=1)
    assert due_on(FRIDAY, working_days=10) == FRIDAY + timedelta(days=14)
    assert days_left(MONDAY, today=FRIDAY) == 1
    assert days_left(MONDAY, today=MONDAY) == 0
    assert days_left(FRIDAY, today=FRIDAY + timedelta(days=1)) == -1
    assert days_left(FRIDAY, today=MONDAY + timedelta(days=1)) == -2


def test_a_hand_in_without_words_that_get_a_reply_has_no_day_of_the_promise(desk):
    hand_in = desk.hand_in(desk.person(), m01_doubt="I doubt it.")

    row = desk.queue()["hand_ins"][0]

    assert (row["hand_in"], row["due"], row["days_left"]) == (hand_in.number, None, None)
    assert row["prompts"] == [{"id": DOUBT, "title": "Argue with this module", "reply": False}]


def test_without_a_name_a_row_tells_neither_name_nor_id_nor_minute(desk):
    ana = desk.person("Ana Ruiz")
    desk.hand_in(ana, m01_belonging="Words.")
    desk.hand_in(desk.person("Bo Lind"), by_name=True, m01_belonging="Words.")

    blind, named = desk.queue()["hand_ins"]

    assert blind["writer"] is None
    assert "Ana" not in str(blind)
    assert ana not in str(blind)
    assert date.fromisoformat(blind["day"])
    assert named["writer"] == {"name": "Bo Lind"}


def test_filters_narrow_the_queue(desk):
    first = desk.hand_in(desk.person(), m01_belonging="Words.")
    second = desk.hand_in(desk.person(), m01_doubt="Doubt.")
    third = desk.hand_in(desk.person(), module="m02_family_assets", m02_told="Told.")
    desk.give(first, "Thank you.")

    assert desk.in_queue(prompt=DOUBT) == [second.number]
    assert desk.in_queue(module="m02_family_assets") == [third.number]
    assert desk.in_queue(cohort="nobody here") == []
    assert desk.in_queue() == [second.number, third.number]
    assert desk.in_queue(state="unread") == [second.number, third.number]
    assert desk.in_queue(state="answered") == [first.number]
    assert len(desk.in_queue(state="all")) == 3


def test_an_unknown_state_gets_a_sentence(desk):
    with pytest.raises(ReviewError, match="ask for one of waiting, unread"):
        desk.queue(state="<script>")


def test_other_cohorts_ones_own_and_those_whom_one_evaluates_are_not_in_it(desk):
    elsewhere = desk.hand_in(desk.person(cohort="north"), m01_belonging="Elsewhere.")
    own = desk.hand_in(desk.faye, m01_belonging="My own.")
    judged = desk.person()
    theirs = desk.hand_in(judged, m01_belonging="Judged.")
    mark_evaluator(desk.deployment.database, desk.faye, participant=judged, by=judged)

    seen = desk.in_queue(state="all")

    assert not {elsewhere.number, own.number, theirs.number} & set(seen)
    assert desk.in_queue(desk.rita, state="all") == [own.number, theirs.number]


def test_modules_stand_in_the_order_of_the_course_with_the_oldest_first_in_each(desk):
    second = desk.hand_in(desk.person(), module="m02_family_assets", m02_told="Words.")
    first, third = (desk.hand_in(desk.person(), m01_belonging="Words.") for _ in range(2))

    assert desk.in_queue() == [first.number, third.number, second.number]
    assert desk.in_queue(order="oldest") == [second.number, first.number, third.number]
    assert desk.page(third)["next"] == second.number
    desk.give(third, "Thank you.")
    assert desk.page(third)["next"] == second.number
    with pytest.raises(ReviewError, match="order"):
        desk.queue(order="newest")


def test_whoever_needs_a_person_today_still_does_after_handing_in_again(desk):
    who = desk.person()
    marked = desk.hand_in(who, m01_belonging="I cannot go on.")
    need_a_person_today(desk.reviews, marked.number, on=True, reason="", by=desk.faye)
    desk.hand_in(desk.person(), m01_belonging="Words.")

    newer = desk.hand_in(who, m01_belonging="Other words.")

    assert desk.in_queue()[0] == newer.number
    assert desk.page(marked)["today"]["by"] == "Faye"
    need_a_person_today(desk.reviews, newer.number, on=False, reason="", by=desk.rita)
    assert desk.page(newer)["today"] is desk.page(marked)["today"] is None


def test_whoever_needs_a_person_today_stands_first(desk):
    first = desk.hand_in(desk.person(), m01_belonging="Words.")
    second = desk.hand_in(desk.person(), m01_belonging="Words.")
    need_a_person_today(desk.reviews, second.number, on=True, reason="not kept", by=desk.rita)

    assert desk.in_queue() == [second.number, first.number]
    assert [row["today"] for row in desk.queue()["hand_ins"]] == [True, False]
    need_a_person_today(desk.reviews, second.number, on=False, reason="", by=desk.faye)
    assert desk.in_queue() == [first.number, second.number]


def test_neither_titles_nor_counts_tell_of_private_prompts(desk):
    who = desk.person()
    hand_in = desk.hand_in(who, m01_first_thoughts="Private.", m01_check={"why": "a"}, m01_promise={"what": "Mine."})

    page = desk.queue(state="all")
    row = page["hand_ins"][0]

    assert row["hand_in"] == hand_in.number
    assert row["prompts"] == []
    offered = {prompt["id"] for module in page["modules"] for prompt in module["prompts"]}
    assert offered
    assert not {p for p in offered if "first-thoughts" in p or "then-and-now" in p or "promise" in p}
    assert desk.in_queue(state="all", prompt="m01-first-thoughts") == []


def test_my_unreleased_words_and_those_of_others_are_told_apart(desk):
    hand_in = desk.hand_in(desk.person(), m01_belonging="Words.")
    desk.draft(hand_in, "Begun.")

    assert desk.queue()["hand_ins"][0]["draft"] is True
    assert desk.queue(desk.rita)["hand_ins"][0]["draft"] is False
    desk.give(hand_in)
    assert desk.queue(state="all")["hand_ins"][0]["draft"] is False


def test_waiting_is_counted_for_each_module(desk):
    desk.hand_in(desk.person(), m01_belonging="Words.")

    counts = {module["folder"]: module["waiting"] for module in desk.queue()["modules"]}

    assert counts[M01] == 1
    assert sum(counts.values()) == 1
    assert BELONGING in str(desk.queue()["modules"])
