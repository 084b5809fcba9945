"""What the practice widgets keep, what they refuse, and how a reader is shown it."""

from pathlib import Path

import pytest

from commontable.content import UnacceptableValue, load_module
from commontable.content.kinds.asset_map import state_of
from commontable.content.kinds.message_rewrite import HUMAN_CHECK

GALLERY = Path(__file__).parents[3] / "gallery" / "m00_gallery"
CARD = {"seat": "linguistic", "what": "Two languages.", "how": "told", "school": "Ask.", "want": "not-asked"}
GOOD = {
    "m00-household": [{}, {"cards": []}, {"cards": [CARD, {"seat": "", "how": "unknown"}]}],
    "m00-one-family": [{"cards": [{"how": "assumed", "ask": "What do you read together?"}]}],
    "m00-reframe": [{}, {"draft": "A draft.", "notes": [{"about": "A draft.", "saw": "A desk."}], "now": ""}],
    "m00-interpreted-call": [
        {},
        {
            "path": ["phone/sister", "opening/to-her"],
            "asks": {"phone/sister": "Which way?"},
            "reflection": "Late.",
        },
    ],
    "m00-rewrite": [
        {},
        {"message": "own", "own": "Come.", "touches": ["safety"], "language": "es", "after": "Ven."},
    ],
    "m00-jargon": [{}, {"cards": {"iep": {"mine": "A plan.", "mark": "would-do"}}}],
}
BAD = {
    "m00-household": [
        "",
        {"cards": [{"seat": "income"}]},
        {"cards": [CARD] * 41},
        {"cards": [{"child": "x"}]},
    ],
    "m00-reframe": [{"notes": [{"marks": "those parents"}]}, {"score": 3}, {"draft": None}],
    "m00-interpreted-call": [
        {"path": ["phone/hang-up"]},
        {"path": ["phone/sister"] * 99},
        {"asks": {"x": "y"}},
    ],
    "m00-rewrite": [
        {"message": "none"},
        {"language": "la"},
        {"touches": ["weather"]},
        {"answers": {"x": ""}},
    ],
    "m00-jargon": [{"cards": {"gpa": {}}}, {"cards": {"iep": {"mark": "right"}}}],
}


def prompt(prompt_id):
    return load_module(GALLERY).prompt(prompt_id)


def markdown(prompt_id, value):
    prompt(prompt_id).check(value)
    return prompt(prompt_id).as_markdown(value, GALLERY)


def pairs(values):
    return [(name, value) for name, several in values.items() for value in several]


@pytest.mark.parametrize(("name", "value"), pairs(GOOD))
def test_a_value_of_its_kind_is_kept(name, value):
    prompt(name).check(value)


@pytest.mark.parametrize(("name", "value"), pairs(BAD))
def test_any_other_value_is_refused_in_one_sentence(name, value):
    with pytest.raises(UnacceptableValue) as told:
        prompt(name).check(value)

    assert prompt(name).title in str(told.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m00-household", {"cards": [{"what": " "}]}),
        ("m00-reframe", {"draft": "", "notes": [], "now": "\n"}),
        ("m00-interpreted-call", {"path": [], "asks": {"phone/sister": ""}, "reflection": " "}),
        ("m00-rewrite", {"message": "scores", "language": "en", "own": "", "after": "", "answers": {}}),
        ("m00-jargon", {"cards": {"iep": {"mine": " ", "mark": ""}}}),
    ],
)
def test_spaces_and_menus_alone_are_no_answer(name, value):
    assert prompt(name).is_empty(value)


@pytest.mark.parametrize(
    ("card", "state"),
    [
        (CARD, "finished"),
        (CARD | {"how": "assumed"}, "question"),
        (CARD | {"how": "assumed", "ask": "Asked already."}, "question"),
        ({"how": "unknown"}, "unknown"),
        (CARD | {"want": ""}, "open"),
        ({}, "open"),
    ],
)
def test_what_is_assumed_is_never_finished(card, state):
    assert state_of(card) == state


def test_a_reader_of_a_map_sees_how_each_thing_is_known():
    text = markdown("m00-household", {"cards": [CARD, {"seat": "work", "how": "unknown", "want": "agreed"}]})

    assert "**Linguistic**" in text
    assert "*How do you know?* I was told" in text
    assert "*How do you know?* I do not know yet" in text
    assert "They were asked and would have" not in text


def test_an_assumption_reaches_a_reader_as_a_question_alone():
    card = {
        "seat": "social",
        "what": "They know many.",
        "how": "assumed",
        "school": "Use it.",
        "ask": "Whom?",
    }

    text = markdown("m00-household", {"cards": [card]})

    assert "Whom?" in text
    assert "Use it" not in text


def test_a_map_of_one_family_is_for_its_writer_alone():
    assert prompt("m00-one-family").readers == "me"
    assert load_module(GALLERY).prompt("m00-reframe").readers == "me"


def test_a_transcript_holds_what_was_said_on_both_sides_and_the_reflection():
    text = markdown("m00-interpreted-call", GOOD["m00-interpreted-call"][1])

    assert text.index("I can translate") < text.index("**You:**") < text.index("Laila says six words")
    assert "*What would you ask to find out?* Which way?" in text
    assert text.endswith("Late\\.")


def test_what_was_asked_on_a_way_not_taken_in_the_end_is_handed_in_too():
    value = {
        "path": ["phone/sister"],
        "asks": {"phone/interpreter": "Who interprets at home?"},
        "reflection": "",
    }

    text = markdown("m00-interpreted-call", value)

    assert "*Also tried:*" in text
    assert "Who interprets at home?" in text


def test_a_scene_that_a_later_script_has_lost_still_leaves_its_name():
    kind = prompt("m00-interpreted-call")

    text = kind.as_markdown({"path": ["lost-scene/lost-choice"]}, GALLERY)

    assert "lost\\-scene" in text
    assert "**You:** lost\\-choice" in text


def test_before_and_after_are_handed_in_with_the_check_that_some_messages_need():
    text = markdown("m00-rewrite", {"message": "hearing", "after": "Come and tell us.", "language": "es"})

    assert "**Before**\n\nThis notice serves" in text
    assert "**After \\(Spanish\\)**\n\nCome and tell us" in text
    assert HUMAN_CHECK in text


def test_a_message_of_ones_own_needs_the_check_by_what_it_touches():
    touching = {"message": "own", "own": "Bring the papers.", "touches": ["special-education"]}

    assert HUMAN_CHECK in markdown("m00-rewrite", touching)
    assert HUMAN_CHECK not in markdown("m00-rewrite", {**touching, "touches": []})


def test_cards_are_handed_in_with_the_sentence_and_ones_own_words():
    text = markdown("m00-jargon", {"cards": {"iep": {"mine": "A plan.", "mark": "again"}, "title-i": {}}})

    assert text.startswith("**We have scheduled your child&#x27;s annual IEP")
    assert text.endswith("A plan\\.\n\n*Show me this one again.*")
    assert "Title" not in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m00-household", {"cards": [CARD | {"what": "<script>x</script>"}]}),
        ("m00-reframe", {"draft": "<script>", "notes": [{"about": "a\n<script>", "keep": "<script>"}]}),
        ("m00-interpreted-call", {"path": ["phone/sister"], "asks": {"phone/sister": "<script>"}}),
        (
            "m00-rewrite",
            {"message": "own", "own": "<script>", "after": "<script>", "answers": {"reply": "<script>"}},
        ),
        ("m00-jargon", {"cards": {"iep": {"mine": "<script>"}}}),
    ],
)
def test_words_of_a_person_stay_text(name, value):
    assert "<script" not in markdown(name, value)
