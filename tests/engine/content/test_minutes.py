"""Time is computed: words, and the minutes of prompts."""

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.markdown import count_words
from commontable.content.minutes import time_of


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One two three.", 3),
        ("# A heading\n\n- one\n- two", 4),
        ("It's a so-called co-designer, 3.5 of them.", 7),
        ("**Bold** and [a link](https://example.org/long-path).", 4),
        ("![An image of two bars](a.svg) one", 1),
        ("```python\nx = 1\n```\none", 1),
        ("| a | b |\n|---|---|\n| c | d |", 4),
        ("<!-- not read --><b>one</b>", 1),
        ("", 0),
    ],
)
def test_only_words_that_are_read_are_counted(markdown, words):
    assert count_words(markdown) == words


def test_core_and_more_are_told_apart(course):
    time = time_of(course.module, notebook=course.read())

    assert (time.core_minutes, time.more_minutes) == (35, 9)
    assert time.core_words < 100


def test_more_time_ends_at_a_heading_of_its_level(course):
    notebook = course.read()
    before = time_of(course.module, notebook=notebook)
    deeper = new_markdown_cell("### Deeper\n\n" + "word " * 10)
    back = new_markdown_cell("## Back\n\n" + "word " * 10)
    place = next(n for n, cell in enumerate(notebook.cells) if cell.source.startswith("## Read more"))
    notebook.cells[place:place] = [deeper, back]

    after = time_of(course.module, notebook=notebook)

    assert (after.more_words - before.more_words, after.core_words - before.core_words) == (11, 11)


def test_a_prompt_may_take_other_minutes_than_its_kind(course):
    course.change_prompt("m01-belonging", minutes=10)

    assert time_of(course.module, notebook=course.read()).core_minutes == 41
