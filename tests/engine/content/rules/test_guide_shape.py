"""Guides share their headings, and every hard moment is in them."""

import pytest
from engine.content.small_guide import DO, MOMENTS

from commontable.content.rules.guide_shape import HEADINGS, guide_has_the_headings, hard_moments_are_all_there

BELOW = ["Who reads what", "60 minutes", "The shape of a reply", "Worked replies", "The case"]


def test_a_guide_in_shape_has_no_finding(course):
    assert course.found_by(guide_has_the_headings) == []
    assert course.found_by(hard_moments_are_all_there) == []


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_missing_heading_is_found(course, heading):
    course.change_guide(f"## {heading}\n", "## Something else\n")

    assert f"no heading “{heading}”" in course.found_by(guide_has_the_headings)[0]


@pytest.mark.parametrize("heading", BELOW)
def test_a_missing_lower_heading_is_found(course, heading):
    course.change_guide(f"### {heading}", "### Something else")

    assert f"no heading “{heading}” under" in course.found_by(guide_has_the_headings)[0]


def test_headings_out_of_order_are_found(course):
    course.change_guide("## Handout", "## Moved")
    course.change_guide("## Answer key", "## Handout")
    course.change_guide("## Moved", "## Answer key")

    assert "headings are out of order" in course.found_by(guide_has_the_headings)[0]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_missing_hard_moment_is_found(course, moment):
    course.change_guide(f"**{moment}** {DO}\n", "")

    found = course.found_by(hard_moments_are_all_there)

    assert len(found) == 1
    assert "has no hard moment" in found[0]


def test_a_hard_moment_that_says_nothing_is_found(course):
    course.change_guide(f"**We tried that.** {DO}", "**We tried that.** Ask.")

    assert "says too little" in course.found_by(hard_moments_are_all_there)[0]
