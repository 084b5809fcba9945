"""A facilitator acts for the cohorts named for them, and gains no other by way of the staff page."""

import re

import pytest
from journeys.by_http import sign_in

SHOWN = re.compile(r"<dd translate=.no.>([0-9A-Z-]+)</dd>")


@pytest.fixture(scope="module")
def oak(shared):
    """Return the cookies of a facilitator of the cohort "oak" alone, and who else is there."""
    shared.code_for("Elma Elm", cohorts=["elm"])
    shared.code_for("Both Staff", role="reviewer", cohorts=["oak", "elm"])
    return sign_in(shared, shared.code_for("Olga Oak", role="facilitator", cohorts=["oak"]))


def post(server, cookies, change, **fields):
    from urllib.parse import urlencode

    body = urlencode(fields | {"_xsrf": cookies["_xsrf"]})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return server.request("POST", f"/staff/people/{change}", cookies=cookies, headers=headers, body=body)[2]


def person_id(server, name):
    [line] = [line for line in server.run("people", "list").stdout.splitlines() if name in line]
    return re.search(r"p-[0-9a-z]+", line)[0]


@pytest.mark.parametrize("fields", [{"cohort": ""}, {"cohort": "elm"}, {"cohort": "everyone"}])
def test_a_facilitator_adds_nobody_who_reads_another_cohort(shared, oak, fields):
    page = post(shared, oak, "add", name="Spy", role="facilitator", **fields)

    assert "You do not lead the cohort" in page
    assert not SHOWN.findall(page)


def test_a_facilitator_adds_people_to_the_own_cohort(shared, oak):
    page = post(shared, oak, "add", name="Newcomer Oak", role="participant", cohort="oak")

    assert len(SHOWN.findall(page)) == 1


@pytest.mark.parametrize("name", ["Elma Elm", "Both Staff"])
def test_a_facilitator_issues_no_code_for_somebody_who_belongs_elsewhere_too(shared, oak, name):
    page = post(shared, oak, "code", person=person_id(shared, name))

    assert "You do not lead the cohort" in page
    assert not SHOWN.findall(page)


def test_a_facilitator_merges_nobody_of_another_cohort(shared, oak):
    post(shared, oak, "add", name="Merge Oak", role="participant", cohort="oak")

    page = post(shared, oak, "merge", keep=person_id(shared, "Merge Oak"), other=person_id(shared, "Elma Elm"))

    assert "You do not lead the cohort" in page


ROWS = ["Spy,facilitator,oak|everyone,", "Spy,facilitator,elm,", "Moved,participant,oak,known-1"]


@pytest.mark.parametrize("row", ROWS)
def test_a_roster_reaches_no_further_than_its_facilitator(shared, oak, row, tmp_path):
    known = tmp_path / "roster.csv"
    known.write_text("name,role,cohort,outside_id\nKnown Elm,participant,elm,known-1\n", "utf-8")
    shared.run("people", "import", str(known))
    boundary = "boundary"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="_xsrf"\r\n\r\n{oak["_xsrf"]}',
        f'--{boundary}\r\nContent-Disposition: form-data; name="roster"; filename="r.csv"\r\n',
        f"name,role,cohort,outside_id\n{row}\n",
        f"--{boundary}--\r\n",
    ]
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}

    _, _, page = shared.request(
        "POST", "/staff/people/roster", cookies=oak, headers=headers, body="\r\n".join(parts)
    )

    assert "You do not lead the cohort" in page
    assert not SHOWN.findall(page)


def test_an_unknown_module_on_the_staff_page_gets_a_sentence(shared, oak):
    body = f"module=m99_nothing&_xsrf={oak['_xsrf']}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    status, _, page = shared.request("POST", "/staff/collect", cookies=oak, headers=headers, body=body)

    assert status == 200
    assert "m99_nothing" in page
