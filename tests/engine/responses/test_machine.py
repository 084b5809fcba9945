"""The store under acts in any order; `make prove` asks for many more (tests/faults/test_store_in_any_order.py)."""

import shutil

import pytest
from engine.responses.machine import StoreMachine
from engine.responses.places import InDatabase, InMemory, write_course
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from commontable.settings import Settings

FEW = settings(max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def small_course(tmp_path):
    return write_course(tmp_path / "course")


def test_in_memory_acknowledged_is_readable_and_private_is_not(small_course):
    run_state_machine_as_test(lambda: StoreMachine(InMemory(small_course)), settings=FEW)


def test_in_sqlite_acknowledged_is_readable_and_private_is_not(small_course, migrated_file, tmp_path):
    def place():
        path = tmp_path / "commontable.sqlite"
        for old in tmp_path.glob("commontable.sqlite*"):
            old.unlink()
        shutil.copy(migrated_file, path)
        return InDatabase(Settings(course=small_course, data=tmp_path), f"sqlite:///{path}")

    run_state_machine_as_test(lambda: StoreMachine(place()), settings=FEW)
