"""Every module's released notebook runs clean, and soon."""

import pytest
from course.every import FOLDERS, ROOT

from commontable.content.course import load_course
from commontable.grading.trial_runs import trial_runs


@pytest.fixture(scope="module")
def runs():
    """Return what each released notebook said, and how long its kernel worked from its start."""
    return {one.folder: one for one in trial_runs(load_course(ROOT), root=ROOT)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_released_notebook_runs_without_an_error_or_a_warning(runs, folder):
    assert runs[folder].said == ()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_released_notebook_takes_less_than_three_seconds_of_work(runs, folder):
    # Processor time: on a machine that does other things beside, the clock on the wall says more about those.
    assert list(runs[folder].findings()) == []
