"""One hand-in: the exact words, what came before and after, and nothing that is not for staff."""

import pytest
from engine.reviewing.desk import BELONGING, CASE, DOUBT, FIRST, M01, PARTS

from commontable.people.evaluating import mark_evaluator
from commontable.portfolio.choices import keep_to_oneself
from commontable.responses.narrowing import narrow, withdraw
from commontable.reviewing.errors import NotThere, ReviewError
from commontable.reviewing.names import open_name

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:alert(3)) $x$ \\ **no**"


def test_the_exact_versions_that_were_handed_in_are_shown(desk):
    who = desk.person()
    version = desk.write(who, BELONGING, "As handed in.")
    hand_in = desk.hand_in(who)
    desk.write(who, BELONGING, "Written since.")

    shown = desk.prompt(hand_in)

    assert (shown["words"], shown["version"]) == ("As handed in.", version)
    assert [later["words"] for later in shown["later"]] == ["Written since."]
    assert {"op": "added", "text": "Written"} in shown["later"][0]["changes"]


def test_a_newer_hand_in_shows_what_changed(desk):
    who = desk.person()
    desk.hand_in(who, m01_belonging="A mother came at eight.", m01_doubt="Same.")
    newer = desk.hand_in(who, m01_belonging="A mother came at nine, and waited.")

    before = desk.prompt(newer)["before"]

    assert before["words"] == "A mother came at eight."
    assert [c["text"] for c in before["changes"] if c["op"] == "removed"] == ["eight."]
    assert "".join(c["text"] for c in before["changes"] if c["op"] != "removed") == "A mother came at nine, and waited."
    assert desk.prompt(newer, DOUBT)["before"]["changes"] == []


def test_only_what_staff_may_read_is_on_the_page(desk):
    who = desk.person()
    hand_in = desk.hand_in(
        who,
        m01_first_thoughts="SECRET-ME",
        m01_belonging="Words.",
        m01_check={"q": "SECRET-COUNT"},
        m01_promise={"act": "ask", "what": "SECRET-PROMISE"},
    )

    page = desk.page(hand_in)

    assert [prompt["id"] for prompt in page["prompts"]] == [BELONGING]
    assert "SECRET" not in str(page)
    assert FIRST not in str(page)
    assert "Your first thoughts" not in page["unanswered"]
    assert "Room for the roles families choose" in page["unanswered"]


def test_what_its_writer_narrows_or_takes_back_is_gone_from_the_page_at_once(desk):
    who = desk.person()
    hand_in = desk.hand_in(who, m01_belonging="Narrowed.", m01_doubt="Withdrawn.", m01_case="ten")
    with desk.deployment.database.write() as connection:
        narrow(connection, who, module=M01, prompt=BELONGING)
        withdraw(connection, who, module=M01, prompt=DOUBT)

    page = desk.page(hand_in)

    assert [prompt["id"] for prompt in page["prompts"]] == [CASE]
    assert "Narrowed" not in str(page)
    assert "One moment, and how you know" not in page["unanswered"]
    assert desk.in_queue(prompt=BELONGING, state="all") == []


def test_whoever_may_not_read_a_hand_in_is_told_that_there_is_none(desk):
    judged = desk.person()
    hand_in = desk.hand_in(judged, m01_belonging="Words.")
    elsewhere = desk.staff("Nora", cohorts=["north"])
    mark_evaluator(desk.deployment.database, desk.rita, participant=judged, by=judged)

    sentences = set()
    for person in (elsewhere, desk.rita):
        with pytest.raises(NotThere) as refused:
            desk.page(hand_in, person)
        sentences.add(str(refused.value))

    with pytest.raises(NotThere) as refused:
        desk.opened(type(hand_in)(judged, M01, 1, by_name=False, save_id="x", number=99_999))
    assert sentences == {str(refused.value)}


def test_hostile_words_are_text_and_nothing_of_them_comes_alive(desk):
    value = {"changes": {"friend": HOSTILE}}
    hand_in = desk.hand_in(desk.person(), m01_belonging=HOSTILE, m01_roles=value)

    text, roles = desk.prompt(hand_in), desk.prompt(hand_in, "m01-roles")

    assert text["words"] == HOSTILE
    assert text["html"] == ""
    assert "&lt;script&gt;" in roles["html"]
    assert not [sign for sign in ("<script", "<img", "<a ", "<span", "<strong>no") if sign in roles["html"]]
    assert HOSTILE in roles["words"]


def test_the_rubric_stands_on_prompts_that_get_a_reply_and_on_no_other(desk):
    hand_in = desk.hand_in(desk.person(), m01_belonging="Words.", m01_doubt="Doubt.")

    rubric = desk.prompt(hand_in)["rubric"]

    assert tuple(part["id"] for part in rubric["parts"]) == PARTS
    assert rubric["columns"] == ["not there yet", "partly there", "clearly there"]
    assert all(len(part["levels"]) == 3 for part in rubric["parts"])
    assert desk.prompt(hand_in, DOUBT)["rubric"] is None


def test_the_question_stands_beside_the_words(desk):
    hand_in = desk.hand_in(desk.person(), m01_belonging="Words.")

    assert "<p>" in desk.prompt(hand_in)["question"]


def test_the_queue_goes_on_from_here(desk):
    one, two, three = (desk.hand_in(desk.person(), m01_belonging="Words.") for _ in range(3))

    middle = desk.page(two)

    assert (middle["previous"], middle["next"]) == (one.number, three.number)
    assert (middle["place"], middle["of"]) == (2, 3)
    desk.give(two, "Thank you.")
    assert desk.page(two)["next"] == three.number
    assert desk.page(three)["next"] is None


def test_a_name_behind_a_blind_hand_in_needs_a_reason_which_is_recorded(desk):
    who = desk.person("Ana Ruiz")
    hand_in = desk.hand_in(who, m01_belonging="Words.")

    with pytest.raises(ReviewError, match="Say in a few words"):
        open_name(desk.opened(hand_in), reason=" ")
    name = open_name(desk.opened(hand_in), reason="The district's route needs the name.")

    assert name == "Ana Ruiz"
    act = desk.deployment.directory.acts()[-1]
    assert (act.by, act.about, act.reason) == (desk.faye, who, "The district's route needs the name.")
    assert "Ana" not in str(desk.page(hand_in))


def test_narrowing_through_the_participants_own_page_reaches_the_reader(desk):
    who = desk.deployment.directory.person(desk.person())
    hand_in = desk.hand_in(who.id, m01_belonging="Mine again.")
    module = desk.deployment.course.module(M01)

    keep_to_oneself(desk.deployment, who.id, module=module, prompt=BELONGING)

    assert desk.page(hand_in)["prompts"] == []
