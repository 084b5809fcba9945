"""Databases that are up to date and can be copied: a SQLite file, and PostgreSQL in a cluster of the tests' own."""

import shutil

import pytest
from engine.cluster import Cluster

from commontable.responses.database import Database


@pytest.fixture(scope="session")
def postgresql():
    cluster = Cluster().start()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def migrated(postgresql):
    """Return the address of a PostgreSQL database that is up to date, to be copied."""
    return up_to_date(postgresql.new_database())


@pytest.fixture
def new_postgresql(postgresql, migrated):
    """Return a PostgreSQL database of this test's own that is up to date."""
    database = Database(postgresql.new_database(like=migrated))
    yield database
    database.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """Return a SQLite file that is up to date, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "commontable.sqlite"
    up_to_date(f"sqlite:///{path}")
    return path


@pytest.fixture
def address_in(request):
    """Return a function that gives the address of a database of one kind that is up to date, of this test's own."""

    def address(kind, folder):
        if kind == "postgresql":
            return request.getfixturevalue("postgresql").new_database(like=request.getfixturevalue("migrated"))
        return f"sqlite:///{shutil.copy(request.getfixturevalue('migrated_file'), folder)}"

    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, address_in, tmp_path):
    """Return a database that is up to date: what holds on SQLite holds on PostgreSQL."""
    database = Database(address_in(request.param, tmp_path))
    yield database
    database.close()


def up_to_date(url):
    database = Database(url)
    database.migrate()
    database.close()
    return url
