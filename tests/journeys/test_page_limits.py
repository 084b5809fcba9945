"""Module 1 opens within the limits that hold for every module's page."""

from journeys.pages import FOLDER
from journeys.weight import MOST_BYTES, MOST_REQUESTS, weighed


def test_module_1_stays_within_its_limits(shared, new_person):
    me = new_person(shared, name="Light")

    size, requests = weighed(me, FOLDER)

    assert 5 <= requests <= MOST_REQUESTS
    assert 20_000 < size <= MOST_BYTES
