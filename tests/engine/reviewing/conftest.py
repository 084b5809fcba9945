"""Desks on copies of databases that are up to date, of both kinds."""

import pytest
from engine.reviewing.desk import Desk

from commontable.deployment import Deployment
from commontable.people import Secret
from commontable.responses.database import Database
from commontable.settings import Settings


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def new_desk(request, tmp_path, address_in):
    """Return a function that opens a deployment on a course."""
    opened = []

    def make(course):
        settings = Settings(course=course, data=tmp_path / "data")
        settings.prepare()
        database = Database(address_in(request.param, settings.data))
        deployment = Deployment(settings=settings, database=database, secret=Secret.of(settings.data))
        opened.append(deployment)
        return Desk(deployment)

    yield make
    for deployment in opened:
        deployment.close()


@pytest.fixture
def desk(root, new_desk):
    return new_desk(root)
