"""Every prompt has its three cells, each marked as nbgrader and a page need it."""

import pytest

from commontable.content.rules.three_cells import three_cells_of_each_prompt


def test_prompts_with_their_cells_have_no_finding(course):
    assert course.found_by(three_cells_of_each_prompt) == []


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("m01-belonging-question", "has no question cell"),
        ("m01-belonging-field", "has no field cell"),
        ("m01-belonging", "has no answer cell"),
        ("m01-case-check", "no cell tagged `check` follows"),
    ],
)
def test_a_missing_cell_is_found(course, cell, named):
    notebook = course.read()
    notebook.cells = [each for each in notebook.cells if each.id != cell]
    course.write(notebook)

    found = course.found_by(three_cells_of_each_prompt)

    assert len(found) == 1
    assert named in found[0]


@pytest.mark.parametrize(
    ("cell", "changes", "sentence"),
    [
        ("m01-belonging-question", {"marks": {"locked": False}}, "the question cell must be locked Markdown"),
        ("m01-belonging-field", {"marks": {"locked": False}}, "the field cell must be locked code"),
        ("m01-belonging-field", {"source": 'Reflection("m01-other")'}, 'Write `Reflection("m01-belonging")`'),
        (
            "m01-belonging-field",
            {"source": 'Promise("m01-belonging")'},
            'Write `Reflection("m01-belonging")`',
        ),
        ("m01-belonging", {"marks": {"grade": False}}, "Manually graded answer"),
        ("m01-belonging", {"marks": {"solution": False}}, "Manually graded answer"),
        ("m01-case", {"marks": {"solution": False}}, "Autograded answer"),
        ("m01-belonging", {"tags": ["other"]}, "is not tagged `answer`"),
    ],
)
def test_a_cell_that_is_marked_otherwise_is_found(course, cell, changes, sentence):
    course.change_cell(cell, **changes)

    assert any(sentence in found for found in course.found_by(three_cells_of_each_prompt))


def test_cells_out_of_order_are_found(course):
    notebook = course.read()
    place = next(number for number, each in enumerate(notebook.cells) if each.id == "m01-belonging-question")
    notebook.cells.insert(place + 1, notebook.cells.pop(place))
    course.write(notebook)

    assert "out of order" in course.found_by(three_cells_of_each_prompt)[0]


def test_an_answer_cell_of_the_wrong_type_is_found(course):
    course.change_prompt(
        "m01-belonging", kind="case", options=[{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]
    )

    assert any("is markdown; wanted code" in found for found in course.found_by(three_cells_of_each_prompt))
