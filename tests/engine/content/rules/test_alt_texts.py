"""Every image says in words what it shows."""

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.alt_texts import images_have_alt_text


@pytest.mark.parametrize(
    "image", ["![](figures/a.svg)", "![ ](figures/a.svg)", '<img src="a.svg">', '<img src="a.svg" alt="">']
)
def test_an_image_without_words_is_found(course, image):
    course.add_cell(new_markdown_cell(image))

    assert "without alternative text" in course.found_by(images_have_alt_text)[0]


@pytest.mark.parametrize(
    "image", ["![Two bars](figures/a.svg)", "<img alt='Two bars' src='a.svg'>", "`![](a)`"]
)
def test_an_image_with_words_has_no_finding(course, image):
    course.add_cell(new_markdown_cell(image))

    assert course.found_by(images_have_alt_text) == []
