"""Every source is whole, named by the module and listed for participants."""

import pytest

from commontable.content.rules.sources import (
    sources_are_those_of_the_module,
    sources_are_whole,
    sources_stand_under_read_more,
)


def test_sources_in_order_have_no_finding(course):
    rules = (sources_are_whole, sources_are_those_of_the_module, sources_stand_under_read_more)

    assert [found for rule in rules for found in course.found_by(rule)] == []


def test_a_module_without_sources_is_found(course):
    (course.folder / "sources.yml").unlink()

    assert "m01_small/sources.yml is missing" in course.found_by(sources_are_whole)[0]


@pytest.mark.parametrize("name", ["citation", "supports", "design", "limits"])
def test_a_source_that_lacks_something_is_found(course, name):
    course.change_source(**{name: None})

    assert f"study has no `{name}`" in course.found_by(sources_are_whole)[0]


@pytest.mark.parametrize("flag", ["S", "N", None])
def test_a_fact_that_nobody_confirmed_is_found(course, flag):
    course.change_source(flag=flag)

    assert "study has the flag" in course.found_by(sources_are_whole)[0]


def test_a_source_that_the_module_does_not_name_is_found(course):
    course.change_source(id="other")

    found = course.found_by(sources_are_those_of_the_module)

    assert "lacks other" in found[0]
    assert "names study" in found[1]


@pytest.mark.parametrize("name", ["citation", "design", "limits"])
def test_a_source_that_is_not_listed_as_it_stands_is_found(course, name):
    course.change_source(**{name: "Something else"})

    found = course.found_by(sources_stand_under_read_more)

    assert len(found) == 1
    assert f"lacks the {name} of study" in found[0]
