"""A directory on both databases, and a clock that a test can set."""

from datetime import UTC, datetime, timedelta

import pytest

from commontable.people import Directory, Secret


@pytest.fixture
def directory(database, tmp_path):
    return Directory(database, Secret.of(tmp_path))


class Clock:
    """Says the time that a test has set."""

    def __init__(self):
        self.seconds = 1000.0

    def __call__(self):
        return self.seconds

    def moment(self):
        return datetime(2026, 9, 1, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def pass_on(self, **time):
        self.seconds += timedelta(**time).total_seconds()


@pytest.fixture
def clock():
    return Clock()
