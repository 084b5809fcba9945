"""A look at every notebook as it runs, before anybody else meets it."""

import nbformat
from engine.grading.small_course import FOLDER, write_course
from nbformat.v4 import new_code_cell

from commontable.content.course import load_course
from commontable.grading.trial_runs import TrialRun, trial_runs


def test_a_cell_that_fails_and_one_that_prints_are_each_told_in_a_sentence(tmp_path):
    root = write_course(tmp_path / "course")
    path = root / "modules" / FOLDER / "equal_partners.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [new_code_cell("print('a leftover')", id="leftover"), new_code_cell("1 / 0", id="broken")]
    nbformat.write(notebook, path)

    [run] = trial_runs(load_course(root), root=root)

    assert run.folder == FOLDER
    said = list(run.findings())
    assert [words for words in said if "it printed “a leftover”." in words] != []
    assert [words for words in said if "ZeroDivisionError: division by zero" in words] != []
    assert not (root / "var").exists()


def test_a_slow_notebook_is_told_and_a_quick_one_is_not():
    slow = TrialRun(folder="m01_slow", said=(), seconds=4.2)
    quick = TrialRun(folder="m01_quick", said=(), seconds=0.4)

    assert [words[:44] for words in slow.findings()] == ["m01_slow: its notebook takes 4.2 s of proces"]
    assert list(quick.findings()) == []
