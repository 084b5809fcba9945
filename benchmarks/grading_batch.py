"""Autograding a batch of hand-ins: this project's steps, and stock nbgrader on the same notebooks."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from people import Person, enrol_all, write_words
from servers import FOLDER, ROOT, Server

from commontable.grading.runs import run_nbgrader, troubles
from commontable.settings import Settings

PROMPT = "m01-belonging"
CONFIG = """c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "bench"
c.CourseDirectory.db_url = "sqlite:///{root}/gradebook.db"
"""


@dataclass(frozen=True)
class Batch:
    """Seconds for one hand-in, the start of the program shared by all of them."""

    hand_ins: int
    each: float


def hand_in_all(server: Server, *, people: int) -> None:
    """Let newly enrolled people write something and hand it in."""
    for person in enrol_all(server.address, people, group="Hands in"):
        write_words(server.address, person, prompt=PROMPT, words=f"What {person.name} thinks about belonging.")
        _hand_in(server.address, person)


def autograde_ours(data: Path, *, people: int) -> Batch:
    """Collect, then time autograding alone."""
    _ours(data, "collect")
    begun = time.monotonic()
    _ours(data, "autograde")
    each = (time.monotonic() - begun) / people
    _must_be(len(list((data / "autograded").glob(f"*/{FOLDER}/*.ipynb"))), people)
    return Batch(people, each)


def autograde_stock(folder: Path, *, data: Path, people: int) -> Batch:
    """Time `nbgrader autograde` of a course that knows nothing of this project's classes, on the same hand-ins."""
    course = folder / "stock"
    shutil.copytree(data / "submitted", course / "submitted")
    shutil.copytree(data / "source", course / "source")
    (course / "nbgrader_config.py").write_text(CONFIG.format(root=str(course)), "utf-8")
    _stock(course, "generate_assignment", FOLDER, "--force")
    begun = time.monotonic()
    _stock(course, "autograde", FOLDER)
    each = (time.monotonic() - begun) / people
    _must_be(len(list((course / "autograded").glob(f"*/{FOLDER}/*.ipynb"))), people)
    return Batch(people, each)


def _ours(data: Path, step: str) -> None:
    """Take one step through the same function as the command line and the staff page."""
    trouble = troubles(run_nbgrader((step, FOLDER), settings=Settings(course=ROOT, data=data)))
    if trouble:
        raise SystemExit(trouble)


def _stock(course: Path, *words: str) -> None:
    _run([sys.executable, "-m", "nbgrader", *words], folder=course)


def _run(command: list[str], *, folder: Path) -> None:
    # nbgrader makes its gradebook with the `alembic` that it finds by name.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"COMMONTABLE_COURSE": str(ROOT), "PATH": path}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or done.stdout.strip():
        said = (done.stdout + done.stderr).strip().splitlines()[-1:]
        raise SystemExit(f"Grading stopped in {' '.join(command[-3:])}: {''.join(said)}")


def _must_be(found: int, wanted: int) -> None:
    if found < wanted:
        raise SystemExit(f"Only {found} of {wanted} hand-ins were autograded, so their time says nothing.")


def _hand_in(address: str, person: Person) -> None:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    body = json.dumps({"save_id": uuid4().hex, "by_name": True})
    headers = {**person.headers, "Content-Type": "application/json"}
    connection.request("POST", f"/api/hand-ins/{FOLDER}", body=body, headers=headers)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{person.name} could not hand in (status {answer.status}).")
    connection.close()
