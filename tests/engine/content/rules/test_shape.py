"""Every module keeps one shape."""

import pytest

from commontable.content.rules.shape import one_shape


def test_a_module_in_shape_has_no_finding(course):
    assert course.found_by(one_shape) == []


@pytest.mark.parametrize(
    ("prompt", "changes", "sentence"),
    [
        ("m01-roles", {"core": False}, "has 0 practice widgets"),
        ("m01-beliefs", {"core": True}, "has 2 practice widgets"),
        ("m01-case", {"core": False}, "no case exercise"),
        ("m01-check", {"core": False}, "has 0 of “check your understanding”"),
        ("m01-promise", {"core": False}, "has 0 of “promise”"),
        ("m01-first-thoughts", {"core": False}, "no first thoughts"),
    ],
)
def test_a_missing_or_doubled_part_is_found(course, prompt, changes, sentence):
    course.change_prompt(prompt, **changes)

    assert any(sentence in found for found in course.found_by(one_shape))


def test_more_than_three_reflections_are_found(course):
    more = [{"id": f"m01-more-{n}", "kind": "text", "title": "More", "readers": "me"} for n in (1, 2)]
    course.change_module(prompts=[*course.module.settings["prompts"], *more])

    found = course.found_by(one_shape)

    assert any("has 4 reflections" in sentence for sentence in found)


def test_prompts_out_of_order_are_found(course):
    course.change_module(prompts=list(reversed(course.module.settings["prompts"])))

    assert any("out of order" in sentence for sentence in course.found_by(one_shape))


@pytest.mark.parametrize("missing", ["## Read more", "## Families here"])
def test_a_missing_heading_is_found(course, missing):
    notebook = course.read()
    for cell in notebook.cells:
        cell.source = cell.source.replace(missing, "## Other")
    course.write(notebook)

    assert any(missing[3:] in sentence for sentence in course.found_by(one_shape))


def test_a_module_without_a_hand_in_is_found(course):
    notebook = course.read()
    notebook.cells = [cell for cell in notebook.cells if cell.source != "HandIn()"]
    course.write(notebook)

    assert any("Add a code cell `HandIn()`" in sentence for sentence in course.found_by(one_shape))
