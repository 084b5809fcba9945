"""`commontable collect`, `feedback` and `lab` as somebody at a keyboard meets them."""

import subprocess
import sys
from pathlib import Path

import pytest
from engine.grading.small_course import FOLDER, child_environment

from commontable.errors import GradingError, SettingsError
from commontable.grading import collect, feedback, is_withdrawn
from commontable.grading.assignments import Assignment
from commontable.grading.lab import common_root, lab_arguments
from commontable.grading.lock import one_at_a_time
from commontable.grading.release import ensure_released, offer, released_assignments, withdraw
from commontable.settings import Settings


def run(deployment, *words):
    return subprocess.run(
        [Path(sys.executable).with_name("commontable"), *words, "--data", str(deployment.settings.data)],
        cwd=deployment.settings.course,
        env=child_environment(deployment.settings) | {"COMMONTABLE_DATA": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("verb", ["collect", "feedback"])
def test_an_unknown_module_is_one_sentence(deployment, verb):
    refused = run(deployment, verb, "m99_nowhere")

    assert refused.returncode == 1
    assert "m99_nowhere" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_collecting_before_anybody_handed_in_says_so(deployment):
    done = run(deployment, "collect", FOLDER)

    assert (done.returncode, done.stderr) == (0, "")
    assert "nobody has handed in yet" in done.stdout


def test_feedback_before_collecting_says_what_to_do_and_where_it_looked(deployment):
    refused = run(deployment, "feedback", FOLDER)

    assert refused.returncode == 1
    assert str(deployment.settings.data) in refused.stderr
    assert f"commontable collect {FOLDER}" in refused.stderr


@pytest.mark.parametrize("step", [collect, feedback])
def test_two_steps_at_once_are_refused(deployment, step):
    with one_at_a_time(deployment.settings), pytest.raises(GradingError, match="Another collect or feedback"):
        step(deployment.module, deployment.settings)


def test_a_withdrawn_module_keeps_its_files_and_comes_back(deployment):
    module, settings = deployment.module, deployment.settings
    assignment = Assignment.of(module)

    withdraw(assignment, settings=settings)
    listed_meanwhile = released_assignments(settings)

    assert listed_meanwhile == []
    assert is_withdrawn(module, settings)
    assert ensure_released(module, settings).is_file()
    offer(assignment, settings=settings)
    assert released_assignments(settings) == [assignment]


@pytest.mark.parametrize("name", ["../m01", "m01--1", "m01--0", "m01 x", "", "m01--2--3"])
def test_a_name_that_is_no_edition_is_refused(name):
    with pytest.raises(GradingError, match="no edition of a module"):
        Assignment.named(name)


def test_the_lab_listens_here_only_and_its_root_holds_course_and_data(tmp_path):
    settings = Settings(course=tmp_path / "course", data=tmp_path / ".hidden" / "data")

    arguments = lab_arguments(settings, port=1234, browser=False)

    assert common_root(settings) == tmp_path
    assert {"--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={tmp_path}"} <= {*arguments}
    assert "--ContentsManager.allow_hidden=True" in arguments
    assert not [one for one in arguments if "token" in one or "password" in one]


def test_a_data_folder_on_another_drive_is_one_sentence(tmp_path):
    relative = Settings(course=tmp_path, data=Path("elsewhere"))

    with pytest.raises(SettingsError, match="two drives"):
        common_root(relative)
