"""A prompt keeps what its kind keeps, and refuses the rest in one sentence."""

import math

import pytest

from commontable.content import MAX_BYTES, UnacceptableValue

GOOD = {
    "m01-belonging": ["", "Words.", "é" * (MAX_BYTES // 2)],
    "m01-beliefs": [{}, {"good-news": {}}, {"good-news": {"times": "2-3", "sure": "a-little"}}],
    "m01-roles": [{}, {"changes": {}}, {"changes": {"advocate": "I ask first.", "council": ""}}],
    "m01-check": [{}, {"fifty": "no"}],
    "m01-case": ["", "ten"],
    "m01-then-and-now": [{}, {"now": "Today.", "moved": ""}, {"now": "", "moved": "disagree"}],
    "m01-promise": [
        {},
        {"act": "ask", "what": "a", "could_say_no": "b", "when": "2026-03-01", "not_this_month": False},
        {"act": "", "what": "", "could_say_no": "", "when": "", "not_this_month": True},
    ],
}
BAD = {
    "m01-belonging": [None, 5, ["a"], {"a": "b"}, "a\x00b", "\ud800", "x" * (MAX_BYTES + 1), "é" * MAX_BYTES],
    "m01-beliefs": [
        "a",
        {"other": {}},
        {"good-news": {"times": "9"}},
        {"good-news": {"more": "1"}},
        {"a\ud800": {}},
    ],
    "m01-roles": [{"changes": {"other": "a"}}, {"changes": {"advocate": 5}}, {"more": {}}, {"changes": []}],
    "m01-check": [{"other": "yes"}, {"fifty": "maybe"}, {"fifty": ["yes"]}, []],
    "m01-case": ["eleven", 10, True, math.nan, None, ["ten"]],
    "m01-then-and-now": [{"moved": "sideways"}, {"now": None}, {"then": "x"}, "words"],
    "m01-promise": [
        {"act": "shout"},
        {"when": "tomorrow"},
        {"when": "2026-03-01\n"},
        {"not_this_month": "yes"},
    ],
}


def pairs(values):
    return [
        pytest.param(prompt, value, id=f"{prompt}-{n}")
        for prompt, all_ in values.items()
        for n, value in enumerate(all_)
    ]


@pytest.mark.parametrize(("prompt", "value"), pairs(GOOD))
def test_a_value_of_its_kind_is_kept(course, prompt, value):
    course.module.prompt(prompt).check(value)


@pytest.mark.parametrize(("prompt", "value"), pairs(BAD))
def test_any_other_value_is_refused_in_one_sentence(course, prompt, value):
    with pytest.raises(UnacceptableValue) as told:
        course.module.prompt(prompt).check(value)

    assert course.module.prompt(prompt).title in str(told.value)
    assert len(str(told.value)) < 200


def test_a_deep_value_is_refused_before_anything_looks_into_it(course):
    deep = []
    for _ in range(100_000):
        deep = [deep]

    with pytest.raises(UnacceptableValue, match="more parts than the prompt"):
        course.module.prompt("m01-belonging").check(deep)


def test_the_size_is_counted_over_all_texts_of_a_value(course):
    half = "x" * (MAX_BYTES // 2 + 1)

    with pytest.raises(UnacceptableValue, match="100 kB can be kept"):
        course.module.prompt("m01-roles").check({"changes": {"advocate": half, "council": half}})


@pytest.mark.parametrize("value", [0, 55.5, 100, ""])
def test_a_case_with_numbers_keeps_those_within_its_limits(course, value):
    course.change_prompt("m01-case", number={"min": 0, "max": 100})

    course.module.prompt("m01-case").check(value)


@pytest.mark.parametrize("value", [-1, 101, math.nan, math.inf, True, "55", 10**400])
def test_a_case_with_numbers_refuses_all_others(course, value):
    course.change_prompt("m01-case", number={"min": 0, "max": 100})

    with pytest.raises(UnacceptableValue):
        course.module.prompt("m01-case").check(value)


EMPTY = {
    "m01-belonging": [None, "", "  \n"],
    "m01-beliefs": [None, {}, {"good-news": {}}],
    "m01-roles": [None, {}, {"changes": {"advocate": "  "}}],
    "m01-check": [None, {}],
    "m01-case": [None, ""],
    "m01-then-and-now": [None, {}, {"now": " ", "moved": ""}],
    "m01-promise": [None, {}, {"act": "", "what": "", "when": "", "not_this_month": False}],
}


@pytest.mark.parametrize(("prompt", "value"), pairs(EMPTY))
def test_a_value_without_an_answer_is_empty_and_shows_nothing(course, prompt, value):
    asked = course.module.prompt(prompt)

    assert asked.is_empty(value)
    assert asked.as_markdown(value, course.folder) == ""


SHOWN = {
    "m01-belonging": ("<b> *x*", r"&lt;b&gt; \*x\*"),
    "m01-beliefs": (
        {"good-news": {"times": "2-3", "sure": "very"}},
        "- I told good news\\. **two or three times; very sure**",
    ),
    "m01-roles": ({"changes": {"advocate": "I ask.", "council": ""}}, "**Advocate**\n\nI ask\\."),
    "m01-check": ({"fifty": "no"}, "**What do you say?**\n\nNo\\."),
    "m01-case": ("twenty", "Twenty more"),
    "m01-then-and-now": ({"now": "Today", "moved": "less-sure"}, "Today\n\n**I am less sure than I was.**"),
    "m01-promise": (
        {"act": "tell", "what": "News", "when": "2026-03-01"},
        "**I will tell:** News\n\n**When I come back with what I did:** March 1, 2026",
    ),
}


@pytest.mark.parametrize("prompt", list(SHOWN))
def test_a_value_is_shown_with_the_labels_of_its_prompt(course, prompt):
    value, expected = SHOWN[prompt]

    shown = course.module.prompt(prompt).as_markdown(value, course.folder)

    assert shown == expected


def test_not_this_month_is_a_full_answer(course):
    prompt = course.module.prompt("m01-promise")

    assert not prompt.is_empty({"not_this_month": True})
    assert prompt.as_markdown({"not_this_month": True}, course.folder) == "Not this month."


def test_a_released_copy_shows_its_own_labels(course, tmp_path):
    prompt = course.module.prompt("m01-beliefs")
    (tmp_path / "beliefs.yml").write_text(
        "lead: L\nitems: [{id: good-news, text: Older words}]", encoding="utf-8"
    )

    shown = prompt.as_markdown({"good-news": {"times": "0"}}, tmp_path)

    assert shown == "- Older words **not once**"
