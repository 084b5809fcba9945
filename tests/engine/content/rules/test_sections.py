"""Every prompt stands in one section, on the right side of "If you have more time"."""

from commontable.content.rules.sections import core_stands_before_more, prompts_in_sections


def test_sections_that_hold_each_prompt_once_have_no_finding(course):
    assert course.found_by(prompts_in_sections) == []
    assert course.found_by(core_stands_before_more) == []


def test_a_prompt_without_a_section_is_found(course):
    sections = course.module.settings["sections"]
    course.change_module(sections=[sections[0] | {"prompts": sections[0]["prompts"][1:]}, sections[1]])

    assert "m01-first-thoughts stands in no section" in course.found_by(prompts_in_sections)[0]


def test_a_prompt_in_two_sections_is_found(course):
    sections = course.module.settings["sections"]
    course.change_module(sections=[sections[0], sections[1] | {"prompts": ["m01-beliefs", "m01-promise"]}])

    assert "m01-promise stands in all and more" in course.found_by(prompts_in_sections)[0]


def test_a_core_prompt_in_a_section_that_is_not_core_is_found(course):
    course.change_prompt("m01-beliefs", core=True)

    assert "m01-beliefs is core, and its section is not" in course.found_by(prompts_in_sections)[0]


def test_a_core_prompt_under_more_time_is_found(course):
    course.change_prompt("m01-beliefs", core=True)

    found = course.found_by(core_stands_before_more)

    assert len(found) == 1
    assert "m01-beliefs is core and stands under" in found[0]


def test_a_prompt_on_the_core_path_that_is_not_core_is_found(course):
    course.change_prompt("m01-belonging", core=False)

    assert (
        "m01-belonging is not core and stands on the core path" in course.found_by(core_stands_before_more)[0]
    )
