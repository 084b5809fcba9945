"""When ids change, the edition does."""

from commontable.content.rules.editions import edition_names_its_prompts


def edition_of(course, edition=1):
    return {"m01_small": {edition: [prompt.id for prompt in course.module.prompts]}}


def test_a_listed_edition_has_no_finding(course):
    assert course.found_by(edition_names_its_prompts) == []


def test_a_changed_id_is_found_with_what_is_new_and_gone(course):
    course.change_prompt("m01-belonging", id="m01-belonging-here")

    found = course.found_by(edition_names_its_prompts)[0]

    assert "new: m01-belonging-here; gone: m01-belonging" in found
    assert "Write `edition: 2`" in found


def test_an_edition_that_is_not_listed_is_found(course):
    course.change_module(edition=2)

    assert "edition 2 of m01_small is not listed" in course.found_by(edition_names_its_prompts)[0]


def test_an_edition_older_than_the_newest_is_found(course):
    listed = edition_of(course)["m01_small"][1]
    course.write_yaml("editions.yml", {"m01_small": {1: listed, 2: listed}})

    assert "edition 1 is older than 2" in course.found_by(edition_names_its_prompts)[0]


def test_a_new_edition_beside_the_old_one_has_no_finding(course):
    course.change_module(edition=2)
    course.write_yaml("editions.yml", {"m01_small": {1: ["m01-gone"], **edition_of(course, 2)["m01_small"]}})

    assert course.found_by(edition_names_its_prompts) == []
