"""Every button of formgrader, pressed over HTTP on a real JupyterLab, the data folder outside the course."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from engine.grading.small_course import BELONGING, FOLDER, NO_MARKUP, child_environment

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/lab\?token=(\w+)")
LONGEST_START = 120


class Lab:
    """A running `commontable lab`."""

    def __init__(self, deployment, log):
        command = [Path(sys.executable).with_name("commontable"), "lab", "--no-browser", "--port", "0"]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [*command, "--data", str(deployment.settings.data)],
                cwd=deployment.settings.course,
                env=child_environment(deployment.settings),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        self.address, self.token = self._wait(log)

    def ask(self, path, *, method="GET", data=None):
        body = json.dumps(data).encode() if data is not None else b"" if method == "POST" else None
        request = Request(f"{self.address}{path}", method=method, data=body)
        request.add_header("Authorization", f"token {self.token}")
        with urlopen(request, timeout=300) as answer:
            return answer.read().decode()

    def get(self, path):
        return json.loads(self.ask(f"/formgrader/api/{path}"))

    def press(self, path):
        result = json.loads(self.ask(f"/formgrader/api/{path}", method="POST"))
        assert result["success"], result
        return result

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def _wait(self, log):
        end = time.monotonic() + LONGEST_START
        while time.monotonic() < end and self.process.poll() is None:
            if found := ADDRESS.search(log.read_text("utf-8")):
                return found.groups()
            time.sleep(0.1)  # the server says when it is up in no other way
        raise AssertionError(log.read_text("utf-8"))


@pytest.fixture
def lab(deployment, tmp_path):
    lab = Lab(deployment, tmp_path / "lab.log")
    yield lab
    lab.stop()


@pytest.mark.skipif(os.name != "posix", reason="formgrader has no exchange buttons on Windows")
def test_every_button_of_formgrader_does_its_step(deployment, lab):
    versions = deployment.hand_in(m01_belonging="Words <b>here</b>.", m01_case="twenty", by_name=True)
    person = deployment.ana

    assert _status(lab) == "released"
    lab.press(f"assignment/{FOLDER}/assign")
    lab.press(f"assignment/{FOLDER}/unrelease")
    assert _status(lab) == "draft"
    lab.press(f"assignment/{FOLDER}/release")
    assert _status(lab) == "released"
    lab.press(f"assignment/{FOLDER}/collect")
    lab.press(f"submission/{FOLDER}/{person}/autograde")
    _comment_in_the_browser(lab, "Good that you asked.")
    lab.press(f"assignment/{FOLDER}/generate_feedback")
    lab.press(f"assignment/{FOLDER}/release_feedback")
    lab.press(f"assignment/{FOLDER}/{person}/generate_feedback")
    lab.press(f"assignment/{FOLDER}/{person}/release_feedback")

    assert deployment.feedback() == {BELONGING: [(versions["m01_belonging"], "Good that you asked.")]}
    [student] = lab.get("students")
    assert (student["first_name"], student["last_name"]) == ("Ana", NO_MARKUP)
    _nobody_without_the_token(lab)
    _the_reading_page_asks_nobody_else(lab)
    assert "m01_equal_partners" in lab.ask(f"/api/contents/course/modules/{FOLDER}")
    assert "equal_partners.ipynb" in lab.ask(f"/api/contents/elsewhere/data/submitted/{person}/{FOLDER}")


def _status(lab):
    [assignment] = lab.get("assignments")
    return assignment["status"]


def _comment_in_the_browser(lab, words):
    [submission] = lab.get(f"submitted_notebooks/{FOLDER}/equal_partners")
    assert submission["needs_manual_grade"]
    comments = lab.get(f"comments?submission_id={submission['id']}")
    comment = next(one for one in comments if one["name"] == BELONGING)
    lab.ask(f"/formgrader/api/comment/{comment['id']}", method="PUT", data={"manual_comment": words})


def _nobody_without_the_token(lab):
    with urlopen(f"{lab.address}/formgrader/api/students", timeout=60) as answer:
        assert "/login?next=" in answer.url


def _the_reading_page_asks_nobody_else(lab):
    [submission] = lab.get(f"submitted_notebooks/{FOLDER}/equal_partners")
    page = lab.ask(f"/formgrader/submissions/{submission['id']}/?index=0")
    assert "here" in page
    assert "<b>here</b>" not in page
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(?:https?:)?//[^\"]+", page)
