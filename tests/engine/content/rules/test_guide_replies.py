"""Rubrics have the four rows, and replies are worked out."""

import pytest

from commontable.content.rules.guide_replies import replies_are_worked_out, rubrics_look_at_four_things

ROWS = ["**A concrete moment** |", "**The family's view", "**The school's part", "**A next step**"]


def test_a_rubric_and_replies_in_order_have_no_finding(course):
    assert course.found_by(rubrics_look_at_four_things) == []
    assert course.found_by(replies_are_worked_out) == []


@pytest.mark.parametrize("row", ROWS)
def test_a_rubric_that_looks_at_something_else_is_found(course, row):
    course.change_guide(row, "**Tone** |" if row.endswith("|") else "**Tone, ")

    assert any("has no row for" in found for found in course.found_by(rubrics_look_at_four_things))


def test_a_fifth_row_is_found(course):
    course.change_guide("| **A next step**", "| **Length** | short | long | longer |\n| **A next step**")

    assert "wanted a table of four rows" in course.found_by(rubrics_look_at_four_things)[0]


def test_an_empty_level_is_found(course):
    course.change_guide("| none | a wish |", "| | a wish |")

    assert "a level of “**A next step**” is empty" in course.found_by(rubrics_look_at_four_things)[0]


def test_two_worked_replies_are_too_few(course):
    course.change_guide("> You draw a line.", "You draw a line.")

    assert "has 2 worked replies" in course.found_by(replies_are_worked_out)[0]
