"""Desks on a copy of a database that is up to date."""

import shutil

import pytest
from engine.reviewing.desk import Desk

from commontable.deployment import Deployment
from commontable.people import Secret
from commontable.responses.database import Database
from commontable.settings import Settings


@pytest.fixture
def new_desk(tmp_path, migrated_file):
    """Return a function that opens a deployment on a course."""
    opened = []

    def make(course):
        settings = Settings(course=course, data=tmp_path / "data")
        settings.prepare()
        shutil.copy(migrated_file, settings.data)
        database = Database(settings.database_url)
        deployment = Deployment(settings=settings, database=database, secret=Secret.of(settings.data))
        opened.append(deployment)
        return Desk(deployment)

    yield make
    for deployment in opened:
        deployment.close()


@pytest.fixture
def desk(root, new_desk):
    return new_desk(root)
