"""One name travels the whole way."""

import json

from nbformat.v4 import new_markdown_cell

from commontable.content.rules.prompt_ids import (
    cell_ids_are_grade_ids,
    cell_ids_are_unique,
    ids_name_their_module,
    notebook_knows_no_other_prompts,
)


def test_ids_in_order_have_no_finding(course):
    rules = (
        ids_name_their_module,
        cell_ids_are_grade_ids,
        cell_ids_are_unique,
        notebook_knows_no_other_prompts,
    )

    assert [found for rule in rules for found in course.found_by(rule)] == []


def test_an_id_of_another_module_is_found(course):
    course.change_prompt("m01-belonging", id="m02-belonging")

    assert "m02-belonging does not begin with m01-" in course.found_by(ids_name_their_module)[0]


def test_a_cell_with_two_names_is_found(course):
    raw = json.loads(course.notebook.read_text(encoding="utf-8"))
    next(cell for cell in raw["cells"] if cell["id"] == "m01-belonging")["id"] = "abc123"
    course.notebook.write_text(json.dumps(raw), encoding="utf-8")

    found = course.found_by(cell_ids_are_grade_ids)

    assert len(found) == 1
    assert "grade id m01-belonging has the cell id abc123" in found[0]


def test_two_cells_with_one_grade_id_are_found(course):
    raw = json.loads(course.notebook.read_text(encoding="utf-8"))
    copy = next(cell for cell in raw["cells"] if cell["id"] == "m01-belonging")
    raw["cells"].append(copy | {"id": "other"})
    course.notebook.write_text(json.dumps(raw), encoding="utf-8")

    assert "2 cells are called m01-belonging" in course.found_by(cell_ids_are_unique)[0]


def test_two_cells_with_one_id_are_found(course):
    raw = json.loads(course.notebook.read_text(encoding="utf-8"))
    for cell in raw["cells"][:2]:
        cell["id"] = "same"
    course.notebook.write_text(json.dumps(raw), encoding="utf-8")

    assert "2 cells are called same" in course.found_by(cell_ids_are_unique)[0]


def test_an_answer_cell_of_no_prompt_is_found(course):
    marks = {"grade_id": "m01-gone", "grade": True, "solution": True, "locked": False, "points": 0}
    course.add_cell(new_markdown_cell("", metadata={"nbgrader": marks, "tags": ["answer"]}))

    assert "m01-gone belongs to no prompt" in course.found_by(notebook_knows_no_other_prompts)[0]
