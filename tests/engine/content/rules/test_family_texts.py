"""Texts that families would read are at grade 6 or below."""

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.family_texts import family_texts_read_easily

EASY = "We will meet on May 2. You can bring your kids. We will have food. You can speak your own language. " * 3
HARD = "Participation in the forthcoming conference necessitates preliminary electronic registration. " * 5


def in_widget(course, text):
    course.write_yaml("m01_small/beliefs.yml", {"lead": text, "items": [{"id": "a", "text": "I asked."}]})
    course.change_module(family_texts=[{"file": "beliefs.yml", "at": "lead"}])


def in_cell(course, text):
    course.add_cell(new_markdown_cell(text, id="invitation"))
    course.change_module(family_texts=[{"cell": "invitation"}])


@pytest.mark.parametrize("put", [in_widget, in_cell])
def test_plain_words_have_no_finding(course, put):
    put(course, EASY)

    assert course.found_by(family_texts_read_easily) == []


@pytest.mark.parametrize("put", [in_widget, in_cell])
def test_hard_words_are_found_with_their_place(course, put):
    put(course, HARD)

    found = course.found_by(family_texts_read_easily)

    assert len(found) == 1
    assert "a text for families, reads at grade" in found[0]


def test_a_short_line_is_not_judged(course):
    in_cell(course, "Participation necessitates registration.")

    assert course.found_by(family_texts_read_easily) == []


@pytest.mark.parametrize(
    "line",
    [
        {"file": "beliefs.yml", "at": "items.7.text"},
        {"file": "beliefs.yml", "at": "nothing"},
        {"file": "../../course.yml", "at": "title"},
        {"cell": "gone"},
        "beliefs.yml",
    ],
)
def test_a_place_at_which_nothing_stands_is_found(course, line):
    course.change_module(family_texts=[line])

    assert "where there is no text" in course.found_by(family_texts_read_easily)[0]


def test_a_position_in_a_list_is_a_place(course):
    course.write_yaml("m01_small/beliefs.yml", {"lead": "Say.", "items": [{"id": "a", "text": HARD}]})
    course.change_module(family_texts=[{"file": "beliefs.yml", "at": "items.0.text"}])

    assert "“beliefs.yml items.0.text”" in course.found_by(family_texts_read_easily)[0]


def test_an_exception_with_a_reason_is_let_through(course):
    in_cell(course, HARD)
    course.change_module(reading_exceptions=[{"where": "invitation", "reason": "A bad example, to be rewritten."}])

    assert course.found_by(family_texts_read_easily) == []
