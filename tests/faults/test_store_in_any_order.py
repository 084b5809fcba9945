"""The state machine of tests/engine/responses, with many more acts, on each database and in memory."""

import shutil

import pytest
from engine.conftest import migrated, migrated_file, postgresql  # noqa: F401 - fixtures
from engine.responses.machine import StoreMachine
from engine.responses.places import InDatabase, InMemory, write_course
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from proof_table import seed as proof_seed

from commontable.settings import Settings


@pytest.fixture
def small_course(tmp_path):
    return write_course(tmp_path / "course")


@pytest.fixture
def in_memory(small_course):
    return lambda: InMemory(small_course)


@pytest.fixture
def in_sqlite(small_course, migrated_file, tmp_path):  # noqa: F811 - a fixture above
    def place():
        path = tmp_path / "commontable.sqlite"
        for old in tmp_path.glob("commontable.sqlite*"):
            old.unlink()
        shutil.copy(migrated_file, path)
        return InDatabase(Settings(course=small_course, data=tmp_path), f"sqlite:///{path}")

    return place


@pytest.fixture
def in_postgresql(small_course, migrated, postgresql, tmp_path):  # noqa: F811 - fixtures above
    def place():
        url = postgresql.new_database(like=migrated)
        return InDatabase(Settings(course=small_course, data=tmp_path), url)

    return place


@pytest.mark.parametrize(("place", "usual"), [("in_memory", 150), ("in_sqlite", 40), ("in_postgresql", 25)])
def test_whatever_happens_acknowledged_is_readable_and_private_is_not(place, usual, request, rounds):
    make = request.getfixturevalue(place)
    many = settings(
        max_examples=rounds(usual),
        stateful_step_count=40,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(seed(proof_seed())(lambda: StoreMachine(make())), settings=many)
