"""Notebooks are committed in normal form."""

import nbformat
import pytest

from commontable.content.rules.normal_forms import notebook_is_in_normal_form


def test_a_notebook_in_normal_form_has_no_finding(course):
    assert course.found_by(notebook_is_in_normal_form) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda notebook: notebook.metadata.update({"widgets": {}}),
        lambda notebook: notebook.cells[0].metadata.update({"collapsed": True}),
        lambda notebook: notebook.cells[0].update({"source": "One. Two."}),
    ],
)
def test_a_notebook_in_another_form_is_found(course, spoil):
    notebook = course.read()
    spoil(notebook)
    course.notebook.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")

    assert "Run `commontable check --fix`" in course.found_by(notebook_is_in_normal_form)[0]


def test_escaped_letters_are_found(course):
    notebook = course.read()
    notebook.cells[0].source = "# Niños"
    course.write(notebook)
    text = course.notebook.read_text(encoding="utf-8").replace("ñ", "\\u00f1")
    course.notebook.write_text(text, encoding="utf-8")

    assert len(course.found_by(notebook_is_in_normal_form)) == 1
