"""What docs/coverage.md says of the five documents, held against the modules."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from commontable.content.markdown import count_words, headings_of
from commontable.content.notebook import participant_cells, read_notebook

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
MARKS = ["covered", "corrected", "tension taught", "left out"]
MODULES = {path.name[:3]: path for path in sorted((ROOT / "modules").glob("m[0-9][0-9]_*"))}

# "m07 *In the pupil's seat*, *A better sign*": a module, then its headings in italics.
HEADING = r"(?<!\*)\*(?!\*)([^*|\n]+)\*(?!\*)"
NAMED = re.compile(rf"\b(m\d\d) ({HEADING}(?:, {HEADING})*)")
ROW = re.compile(r"^\| (S\d)\.(\d+) \| (.*?) \| (.*?) \| (.*) \|$", re.MULTILINE)
STATED = re.compile(r"^\| (S\d) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
LINES = [(document, int(number), *rest) for document, number, *rest in ROW.findall(PAGE)]
DOCUMENTS = [f"S{number}" for number in range(5)]


def named(text):
    """Return each heading that a text names, with its module."""
    return [(found[1], heading) for found in NAMED.finditer(text) for heading in re.findall(HEADING, found[2])]


@cache
def headings(module):
    """Return the headings that a participant meets in a module, as they are read."""
    (notebook,) = MODULES[module].glob("*.ipynb")
    cells = [cell.source for cell in participant_cells(read_notebook(notebook)) if cell.cell_type == "markdown"]
    return {heading.text for source in cells for heading in headings_of(source)}


def not_there(text):
    return [(module, heading) for module, heading in named(text) if heading not in headings(module)]


@pytest.mark.parametrize("module", MODULES)
def test_every_heading_that_the_page_names_stands_in_that_notebook(module):
    of_this = [heading for where, heading in named(PAGE) if where == module]

    assert of_this
    assert [heading for heading in of_this if heading not in headings(module)] == []


def test_every_module_that_the_page_names_exists_and_comes_with_a_heading():
    assert set(re.findall(r"\bm\d\d\b", PAGE)) == set(MODULES)
    assert len(re.findall(r"\bm\d\d\b", PAGE)) == len(NAMED.findall(PAGE))
    assert len(re.findall(HEADING, PAGE)) == len(named(PAGE))


def test_a_heading_that_is_not_in_the_notebook_is_found():
    text = "m01 *Equal partners*, *Nowhere to be read*; m02 *Equal partners*."

    assert not_there(text) == [("m01", "Nowhere to be read"), ("m02", "Equal partners")]


def test_every_line_has_one_of_the_four_marks():
    assert [line for line in LINES if line[3] not in [f"**{mark}**" for mark in MARKS]] == []
    # A line that another form hides from the pattern would be held by nothing.
    assert len(LINES) == len(re.findall(r"^\|\s*\**S\d\.", PAGE, re.MULTILINE))


def test_what_is_left_out_has_a_reason_and_every_other_line_names_a_heading():
    for document, number, _, mark, where in LINES:
        without = re.sub(r"m\d\d |[*.;,: ]", "", where)

        assert without, (document, number)
        assert mark == "**left out**" or named(where), (document, number)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_lines_of_a_document_are_as_many_as_the_page_states(document):
    of_this = [line for line in LINES if line[0] == document]
    marks = Counter(line[3].strip("*") for line in of_this)
    stated = {name: [int(count) for count in counts] for name, *counts in STATED.findall(PAGE)}

    assert list(stated) == DOCUMENTS
    assert [number for _, number, *_ in of_this] == list(range(1, len(of_this) + 1))
    assert stated[document] == [len(of_this), *(marks[mark] for mark in MARKS)]


def test_a_gist_has_at_most_twelve_words():
    gists = [(document, number, gist) for document, number, gist, *_ in LINES]

    assert [line for line in gists if not 1 <= count_words(line[2]) <= 12] == []
