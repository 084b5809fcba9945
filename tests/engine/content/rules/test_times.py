"""The stated minutes are the computed ones, and the core path is short."""

from nbformat.v4 import new_markdown_cell

from commontable.content.rules.times import core_path_is_short, minutes_are_computed


def test_honest_minutes_have_no_finding(course):
    assert course.found_by(minutes_are_computed) == []
    assert course.found_by(core_path_is_short) == []


def test_other_minutes_than_computed_are_found(course):
    course.change_module(minutes=20)

    found = course.found_by(minutes_are_computed)

    assert "Write `minutes: 35`" in found[0]
    assert "add up to 35 minutes, and `minutes` is 20" in found[1]


def test_two_hundred_more_words_are_one_more_minute(course):
    course.add_cell(new_markdown_cell("word " * 200))

    assert "Write `minutes: 36`" in course.found_by(minutes_are_computed)[0]


def test_words_under_more_time_and_read_more_take_no_core_minutes(course):
    notebook = course.read()
    for cell in notebook.cells:
        if cell.source.startswith(("## If you have more time", "## Read more")):
            cell.source += "\n\n" + "word " * 2000
    course.write(notebook)

    assert course.found_by(minutes_are_computed) == []
    assert course.found_by(core_path_is_short) == []


def test_a_core_path_of_too_many_words_is_found(course):
    course.add_cell(new_markdown_cell("word " * 1800))

    assert "words; at most 1800" in course.found_by(core_path_is_short)[0]


def test_a_core_path_of_too_many_minutes_is_found(course):
    course.change_prompt("m01-belonging", minutes=30)

    assert "takes 61 minutes" in course.found_by(core_path_is_short)[0]
