"""Staff apps: who opens them, whose kernel runs them, and how their token comes to its end."""

import json

import psutil
import pytest
from journeys.by_http import sign_in, start_kernel
from journeys.room import Room, ask, facilitator
from journeys.server import wait_until
from playwright.sync_api import expect

TOKEN = "COMMONTABLE_STAFF_TOKEN"
APP = "/staff/apps/workshop/"


@pytest.fixture(scope="module")
def faye(shared):
    return facilitator(shared, "Faye of the desk")


def open_app(person):
    """Open the workshop app in a browser and wait until its desk stands."""
    answer = person.page.goto(person.server.address + APP.lstrip("/"))
    expect(person.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    return answer


def environments(server):
    """Return the environments of all kernels of staff apps that this server runs."""
    found = []
    for process in psutil.Process(server.process.pid).children(recursive=True):
        try:
            environment = process.environ()
        except psutil.Error:
            continue
        if TOKEN in environment:
            found.append(environment)
    return found


def token_of(person):
    kernel = person.page.locator("meta[name=commontable-kernel]").get_attribute("content")
    [own] = [each for each in environments(person.server) if each["COMMONTABLE_PAGE_VERSION"] == kernel]
    return own[TOKEN]


def by_token(server, token, path="staff/workshops", **more):
    return ask(server, {}, path, Authorization=f"Bearer {token}", **more)


@pytest.mark.parametrize("app", ["workshop", "review", "cohort"])
def test_no_staff_app_opens_for_a_participant_or_starts_a_kernel(shared, app):
    cookies = sign_in(shared, shared.code_for("Curious"))
    before = len(environments(shared))

    status, _, page = shared.request("GET", f"/staff/apps/{app}/", cookies=cookies)

    assert status == 403
    assert "commontable-kernel" not in page
    assert len(environments(shared)) == before


def test_a_reviewer_leads_no_workshop(shared):
    cookies = sign_in(shared, shared.code_for("Rita", role="reviewer"))

    page, _, _ = shared.request("GET", APP, cookies=cookies)
    service, _ = ask(shared, cookies, "staff/workshops")

    assert (page, service) == (403, 403)


def test_the_app_opens_with_a_kernel_of_its_own_and_no_cache_keeps_it(shared, new_person, faye):
    person = new_person(shared, code=faye[0])

    answer = open_app(person)

    assert answer.headers["cache-control"] == "no-store"
    assert len(token_of(person)) >= 43
    assert token_of(person) not in answer.text()
    assert person.problems == []


def test_the_kernel_of_a_staff_app_is_told_nothing_else_about_the_deployment(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    open_app(person)

    [environment] = [each for each in environments(shared) if each[TOKEN] == token_of(person)]

    assert str(shared.data) not in json.dumps(environment)
    assert environment["COMMONTABLE_STAFF_SERVICE"].startswith(f"http://127.0.0.1:{shared.port}/")


def test_a_token_speaks_for_the_person_who_opened_the_page(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    open_app(person)
    room = Room(shared, faye[1])

    status, said = by_token(shared, token_of(person))

    assert status == 200
    assert room.id in [each["id"] for each in said["workshops"]]


def test_a_token_opens_no_page_and_no_participants_service(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    open_app(person)
    headers = {"Authorization": f"Bearer {token_of(person)}"}

    statuses = [shared.request("GET", path, headers=headers)[0] for path in ("/staff/", "/me", "/api/workshop", APP)]

    assert statuses == [302, 302, 401, 302]


def test_a_token_that_is_wrong_is_refused_also_beside_a_cookie_that_is_right(shared, faye):
    status, said = ask(shared, faye[1], "staff/workshops", Authorization="Bearer guessed")

    assert status == 401
    assert set(said) == {"sentence"}


def test_the_token_dies_with_the_kernel_when_the_page_is_left(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    open_app(person)
    token = token_of(person)

    person.page.goto(shared.address + "staff/")

    wait_until(lambda: by_token(shared, token)[0] == 401)
    wait_until(lambda: token not in [each[TOKEN] for each in environments(shared)])


def test_the_token_dies_at_sign_out(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    open_app(person)
    token = token_of(person)
    assert by_token(shared, token)[0] == 200

    person.page.get_by_role("button", name="Sign out").click()
    person.page.wait_for_url("**/login")

    assert by_token(shared, token)[0] == 401


def test_another_facilitator_cannot_reach_the_kernel(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    open_app(person)
    kernel = person.page.locator("meta[name=commontable-kernel]").get_attribute("content")
    other = facilitator(shared, "Fabian")[1]

    status, _, _ = shared.request("GET", f"/api/kernels/{kernel}", cookies=other)

    assert status == 404


def test_staff_pages_take_no_kernel_from_participants(new_server, new_person):
    server = new_server("--kernels", "1")
    person = new_person(server, code=facilitator(server, "Faye")[0])
    open_app(person)

    kernel = start_kernel(server, sign_in(server, server.code_for("Paula")))

    assert kernel


def test_one_person_cannot_open_staff_pages_without_end(shared, new_person):
    code, cookies = facilitator(shared, "Many tabs")
    person = new_person(shared, code=code)
    pages = [person.page, *(person.new_page() for _ in range(3))]
    for page in pages:
        page.goto(shared.address + APP.lstrip("/"))

    status, _, said = shared.request("GET", APP, cookies=cookies)

    assert status == 503
    assert "Close one that you do not need" in said


def test_the_app_links_from_the_staff_page(shared, new_person, faye):
    person = new_person(shared, code=faye[0])
    person.page.goto(shared.address + "staff/")

    person.page.get_by_role("link", name="Workshop", exact=True).click()

    expect(person.page.get_by_role("heading", name="Lead a workshop")).to_be_visible()
