"""The normal form of a notebook: what goes, what stays, and that twice is once."""

import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from commontable.content import normal_form
from commontable.content.normal_notebook import KERNELSPEC, as_committed, write_normal
from commontable.content.notebook import read_notebook


def run_notebook():
    """Return a notebook as JupyterLab saves it after a run."""
    output = new_output("stream", text="hello")
    code = new_code_cell(
        "x = 1\n", execution_count=7, outputs=[output], metadata={"collapsed": True, "tags": ["check"]}
    )
    marks = {"grade_id": "m01-belonging", "grade": True, "solution": True, "locked": False, "points": 0}
    answer = new_markdown_cell("One. Two.\r\n", id="abc123", metadata={"nbgrader": marks, "editable": True})
    metadata = {
        "kernelspec": {"name": "other", "display_name": "Other"},
        "language_info": {"name": "python", "version": "3.9"},
        "widgets": {},
    }
    return new_notebook(cells=[code, answer], metadata=metadata)


def test_outputs_counts_and_foreign_metadata_go():
    normal = normal_form(run_notebook())

    code, answer = normal.cells
    assert (code.outputs, code.execution_count, code.metadata) == ([], None, {"tags": ["check"]})
    assert set(answer.metadata) == {"nbgrader"}
    assert normal.metadata == {"kernelspec": KERNELSPEC}


def test_a_graded_cell_goes_by_its_grade_id():
    assert normal_form(run_notebook()).cells[1].id == "m01-belonging"


def test_an_ungraded_cell_keeps_its_id_unless_a_graded_one_has_it():
    notebook = run_notebook()
    notebook.cells[0].id = "m01-belonging"
    notebook.cells.append(new_markdown_cell("Free", id="free"))

    ids = [cell.id for cell in normal_form(notebook).cells]

    assert ids == ["m01-belonging-2", "m01-belonging", "free"]


def test_each_sentence_gets_a_line():
    assert normal_form(run_notebook()).cells[1].source == "One.\nTwo."


def test_twice_is_once_and_the_notebook_given_is_left_as_it_is():
    given = run_notebook()
    before = nbformat.writes(given)

    once = normal_form(given)

    assert normal_form(once) == once
    assert nbformat.writes(given) == before
    nbformat.validate(once)


def test_a_file_from_before_cell_ids_gets_the_same_ids_every_time(tmp_path):
    path = tmp_path / "old.ipynb"
    raw = json.loads(nbformat.writes(run_notebook()))
    raw["nbformat_minor"] = 4
    for cell in raw["cells"]:
        del cell["id"]
    path.write_text(json.dumps(raw), encoding="utf-8")

    first = as_committed(read_notebook(path))

    assert as_committed(read_notebook(path)) == first
    write_normal(read_notebook(path), path=path)
    assert as_committed(read_notebook(path)) == first


def test_a_file_is_written_as_utf_8_with_one_final_newline_and_nothing_beside_it(tmp_path):
    notebook = new_notebook(cells=[new_markdown_cell("Familia 🤝", id="a")])

    write_normal(notebook, path=tmp_path / "small.ipynb")

    written = (tmp_path / "small.ipynb").read_bytes()
    assert "Familia 🤝".encode() in written
    assert written.endswith(b"}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["small.ipynb"]
