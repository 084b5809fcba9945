"""One server that is attacked, who takes part in it, and the tally of what an attack tried and what got through."""

import shutil

import pytest
from attacks.cast import Cast
from attacks.stage_course import MODULES, write_stage
from attacks.tally import Tally
from journeys.conftest import new_person  # noqa: F401 - a fixture, known by its name
from journeys.server import Server, wait_until


@pytest.fixture(scope="session")
def stage_course(root, tmp_path_factory):
    """Return the folder of the course that is attacked; what lies beside it is nobody's business."""
    return write_stage(tmp_path_factory.mktemp("stage") / "course", checkout=root)


@pytest.fixture(scope="session")
def made(stage_course):
    """Return a data folder in which released copies and pages have been made once."""
    data = stage_course.parent / "made"
    server = Server(stage_course, data).start()
    wait_until(lambda: all((data / "pages" / f"{name}.json").is_file() for name in MODULES), seconds=240)
    server.stop()
    for left in data.glob("commontable.sqlite*"):
        left.unlink()
    return data


@pytest.fixture
def new_server(stage_course, made, tmp_path):
    """Return a function that starts a server on a data folder of its own."""
    started = []

    def start(*options, course=stage_course, name="data"):
        data = tmp_path / name
        if not data.exists():
            shutil.copytree(made, data, ignore=shutil.ignore_patterns("secret*"))
        server = Server(course, data, *options).start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def stage(stage_course, made):
    """Return the server that most attacks are made on; none of them may harm it."""
    data = stage_course.parent / "course-data"
    shutil.copytree(made, data, ignore=shutil.ignore_patterns("secret*"))
    server = Server(stage_course, data).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def cast(stage):
    """Return everybody who takes part: participants, facilitators and reviewers of two cohorts."""
    return Cast(stage)


@pytest.fixture
def attack(report_attack):
    """Return a function that begins an attack: what got through is reported, and fails the test with its tries."""
    return lambda name: Tally(name, report=report_attack)
