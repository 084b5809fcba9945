"""The guide's table of readers agrees with module.yml."""

import pytest

from commontable.content.rules.guide_readers import guide_says_who_reads_what


def test_a_table_that_agrees_has_no_finding(course):
    assert course.found_by(guide_says_who_reads_what) == []


@pytest.mark.parametrize(
    ("prompt", "readers"), [("m01-belonging", "me"), ("m01-roles", "group"), ("m01-promise", "facilitator")]
)
def test_a_row_that_says_otherwise_is_found(course, prompt, readers):
    course.change_prompt(prompt, readers=readers)

    found = course.found_by(guide_says_who_reads_what)

    assert len(found) == 1
    assert f"module.yml says `{readers}`" in found[0]


def test_readers_of_the_group_are_known_by_their_row(course):
    course.change_prompt("m01-roles", readers="group")
    course.change_guide("`m01-roles`, ", "")
    course.change_guide("| `m01-check`", "| `m01-roles` | the cohort, without a name |\n| `m01-check`")

    assert course.found_by(guide_says_who_reads_what) == []


def test_a_prompt_that_the_table_leaves_out_is_found(course):
    course.change_guide(", `m01-beliefs`", "")

    assert "has m01-beliefs not at all" in course.found_by(guide_says_who_reads_what)[0]


def test_a_prompt_in_two_rows_is_found(course):
    course.change_guide("| `m01-check`", "| `m01-promise`, `m01-check`")

    assert "has m01-promise twice" in course.found_by(guide_says_who_reads_what)[0]
