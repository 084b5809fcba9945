"""Nothing is fetched from outside; links stand under "Read more"."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from commontable.content.rules.addresses import links_stand_under_read_more, nothing_comes_from_outside


def test_a_link_under_read_more_has_no_finding(course):
    assert course.found_by(nothing_comes_from_outside) == []
    assert course.found_by(links_stand_under_read_more) == []


@pytest.mark.parametrize(
    "text",
    [
        "![A chart](https://example.org/a.png)",
        "![A chart](//example.org/a.png)",
        "![A chart](<https://example.org/a.png>)",
        '<img alt="A chart" src="https://example.org/a.png">',
        "<img alt=A src=//example.org/a.png>",
        "<script>1</script>",
        "<iframe></iframe>",
        '<link rel="stylesheet" href="a.css">',
        '<p style="background: url(https://example.org/a.png)">x</p>',
        "<style>@import 'https://example.org/a.css';</style>",
    ],
)
def test_what_a_page_would_fetch_or_run_is_found(course, text):
    course.add_cell(new_markdown_cell(text))

    assert len(course.found_by(nothing_comes_from_outside)) >= 1


@pytest.mark.parametrize("text", ["![A chart](figures/a.svg)", "`<script>` is a word", "```\n<script>\n```"])
def test_own_figures_and_code_as_text_have_no_finding(course, text):
    course.add_cell(new_markdown_cell(text))

    assert course.found_by(nothing_comes_from_outside) == []


@pytest.mark.parametrize(
    "drawn",
    ["<script/>", '<image href="https://example.org/a.png"/>', "<style>@import 'https://e.org'</style>"],
)
def test_a_figure_that_calls_out_is_found(course, drawn):
    (course.folder / "a.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>', encoding="utf-8"
    )

    assert "m01_small/a.svg" in course.found_by(nothing_comes_from_outside)[0]


def test_a_plain_figure_has_no_finding(course):
    (course.folder / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', encoding="utf-8"
    )

    assert course.found_by(nothing_comes_from_outside) == []


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell("See [this](https://example.org)."),
        new_markdown_cell("See www.example.org today."),
        new_code_cell('fetch("https://example.org")'),
    ],
)
def test_a_link_before_read_more_is_found(course, cell):
    course.add_cell(cell)

    assert "Move it under “Read more”" in course.found_by(links_stand_under_read_more)[0]


def test_a_link_in_a_widget_is_found(course):
    items = [{"id": "good-news", "text": "See https://example.org"}]
    course.write_yaml("m01_small/beliefs.yml", {"lead": "L", "items": items})

    assert "m01_small/beliefs.yml" in course.found_by(links_stand_under_read_more)[0]
