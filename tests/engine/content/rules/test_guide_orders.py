"""Running orders fit the session, say who leads and what is cut, and name prompts that are there."""

import pytest

from commontable.content.rules.guide_orders import (
    guide_names_every_prompt,
    running_orders_add_up,
    running_orders_name_real_prompts,
    running_orders_say_what_is_cut,
)

RULES = (
    running_orders_add_up,
    running_orders_say_what_is_cut,
    running_orders_name_real_prompts,
    guide_names_every_prompt,
)


def test_running_orders_that_fit_have_no_finding(course):
    assert [found for rule in RULES for found in course.found_by(rule)] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("| 50 | One", "| 45 | One", "60 minutes: the rows add up to 55"),
        ("| **60** |", "| **65** |", "the last row wants the sum in bold, **60**"),
        ("| **60** |", "| 60 |", "the last row wants the sum in bold"),
        ("### 60 minutes", "### 45 minutes", "wanted running orders of 90, 60 and 30 minutes"),
        ("| both |", "| all |", "is led by “all”"),
        ("| F |", "| S |", "the family co-facilitator leads nothing"),
        ("| minutes | activity |", "| time | activity |", "no table with the columns"),
    ],
)
def test_a_running_order_that_does_not_fit_is_found(course, old, new, sentence):
    course.change_guide(old, new)

    assert any(sentence in found for found in course.found_by(running_orders_add_up))


def test_a_running_order_that_does_not_say_what_is_cut_is_found(course):
    course.change_guide("Cut: the case.", "That is all.")

    found = course.found_by(running_orders_say_what_is_cut)

    assert len(found) == 3
    assert "nothing below the table says what is cut" in found[0]


@pytest.mark.parametrize("name", ["m01-gone", "m02-first-thoughts"])
def test_a_prompt_in_a_row_that_the_module_does_not_have_is_found(course, name):
    course.change_guide("`m01-first-thoughts`, `m01-belonging` | S", f"`{name}` | S")

    assert f"names {name}, no prompt here" in course.found_by(running_orders_name_real_prompts)[0]


def test_a_prompt_that_the_guide_forgets_is_found(course):
    course.change_guide("m01-promise", "the promise")

    assert course.found_by(guide_names_every_prompt) == [
        "facilitator_guides/m01_small.md nowhere names m01-promise. Say what it is for and what to listen for."
    ]
