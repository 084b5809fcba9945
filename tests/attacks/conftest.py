"""One server that is attacked, who takes part in it, and the tally of what an attack tried and what got through.

The servers of a test's own are those of the journeys, on the course that is attacked.
"""

import pytest
from attacks.cast import Cast
from attacks.stage_course import MODULES, write_stage
from attacks.struck import Struck
from attacks.tally import Tally
from journeys.conftest import new_person, new_server  # noqa: F401 - fixtures, known by their names
from journeys.server import Server, copy_of, made_once


@pytest.fixture(scope="session")
def course(root, tmp_path_factory):
    """Return the folder of the course that is attacked; what lies beside it is nobody's business."""
    return write_stage(tmp_path_factory.mktemp("stage") / "course", checkout=root)


@pytest.fixture(scope="session")
def made(course):
    """Return a data folder in which released copies and pages have been made once."""
    return made_once(course, course.parent / "made", pages=MODULES)


@pytest.fixture(scope="session")
def serving(course, made):
    """Return a function that starts a server that lasts, on a data folder of this name."""
    started = []

    def start(name):
        started.append(Server(course, copy_of(made, course.parent / name)).start())
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def stage(serving):
    """Return the server that most attacks are made on; none of them may harm it."""
    return serving("course-data")


@pytest.fixture(scope="session")
def cast(stage):
    """Return everybody who takes part: participants, facilitators and reviewers of two cohorts."""
    return Cast(stage)


@pytest.fixture(scope="session")
def struck(serving):
    """Return a server on which hostile texts stand wherever somebody can write."""
    return Struck(serving("struck-data"))


@pytest.fixture
def attack(report_attack):
    """Return a function that begins an attack: what got through is reported, and fails the test with its tries."""
    return lambda name: Tally(name, report=report_attack)
