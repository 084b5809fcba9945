"""Every promise of the store is held for each of its forms, in SQL on both databases."""

import pytest

from commontable.responses import Response
from commontable.responses.database import Database
from commontable.responses.memory import MemoryStore
from commontable.responses.sql import SqlStore

COHORTS = {"p-north": "north", "p-south": "south"}


def cohort_of(participant):
    return COHORTS.get(participant, "everyone")


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request, address_in, tmp_path):
    if request.param == "memory":
        yield MemoryStore(cohort_of=cohort_of)
    else:
        database = Database(address_in(request.param, tmp_path))
        yield SqlStore(database, cohort_of=cohort_of)
        database.close()


@pytest.fixture
def sqlite(address_in, tmp_path):
    """Return a SQLite database, for what is SQLite's alone."""
    database = Database(address_in("sqlite", tmp_path))
    yield database
    database.close()


@pytest.fixture
def write(store):
    """Return a function that saves words as a page would."""
    counter = iter(range(1, 10_000))

    def save(value, *, participant="p-north", prompt="m01-belonging", readers="facilitator", **more):
        based_on = more.pop("based_on", "newest")
        if based_on == "newest":
            from commontable.responses import Reader

            newest = store.newest(participant, "m01", reader=Reader.oneself(participant)).get(prompt)
            based_on = newest.version if newest else None
        return store.save(
            Response(
                participant=participant,
                module="m01",
                edition=more.pop("edition", 1),
                prompt=prompt,
                value=value,
                readers=readers,
                save_id=more.pop("save_id", f"s-{next(counter)}"),
                based_on=based_on,
                **more,
            )
        )

    return save
