"""One sentence per line, and nothing that Markdown means is changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown import markdown2html

from commontable.content.sentences import one_sentence_per_line

PARTS = [
    *("A b.", "C d e", "Dr. ", "e.g. ", "1. ", "- ", "* ", "> ", "# ", "`x. Y`", "**Bold. X**", "[a. B](c)"),
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "| a. B |",
        "|--|--|",
        "$5. ",
        "$x$",
        "```",
        "~~~",
        "---",
        "===",
        "\\",
    ),
    *(
        "<b>",
        "</b>",
        "No! ",
        "?",
        "...",
        "(X) ",
        "\t",
        "_e. F_",
        '"Q." ',
        "2020. ",
        "<!-- ",
        "-->",
        "[r]: ",
        "$$",
    ),
]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One. Two! Three?", "One.\nTwo!\nThree?"),
        ("One that goes\non here. Two.", "One that goes on here.\nTwo."),
        ('She said: "Come in." Then we sat.', 'She said: "Come in."\nThen we sat.'),
        ("So held Lau v. Nichols. It stands.", "So held Lau v. Nichols.\nIt stands."),
        ("It was 2019. It rained.", "It was 2019.\nIt rained."),
        ("The answer is no. We asked again.", "The answer is no.\nWe asked again."),
        ("- One. Two.\n- Three.", "- One.\n  Two.\n- Three."),
        ("1. One. Two.\n2. Three.", "1. One.\n   Two.\n2. Three."),
        ("> One. Two.\n> Three.", "> One.\n> Two.\n> Three."),
        ("**One. Two.** Three.", "**One.\nTwo.**\nThree."),
        ("One.  \nTwo. Three.", "One.  \nTwo.\nThree."),
    ],
)
def test_each_sentence_gets_its_line(before, after):
    assert one_sentence_per_line(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Mapp and Ms. Lee met at St. Mary.",
        "Some languages, e.g. Spanish and i.e. Hmong, are named.",
        "K. L. Mapp wrote it.",
        "See No. 5 and pp. 12 of it.",
        "The U.S. Department said so.",
        "It is `a. B` here.",
        "See [the study. It is long](figures/a.svg).",
        "It was 3.5 points, at 10.30 a.m. on that day.",
        "# A heading. With a stop",
        "A heading. With a stop\n===",
        "| One. Two | Three. Four |\n|---|---|\n| A. B | C. D |",
        "One. Two | Three\n--- | ---\nA. B | C",
        "```\nOne. Two.\n```",
        "    code. Not prose.",
        "<div>\nOne. Two.\n</div>",
        "<!-- One. Two. -->",
        "$$\na. B\n$$",
        "[ref]: figures/a.svg 'One. Two'",
    ],
)
def test_what_is_no_sentence_end_stays_on_its_line(text):
    assert one_sentence_per_line(text) == text


@pytest.mark.parametrize(
    "text", ["We waited. 2. It is no list.", "Look. # No heading.", "So. - No list.", "So. > No quote."]
)
def test_no_line_begins_as_something_else_than_prose(text):
    lines = one_sentence_per_line(text).split("\n")

    assert not any(line.startswith(("2.", "#", "-", ">")) for line in lines)


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_running_it_twice_changes_nothing(markdown):
    once = one_sentence_per_line(markdown)

    assert one_sentence_per_line(once) == once


@given(st.lists(st.sampled_from([part for part in PARTS if "|" not in part]), max_size=9).map("".join))
def test_a_reader_sees_the_same(markdown):
    def shown(text):
        return re.sub(r'\s+|id="[^"]*"|href="#[^"]*"', "", markdown2html(text))

    assert shown(one_sentence_per_line(markdown)) == shown(markdown)
