"""Module 1 opens within the limits that hold for every module's page, and its files are sent once."""

import re

from journeys.pages import FOLDER
from journeys.weight import MOST_BYTES, MOST_REQUESTS, weighed

from commontable.serving.assets import Assets


def test_module_1_stays_within_its_limits(shared, new_person):
    me = new_person(shared, name="Light")

    size, requests = weighed(me, FOLDER)

    assert 5 <= requests <= MOST_REQUESTS
    assert 20_000 < size <= MOST_BYTES


def test_every_file_that_a_page_names_is_kept_by_browsers_for_good(shared, new_person):
    me = new_person(shared, name="Light")
    _, _, page = shared.request("GET", f"/modules/{FOLDER}/", cookies=me.cookies())
    named = set(re.findall(r'"(/assets/[^"]+)"', page))

    sent = {address: shared.request("GET", address)[:2] for address in named}

    assert len(sent) >= 3
    for address, (status, headers) in sent.items():
        assert status == 200
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert re.search(r"\.[0-9a-f]{12}\.\w+$|/chunk-", address)


def test_a_file_with_another_content_has_another_name():
    assets = Assets(())

    assert assets.add("module.css", "p {}") == assets.add("module.css", "p {}")
    assert assets.add("module.css", "p {}") != assets.add("module.css", "q {}")
