"""A hand-in is run in a kernel of its own, forked from one that has run what all hand-ins have in common."""

import os
import shutil
import time

import nbformat
import pytest
from engine.grading.small_course import CASE, FOLDER
from nbformat.v4 import new_code_cell

from commontable.grading.execute import Execute
from commontable.serving.kernels.forking.platforms import can_fork

PAGE_CELL = f"print('{CASE}')"
forks = pytest.mark.skipif(not can_fork(), reason="kernels are forked where the system can")


@pytest.fixture
def run(deployment, monkeypatch):
    """Run the released notebook, with cells put behind it, and return those cells as they came out."""
    monkeypatch.setenv("COMMONTABLE_COURSE", str(deployment.settings.course))
    monkeypatch.setenv("COMMONTABLE_DATA", str(deployment.settings.data))
    folder = deployment.settings.release / FOLDER

    def run_with(*sources):
        notebook = nbformat.read(folder / "equal_partners.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.outputs = []
        notebook.cells += [new_code_cell(source) for source in sources]
        resources = {"nbgrader": {"assignment": FOLDER}, "metadata": {"path": str(folder)}}
        done, _ = Execute(timeout=60, store_widget_state=False).preprocess(notebook, resources)
        return done.cells

    return run_with


@forks
def test_what_the_page_runs_has_run_before_the_fork(deployment, run):
    put_in_front(deployment, "import os; made_by = os.getpid()")

    *cells, told = run("print(made_by == os.getpid(), made_by == os.getppid())")

    assert text_of(told) == "False True\n"
    assert not any(cell.outputs for cell in cells if cell.source == PAGE_CELL)


@forks
def test_a_hand_in_after_the_first_is_run_without_waiting_for_anything(run):
    run()
    begun = time.monotonic()

    run()

    # Half a second on a busy machine. What waits for a socket that never comes waits ten.
    assert time.monotonic() - begun < 5


def test_nothing_of_one_hand_in_is_left_for_the_next(run):
    first = run("left_behind = 'twenty'", "print('left_behind' in globals())")[-1]

    second = run("print('left_behind' in globals())")[-1]

    assert (text_of(first), text_of(second)) == ("True\n", "False\n")


@forks
def test_two_hand_ins_draw_different_random_numbers(run):
    draws = {text_of(run("import random, secrets; print(random.random())")[-1]) for _ in range(2)}

    assert len(draws) == 2


def test_a_cell_that_is_not_as_released_is_run(run):
    changed = run(f"{PAGE_CELL}  # changed")[-1]

    assert text_of(changed) == f"{CASE}\n"


def test_a_cell_that_counts_for_a_score_is_run_wherever_it_stands(deployment, run):
    put_in_front(deployment, "print('counts')", grade=True)

    first = run()[0]

    assert text_of(first) == "counts\n"


def test_the_kernel_works_in_the_folder_of_its_hand_in(deployment, run):
    told = run("import os; print(os.getcwd())")[-1]

    assert text_of(told) == f"{deployment.settings.release / FOLDER}\n"


@forks
def test_the_kernel_is_gone_when_the_hand_in_is_done(run):
    told = run("import os; print(os.getpid())")[-1]

    with pytest.raises(ProcessLookupError):
        os.kill(int(text_of(told)), 0)


def test_a_wrong_answer_is_told_in_few_words(run):
    check = run("picked = 'ten'\nassert picked == 'twenty', 'It is twenty.'")[-1]

    (error,) = check.outputs
    assert (error.ename, error.evalue) == ("AssertionError", "It is twenty.")
    assert "picked = 'ten'" not in "".join(error.traceback)


def test_a_release_that_changed_is_run_anew(deployment, run):
    put_in_front(deployment, "which = 'first'")
    before = run("print(which)")[-1]
    put_in_front(deployment, "which = 'second'")

    after = run("print(which)")[-1]

    assert (text_of(before), text_of(after)) == ("first\n", "second\n")


def test_without_a_release_the_whole_hand_in_is_run(deployment, run, tmp_path):
    notebook = deployment.settings.release / FOLDER / "equal_partners.ipynb"
    cells = nbformat.read(notebook, as_version=4).cells
    shutil.move(deployment.settings.release / FOLDER / "module.yml", tmp_path / "module.yml")

    done = run("print('the end')")

    assert [text_of(cell) for cell in done if cell.source == PAGE_CELL] == [f"{CASE}\n"]
    assert len(done) == len(cells) + 1
    assert text_of(done[-1]) == "the end\n"


def put_in_front(deployment, source, *, grade=False):
    path = deployment.settings.release / FOLDER / "equal_partners.ipynb"
    notebook = nbformat.read(path, as_version=4)
    marks = {"nbgrader": {"grade": True}} if grade else {}
    notebook.cells = [cell for cell in notebook.cells if not cell.source.startswith(("which", source))]
    notebook.cells.insert(0, new_code_cell(source, metadata=marks))
    nbformat.write(notebook, path)


def text_of(cell):
    return "".join(output.get("text", "") for output in cell.outputs)
