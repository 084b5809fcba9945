"""The whole course: its starts, and the guides that belong to no module."""

import pytest

from commontable.content.checking import findings
from commontable.content.course import load_course
from commontable.content.rules.starts import general_guides_lead_somewhere, starts_are_of_the_course

START = {"title": "Start as a leader", "for": "principals", "modules": ["m01_small", "m06_gone", "m07_gone"]}


@pytest.fixture
def started(course):
    course.write_yaml(
        "course.yml", {"title": "C", "contact": "c", "modules": ["m01_small"], "starts": [START]}
    )
    return course


def test_a_course_without_starts_has_no_finding(course):
    assert list(starts_are_of_the_course(course.root)) == []
    assert load_course(course.root).starts == ()


def test_a_start_with_modules_that_are_not_in_the_course_is_found(started):
    found = [sentence for sentence in findings(started.root) if "start" in sentence]

    assert len(found) == 2
    assert "names m06_gone, which is not in `modules`" in found[0]


def test_a_start_is_shown_with_the_modules_that_are_there(started):
    [start] = load_course(started.root).starts

    assert (start.title, start.whom, start.modules) == ("Start as a leader", "principals", ("m01_small",))


def test_a_start_of_which_nothing_is_there_is_not_shown(course):
    course.write_yaml(
        "course.yml",
        {"title": "C", "contact": "c", "modules": ["m01_small"], "starts": [START | {"modules": ["m06_gone"]}]},
    )

    assert load_course(course.root).starts == ()


def test_a_start_of_another_length_is_found(course):
    short = START | {"modules": ["m01_small"]}
    course.write_yaml("course.yml", {"title": "C", "contact": "c", "modules": ["m01_small"], "starts": [short]})

    assert "has 1 modules; wanted 3" in next(starts_are_of_the_course(course.root))


def test_a_start_without_a_title_is_a_sentence(course):
    course.write_yaml("course.yml", {"title": "C", "contact": "c", "modules": ["m01_small"], "starts": [{"for": "x"}]})

    assert "`title` is missing" in findings(course.root)[0]


def test_a_dead_link_of_a_general_guide_is_found(course):
    (course.guide.parent / "facilitating.md").write_text("# Facilitating\n\n[Gone](gone.md)\n", "utf-8")

    assert "facilitator_guides/facilitating.md links to gone.md" in next(general_guides_lead_somewhere(course.root))
