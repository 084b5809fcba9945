"""Answer keys never reach participants."""

import pytest

from commontable.content.rules.answer_keys import (
    checks_hide_their_test,
    files_hold_no_answer_key,
    folder_holds_one_notebook,
    hidden_tests_stand_in_checks,
)

HIDDEN = "### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS"


def test_a_module_that_gives_nothing_away_has_no_finding(course):
    rules = (
        checks_hide_their_test,
        files_hold_no_answer_key,
        folder_holds_one_notebook,
        hidden_tests_stand_in_checks,
    )

    assert [found for rule in rules for found in course.found_by(rule)] == []


@pytest.mark.parametrize("name", ["correct", "answer", "Solution"])
def test_a_key_in_a_file_of_the_module_is_found(course, name):
    course.write_yaml("m01_small/families_here.yml", {"slots": [{name: "b"}]})

    assert f"has a line `{name.lower()}:`" in course.found_by(files_hold_no_answer_key)[0]


@pytest.mark.parametrize("name", ["small.md", "small.py", "copy.ipynb"])
def test_a_copy_of_the_notebook_is_found(course, name):
    (course.folder / name).write_text("", encoding="utf-8")

    assert f"m01_small/{name} would go to participants" in course.found_by(folder_holds_one_notebook)[0]


def test_a_hidden_test_in_a_cell_that_a_page_runs_is_found(course):
    course.change_cell("m01-belonging-field", source=HIDDEN)

    assert "m01-belonging-field has hidden tests" in course.found_by(hidden_tests_stand_in_checks)[0]


def test_a_hidden_test_without_an_end_is_found(course):
    course.change_cell("m01-case-check", source="### BEGIN HIDDEN TESTS\nassert True")

    assert "Pair them" in course.found_by(hidden_tests_stand_in_checks)[0]


def test_a_check_that_hides_nothing_is_found(course):
    course.change_cell("m01-case-check", source="assert m01_case == 'ten'")

    assert "the check of m01-case hides nothing" in course.found_by(checks_hide_their_test)[0]
