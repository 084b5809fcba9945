"""The key answers every question, and nothing else gives the case away."""

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.guide_keys import (
    answer_key_answers_every_case,
    answer_key_answers_every_question,
    case_answer_is_not_given_away,
)

RULES = (answer_key_answers_every_question, answer_key_answers_every_case, case_answer_is_not_given_away)
SOLVED = '### BEGIN SOLUTION\nm01_case = "ten"\n### END SOLUTION'


@pytest.fixture
def solved(course):
    course.change_cell("m01-case", source=SOLVED)
    return course


def test_a_key_that_fits_has_no_finding(solved):
    assert [found for rule in RULES for found in solved.found_by(rule)] == []


def test_a_question_that_the_key_leaves_out_is_found(course):
    course.change_guide("| `fifty` | `no` | it is so |\n", "")

    assert "leaves out the question `fifty`" in course.found_by(answer_key_answers_every_question)[0]


def test_an_answer_that_is_no_choice_is_found(course):
    course.change_guide("| `fifty` | `no` |", "| `fifty` | `perhaps` |")

    assert "answers `fifty` with `perhaps`" in course.found_by(answer_key_answers_every_question)[0]


def test_a_key_with_another_answer_than_the_solution_is_found(solved):
    solved.change_guide("The answer is *ten more*.", "The answer is *twenty more*.")

    assert "the answer to m01-case is “Ten more”" in solved.found_by(answer_key_answers_every_case)[0]


def test_prose_that_gives_the_answer_away_is_found(solved):
    solved.add_cell(new_markdown_cell("In the end it was ten more."))

    assert "the words of the right choice of m01-case" in solved.found_by(case_answer_is_not_given_away)[0]


def test_prose_that_names_all_choices_gives_nothing_away(solved):
    solved.add_cell(new_markdown_cell("Was it ten more, or twenty more?"))

    assert solved.found_by(case_answer_is_not_given_away) == []
