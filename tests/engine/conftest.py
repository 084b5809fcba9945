"""Databases that are up to date and can be copied: a SQLite file, and PostgreSQL in a cluster of the tests' own."""

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


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """Return a SQLite file that is up to date, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "commontable.sqlite"
    up_to_date(f"sqlite:///{path}")
    return path


def up_to_date(url):
    database = Database(url)
    database.migrate()
    database.close()
    return url
