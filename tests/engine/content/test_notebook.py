"""A notebook's cells by prompt, and the cells that a page gets."""

import pytest

from commontable.content import BrokenNotebook, participant_cells
from commontable.content.notebook import cells_of, read_notebook


def test_a_page_gets_no_answer_and_no_check(course):
    notebook = course.read()

    shown = {cell.id for cell in participant_cells(notebook)}

    assert "m01-belonging-field" in shown
    assert shown.isdisjoint({"m01-belonging", "m01-case", "m01-case-check"})
    assert not any("HIDDEN" in cell.source for cell in participant_cells(notebook))


def test_a_prompt_has_its_cells_by_id(course):
    cells = cells_of(course.read(), prompt="m01-case")

    assert cells.question.id == "m01-case-question"
    assert cells.field.source == 'DataView("m01-case")'
    assert cells.answer.id == "m01-case"
    assert [cell.id for cell in cells.checks] == ["m01-case-check"]


def test_a_prompt_without_cells_has_none(course):
    cells = cells_of(course.read(), prompt="m01-gone")

    assert (cells.question, cells.field, cells.answer, cells.checks) == (None, None, None, ())


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"cells": 5}', '{"nbformat": 4, "cells": [5]}', "{" * 5000]
)
def test_what_is_no_notebook_is_told_in_one_sentence(tmp_path, text):
    path = tmp_path / "a.ipynb"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BrokenNotebook, match="is no notebook that can be read"):
        read_notebook(path)
