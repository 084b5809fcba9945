"""A small course and data folder of its own, and the command as a person runs it."""

import pytest

from commontable.cli import main
from commontable.deployment import Deployment
from commontable.settings import Settings

COURSE = """\
title: A small course
contact: office@example.org
safety_route: ""
modules: [m01_small]
"""

MODULE = """\
title: Small
edition: 1
minutes: 20
audience: [leaders]
summary: A small module.
objectives: [Ask.]
key_points: [Families know.]
prompts:
  - {id: m01-first, kind: text, title: First thoughts, readers: me}
  - {id: m01-belonging, kind: text, title: Belonging, readers: facilitator}
  - {id: m01-shared, kind: text, title: For the room, readers: group}
  - {id: m01-counted, kind: text, title: For the count, readers: count}
sections:
  - {id: start, title: Start, minutes: 12, prompts: [m01-first, m01-belonging]}
  - {id: end, title: End, minutes: 8, prompts: [m01-counted]}
"""


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    folder = tmp_path / "course" / "modules" / "m01_small"
    folder.mkdir(parents=True)
    (folder.parent / "course.yml").write_text(COURSE, "utf-8")
    (folder / "module.yml").write_text(MODULE, "utf-8")
    for name in ("COMMONTABLE_COURSE", "COMMONTABLE_DATA", "COMMONTABLE_DATABASE"):
        monkeypatch.setenv(name, "")
    monkeypatch.chdir(tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def deployment(data):
    deployment = Deployment.open(Settings.find(data))
    yield deployment
    deployment.close()


@pytest.fixture
def commontable(capsys):
    """Return a function that runs one command and gives (exit code, stdout, stderr)."""

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
