"""nbgrader's own commands, run in the course folder as its documentation says."""

import subprocess
import sys

import pytest
from engine.grading.small_course import BELONGING, FOLDER, child_environment


@pytest.fixture
def nbgrader(deployment):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=deployment.settings.course,
            env=child_environment(deployment.settings),
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_collect_without_update_leaves_what_stands_there(deployment, nbgrader):
    deployment.hand_in(m01_belonging="First.")
    first = nbgrader("collect", FOLDER)
    deployment.hand_in(m01_belonging="Second.")
    again = nbgrader("collect", FOLDER)
    kept = deployment.answer("submitted", BELONGING).metadata["commontable"]["value"]
    updated = nbgrader("collect", FOLDER, "--update")

    assert (first.returncode, again.returncode, updated.returncode) == (0, 0, 0), first.stderr
    assert kept == "First."
    assert deployment.answer("submitted", BELONGING).metadata["commontable"]["value"] == "Second."


def test_autograde_grades_what_was_collected(deployment, nbgrader):
    deployment.hand_in(m01_case="twenty")
    nbgrader("collect", FOLDER)

    graded = nbgrader("autograde", FOLDER)

    assert graded.returncode == 0, graded.stderr
    with deployment.submission() as submission:
        assert submission.score == 1


def test_list_shows_what_is_released_and_what_is_handed_in(deployment, nbgrader):
    deployment.hand_in(m01_belonging="Words.")

    released = nbgrader("list")
    inbound = nbgrader("list", "--inbound")

    assert FOLDER in released.stderr
    assert deployment.ana in inbound.stderr


@pytest.mark.parametrize("step", ["fetch_assignment", "submit", "fetch_feedback"])
def test_what_participants_do_in_the_app_is_refused_in_one_sentence(nbgrader, step):
    refused = nbgrader(step, FOLDER)

    assert refused.returncode == 1
    assert "in the Common Table app" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_unusable_data_folder_is_one_sentence_and_nothing_is_written_elsewhere(deployment, tmp_path):
    (tmp_path / "a-file").write_text("")
    before = sorted(deployment.settings.course.rglob("*"))

    refused = subprocess.run(
        [sys.executable, "-m", "nbgrader", "list"],
        cwd=deployment.settings.course,
        env=child_environment(deployment.settings) | {"COMMONTABLE_DATA": str(tmp_path / "a-file" / "data")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert sorted(deployment.settings.course.rglob("*")) == before
