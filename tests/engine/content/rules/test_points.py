"""Points stand in checks only."""

from commontable.content.rules.points import points_only_for_checks


def test_reflections_without_points_have_no_finding(course):
    assert course.found_by(points_only_for_checks) == []


def test_a_reflection_with_points_is_found(course):
    course.change_cell("m01-belonging", marks={"points": 2})

    assert "m01-belonging has 2.0 points; wanted 0" in course.found_by(points_only_for_checks)[0]


def test_a_check_without_points_is_found(course):
    course.change_cell("m01-case-check", marks={"points": 0})

    assert "the check of m01-case has no points" in course.found_by(points_only_for_checks)[0]
