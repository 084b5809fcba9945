"""Figures of a cohort: never about fewer than ten people, never of what its writer alone reads."""

from itertools import cycle

import pytest
from engine.reviewing.desk import BELIEFS, BELONGING, CASE, M01

from commontable.errors import PeopleError
from commontable.people.evaluating import mark_evaluator
from commontable.reviewing.beliefs import mean_with_interval, t_quantile
from commontable.reviewing.cohort import cohort_page
from commontable.reviewing.small import TOO_FEW, hidden

M10 = "m10_measure_and_improve"


def page(desk, person=None, **asked):
    return cohort_page(desk.reviews, desk.scope(person), **asked)


def answer_beliefs(desk, people, *, answers=("0", "1", "2-3"), module=M01, prompt=BELIEFS, part="times"):
    for _, answer in zip(range(people), cycle(answers), strict=False):
        desk.write(desk.person(), prompt, {"asked-hopes": {part: answer}}, module=module)


def line(desk, scale="times"):
    return page(desk)["beliefs"][0]["lines"][0][scale]


def test_progress_tells_states_and_stated_minutes_without_dates_or_words(desk):
    begun, done = desk.person("Begun"), desk.person("Done")
    desk.write(begun, BELONGING, "SECRET words.")
    desk.write(done, "m01-roles", {"changes": {"friend": "Room."}})
    desk.hand_in(done, m01_belonging="SECRET words.", m01_case="ten", m01_case_limits="Little.")

    rows = {row["name"]: row for row in page(desk)["progress"]}

    assert rows["Begun"]["modules"][0]["state"] == "begun"
    assert rows["Done"]["modules"][0]["state"] == "handed in"
    assert rows["Done"]["minutes"] == rows["Done"]["modules"][0]["minutes"] == 47
    assert "SECRET" not in str(page(desk))
    assert "20" + "26-" not in str(page(desk)["progress"])


def test_private_words_leave_no_trace_in_progress(desk):
    desk.write(desk.person("Quiet"), "m01-first-thoughts", "Private.")

    [row] = page(desk)["progress"]

    assert row["modules"][0]["state"] == "not begun"
    assert page(desk)["stops"][0]["stopped"] is None


def test_a_supervisor_sees_completion_and_hours_and_nothing_else_of_a_person(desk):
    judged = desk.person("Judged")
    hand_in = desk.hand_in(judged, m01_belonging="SECRET words.")
    mark_evaluator(desk.deployment.database, desk.faye, participant=judged, by=judged)

    assert [row["name"] for row in page(desk)["progress"]] == ["Judged"]
    assert hand_in.number not in desk.in_queue(state="all")
    assert "SECRET" not in str(page(desk))


def test_only_ones_own_cohorts_one_at_a_time(desk):
    with pytest.raises(PeopleError, match="do not lead"):
        page(desk, cohort="north")

    both = desk.staff("Both", cohorts=["everyone", "north"])
    desk.person("North", cohort="north")
    assert [row["name"] for row in page(desk, both, cohort="north")["progress"]] == ["North"]
    assert page(desk, both)["cohorts"] == ["everyone", "north"]


def test_a_mean_needs_ten_people_and_has_an_interval(desk):
    answer_beliefs(desk, 9)
    nine = line(desk)["start"]
    answer_beliefs(desk, 1, answers=["4+"])
    ten = line(desk)["start"]

    assert nine == {"n": None, "mean": None, "low": None, "high": None, "note": TOO_FEW}
    assert (ten["n"], ten["mean"]) == (10, 1.2)
    assert 0 <= ten["low"] < ten["mean"] < ten["high"] <= 3


def test_one_answer_by_all_would_be_everybodys_own_and_is_not_told(desk):
    answer_beliefs(desk, 12, answers=["0"])

    assert line(desk)["start"]["mean"] is None


def test_the_end_and_the_look_back_stand_beside_the_start(desk):
    answer_beliefs(desk, 10)
    again = next(p.id for p in desk.deployment.course.module(M10).prompts if p.kind == "belief-scale")
    for number in range(10):
        answer = {"times": "2-3" if number % 2 else "4+", "start_times": "0" if number % 3 else "1"}
        desk.write(desk.person(), again, {"asked-hopes": answer}, module=M10)

    figures = page(desk)["beliefs"][0]

    points = figures["lines"][0]["times"]
    assert (points["start"]["mean"], points["end"]["mean"], points["looked_back"]["mean"]) == (0.9, 2.5, 0.4)
    assert (figures["n_start"], figures["n_end"], figures["end"]["module"]) == (10, 10, M10)
    said = " ".join(figures["sentences"])
    assert "may fall" in said
    assert "no change here is an effect of the course" in said


def test_intervals_use_students_t():
    # Table values of the t distribution, 97.5 %.
    assert [round(t_quantile(0.975, degrees=n), 3) for n in (9, 20, 100)] == [2.262, 2.086, 1.984]
    values = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]
    told = mean_with_interval(values)
    # 1.5 and 2.201 times 1.168 over the root of 12, by hand.
    assert (told["mean"], told["low"], told["high"]) == (1.5, 0.8, 2.2)


def test_case_answers_hide_small_groups_and_what_would_give_them_back(desk):
    for choice, people in {"about-the-same": 14, "ten": 12, "twenty": 3, "thirty-or-more": 0}.items():
        for _ in range(people):
            desk.write(desk.person(), CASE, choice)

    [case] = page(desk)["cases"]

    told = [row["people"] for row in case["rows"]]
    assert case["n"] == 29
    assert told == [14, None, None, None]
    assert {row["note"] for row in case["rows"][1:]} == {TOO_FEW}


def test_a_case_that_nine_people_answered_is_not_there(desk):
    for _ in range(9):
        desk.write(desk.person(), CASE, "ten")

    assert page(desk)["cases"] == []


def test_where_people_stop_is_told_in_groups_that_add_up(desk):
    for _ in range(12):
        desk.write(desk.person(), BELONGING, "Words.")
    for _ in range(11):
        desk.write(desk.person(), CASE, "ten")
    for _ in range(15):
        desk.hand_in(desk.person(), m01_belonging="Words.")

    stops = page(desk)["stops"][0]

    told = {row["section"]: row["people"] for row in stops["rows"]}
    assert (stops["stopped"], stops["handed_in"]) == (23, 15)
    # Nobody stopped in two other sections; the next larger group goes too, or the rest would tell.
    assert told == {"evidence": 12, "roles": None, "data": None, "close": None}


def test_who_handed_in_is_known_by_name_and_covers_nobody_who_stopped(desk):
    for _ in range(13):
        desk.write(desk.person(), BELONGING, "Words.")
    for _ in range(2):
        desk.write(desk.person(), CASE, "ten")
    for _ in range(11):
        desk.hand_in(desk.person(), m01_belonging="Words.")

    figures = page(desk)

    names = [row for row in figures["progress"] if row["modules"][0]["state"] == "handed in"]
    told = {row["section"]: row["people"] for row in figures["stops"][0]["rows"]}
    # With 11 handed in as the cover, 26 who began less 13 and 11 by name would give the two away.
    assert len(names) == figures["stops"][0]["handed_in"] == 11
    assert (told["evidence"], told["data"]) == (None, None)


def test_promises_and_maps_that_are_their_writers_own_are_never_counted(desk):
    for _ in range(12):
        desk.write(desk.person(), "m01-promise", {"act": "ask", "what": "SECRET"})
        desk.write(desk.person(), "m02-household", {"cards": [{"what": "SECRET"}]}, module="m02_family_assets")

    figures = page(desk)

    assert figures["promises"]["n"] is None
    assert figures["promises"]["rows"] == []
    assert [told["title"] for told in figures["assets"]] == ["Families you meet together"]
    assert "SECRET" not in str(figures)


def test_promises_kept_are_counted_for_those_alone_who_let_it_be(desk):
    gone = {"did": 14, "partly": 11, "not-yet": 2}
    for went, people in gone.items():
        for _ in range(people):
            who = desk.person()
            desk.write(who, "m01-promise.after", {"went": went, "happened": "SECRET"}, readers="me")
            desk.write(who, "m01-promise.counted", {"went": went}, readers="count")
    for _ in range(12):
        desk.write(desk.person(), "m01-promise.after", {"went": "let-go", "happened": "SECRET"}, readers="me")
    back = desk.person()
    desk.write(back, "m01-promise.counted", {"went": "did"}, readers="count")
    desk.write(back, "m01-promise.counted", {}, readers="count")

    figures = page(desk)

    told = {row["went"]: row["people"] for row in figures["promises"]["rows"]}
    assert figures["promises"]["n"] == 27
    # Two who have not yet, and nobody who let go that may be counted: the next larger group covers them.
    assert told == {"did": 14, "partly": None, "not-yet": None, "let-go": None}
    assert "SECRET" not in str(figures)


def test_nine_who_let_their_promise_be_counted_are_not_told(desk):
    for _ in range(9):
        desk.write(desk.person(), "m01-promise.counted", {"went": "did"}, readers="count")

    assert page(desk)["promises"] == page(desk)["promises"] | {"n": None, "rows": []}


def test_what_is_narrowed_is_counted_no_more(desk):
    from commontable.responses.narrowing import narrow

    people = [desk.person() for _ in range(10)]
    for who in people:
        desk.write(who, CASE, "ten")
    told = page(desk)["cases"]
    with desk.deployment.database.write() as connection:
        narrow(connection, people[0], module=M01, prompt=CASE)

    assert len(told) == 1
    assert page(desk)["cases"] == []


def test_counts_of_nothing_are_no_rows():
    assert hidden([]) == []
