"""What is said of the law has its source and date, and is no advice."""

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.law import law_is_sourced_and_no_advice, legal_sources_have_a_date

RULES = (legal_sources_have_a_date, law_is_sourced_and_no_advice)
ADVICE = "(General information as of 2025, not legal advice.)"


def say(course, text):
    course.add_cell(new_markdown_cell(f"## Rights\n\n{text}"))


def test_a_module_without_law_needs_none(course):
    assert [found for rule in RULES for found in course.found_by(rule)] == []


def test_law_with_its_source_and_date_has_no_finding(course):
    say(course, f"Section 1116 asks for it. {ADVICE}")
    course.change_source(law=True, as_of="2025-10")

    assert [found for rule in RULES for found in course.found_by(rule)] == []


@pytest.mark.parametrize("as_of", [None, "2025", "2025-13", "last year"])
def test_a_legal_source_without_its_month_is_found(course, as_of):
    course.change_source(law=True, as_of=as_of)

    assert "a source of law without its month" in course.found_by(legal_sources_have_a_date)[0]


@pytest.mark.parametrize("text", ["Section 1116", "the law says", "by law", "federal law", "Ed. Code", "FERPA"])
def test_law_without_a_legal_source_is_found(course, text):
    say(course, f"It is {text}. {ADVICE}")

    assert "no source has `law: true`" in course.found_by(law_is_sourced_and_no_advice)[0]


def test_law_that_might_be_taken_for_advice_is_found(course):
    say(course, "Federal law and the law of this state ask for it.")
    course.change_source(law=True, as_of="2025-10")

    assert "nowhere says that this is" in course.found_by(law_is_sourced_and_no_advice)[0]
