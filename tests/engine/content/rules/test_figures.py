"""Figures and sources belong together, both ways."""

import pytest
from engine.content.small_guide import SOURCES_YML
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.figures import printed_figures_have_sources, sourced_figures_are_printed


def say(course, text):
    course.add_cell(new_markdown_cell(f"## Evidence\n\n{text}"))


def test_a_figure_with_a_source_has_no_finding(course):
    assert course.found_by(printed_figures_have_sources) == []
    assert course.found_by(sourced_figures_are_printed) == []


@pytest.mark.parametrize(
    "figure",
    ["7 percent", "12%", "4 in 10", "3 of every 100", "2.5 times", "0.7 of a standard deviation", "11 points"],
)
def test_a_figure_without_a_source_is_found(course, figure):
    say(course, f"It was **{figure}** there.")

    found = course.found_by(printed_figures_have_sources)

    assert len(found) == 1
    assert f"prints “{figure}”" in found[0]


@pytest.mark.parametrize("text", ["It was 2020.", "Two of ten.", "At 7:40, 60 people came.", "A school of 1,000."])
def test_a_number_that_is_no_such_figure_is_let_be(course, text):
    say(course, text)

    assert course.found_by(printed_figures_have_sources) == []


def test_the_end_of_a_longer_figure_is_not_its_source(course):
    say(course, "It was 7 percent.")

    assert "prints “7 percent”" in course.found_by(printed_figures_have_sources)[0]


def test_a_figure_in_a_widget_is_found_with_its_file(course):
    line = {"id": "a", "text": "I asked."}
    course.write_yaml("m01_small/beliefs.yml", {"lead": "Of us, 5 percent.", "items": [line]})

    assert "beliefs.yml prints “5 percent”" in course.found_by(printed_figures_have_sources)[0]


def test_figures_of_the_case_and_of_a_story_need_no_study(course):
    say(course, "In the story 5 percent came, in the district 6 percent.")
    own = {"case_figures": ["6 percent"], "story_figures": ["5 percent"]}

    course.write_yaml("m01_small/sources.yml", SOURCES_YML | own)

    assert course.found_by(printed_figures_have_sources) == []


def test_the_question_of_a_case_is_left_out(course):
    course.change_cell("m01-case-question", source="Of 100 families, how many came: 10 percent?")

    assert course.found_by(printed_figures_have_sources) == []


def test_a_figure_that_is_no_longer_printed_is_found(course):
    course.change_source(figures=["27 percent", "28 percent"])

    found = course.found_by(sourced_figures_are_printed)

    assert len(found) == 1
    assert "“28 percent” is not printed" in found[0]


def test_a_figure_of_the_case_may_stand_in_the_guide_alone(course):
    course.write_yaml("m01_small/sources.yml", SOURCES_YML | {"case_figures": ["85.3"]})
    printed_nowhere = course.found_by(sourced_figures_are_printed)

    course.change_guide("The answer is", "Of every 100 it is 85.3. The answer is")

    assert "printed nowhere" in printed_nowhere[0]
    assert course.found_by(sourced_figures_are_printed) == []
