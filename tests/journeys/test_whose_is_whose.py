"""Nobody sees what they should not: every route, asked by the wrong person."""

import json
import re

import pytest
from journeys.by_http import sign_in, start_kernel
from journeys.pages import FOLDER
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from commontable.serving.pages.missing import MissingPage
from commontable.serving.routes import ROUTES, Access

FILLED = {
    "folder": FOLDER,
    "prompt": "m01-first-thoughts",
    "name": "x.svg",
    "step": "collect",
    "change": "code",
    "path": "nowhere",
    "workshop": "w-nowhere222",
    "number": "7",
}


def address_of(route, *, kernel="00000000-0000-4000-8000-000000000000"):
    values = FILLED | {"kernel_id": kernel}
    fill = lambda found: values.get(found[1]) or first_of(found[2])  # noqa: E731 - one place, one line
    pattern = re.sub(r"\(\?P<(\w+)>((?:[^()]|\([^()]*\))*)\)", fill, route.pattern)
    return "/" + pattern.replace("\\", "")


def first_of(choices):
    """Return the first of the words that a part of an address may be."""
    assert re.fullmatch(r"[\w|-]+", choices), f"the test has no value for {choices}"
    return choices.split("|")[0]


@pytest.mark.parametrize("route", [r for r in ROUTES if r.handler is not MissingPage], ids=lambda r: r.pattern)
def test_the_addresses_asked_here_are_those_of_the_table(route):
    address = address_of(route).removeprefix("/")

    first = next(each for each in ROUTES if re.fullmatch(each.pattern, address))

    assert first is route


@pytest.fixture(scope="module")
def cast(shared):
    """Two participants and a facilitator, as cookies."""
    return {name: sign_in(shared, shared.code_for(name, role=role)) for name, role in PEOPLE.items()}


PEOPLE = {"First": "participant", "Second": "participant", "Faye": "facilitator"}


@pytest.fixture(scope="module")
def kernel(shared, cast):
    return start_kernel(shared, cast["First"])


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.pattern or "/")
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH"])
def test_a_route_is_public_or_refused_to_whoever_is_not_signed_in(shared, kernel, route, method):
    status, headers, _ = shared.request(method, address_of(route, kernel=kernel))

    if route.access is not Access.PUBLIC:
        sent_to_sign_in = status == 302 and headers["Location"].endswith("/login")
        assert sent_to_sign_in or status in {401, 403, 404, 405}


@pytest.mark.parametrize("route", [r for r in ROUTES if r.access is Access.OWNER], ids=lambda r: r.pattern)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("person", ["Second", "Faye"])
def test_another_persons_kernel_is_out_of_reach(shared, cast, kernel, route, method, person):
    cookies = cast[person]

    status, _, _ = shared.request(
        method,
        address_of(route, kernel=kernel),
        cookies=cookies,
        headers={"X-XSRFToken": cookies["_xsrf"]},
    )

    assert status in {403, 404, 405}
    mine, _, _ = shared.request("GET", f"/api/kernels/{kernel}", cookies=cast["First"])
    assert mine == 200


@pytest.mark.parametrize("route", [r for r in ROUTES if r.access is Access.STAFF], ids=lambda r: r.pattern)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_staff_pages_are_refused_to_participants(shared, cast, route, method):
    cookies = cast["First"]

    status, _, _ = shared.request(
        method, address_of(route), cookies=cookies, headers={"X-XSRFToken": cookies["_xsrf"]}
    )

    assert status in {403, 405}


def test_the_websocket_of_another_persons_kernel_does_not_open(shared, cast, kernel):
    address = shared.address.replace("http", "ws", 1) + f"api/kernels/{kernel}/channels"
    for cookies in (cast["Second"], {}):
        header = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())} if cookies else {}
        with pytest.raises(InvalidStatus) as refused:
            connect(address, additional_headers=header).close()
        assert refused.value.response.status_code in {403, 404}


def test_a_page_of_another_site_cannot_open_the_websocket(shared, cast, kernel):
    address = shared.address.replace("http", "ws", 1) + f"api/kernels/{kernel}/channels"
    header = {"Cookie": "; ".join(f"{k}={v}" for k, v in cast["First"].items())}

    with pytest.raises(InvalidStatus) as refused:
        connect(address, additional_headers=header, origin="http://elsewhere.example").close()

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-XSRFToken": "forged"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://elsewhere.example"},
    ],
)
def test_a_page_of_another_site_cannot_write(shared, cast, headers):
    cookies = cast["First"]
    sent = ({"X-XSRFToken": cookies["_xsrf"]} if headers and "X-XSRFToken" not in headers else {}) | headers
    body = json.dumps({"value": "forged", "save_id": "forged-save-1", "based_on": None})

    status, _, _ = shared.request(
        "PUT", f"/api/words/{FOLDER}/m01-first-thoughts", cookies=cookies, headers=sent, body=body
    )

    assert status in {403, 404}
    _, _, words = shared.request("GET", f"/api/words/{FOLDER}", cookies=cookies)
    assert "forged" not in words


@pytest.mark.parametrize(
    "path",
    [
        "/voila/render/modules/m01_equal_partners/equal_partners.ipynb",
        "/voila/files/facilitator_guides/m01_equal_partners.md",
        "/voila/tree",
        "/voila/static/voila.js",
        "/voila/api/contents",
        "/static/etc/passwd",
        "/api/kernels",
        "/api/contents",
        "/api/terminals",
        "/modules/m01_equal_partners/figures/..%2fmodule.yml",
        "/modules/m01_equal_partners/figures/../module.yml",
        "/modules/m01_equal_partners/module.yml",
        "/modules/..%2f..%2fnbgrader_config.py",
        "/assets/..%2f..%2fapp.py",
        "/facilitator_guides/m01_equal_partners.md",
        "/staff_apps/workshop.ipynb",
    ],
)
def test_nothing_but_the_named_pages_is_served(shared, cast, path):
    status, _, _ = shared.request("GET", path, cookies=cast["First"])

    assert status == 404


def test_the_page_and_its_state_hold_no_answer_key_and_no_hidden_test(shared, cast):
    _, _, page = shared.request("GET", f"/modules/{FOLDER}/", cookies=cast["First"])

    assert "HIDDEN TESTS" not in page
    assert "BEGIN SOLUTION" not in page
    assert "m01_case" not in page


def test_the_page_is_the_same_for_everyone(shared, cast):
    pages = {shared.request("GET", f"/modules/{FOLDER}/", cookies=cast[name])[2] for name in PEOPLE}

    assert len(pages) == 1
    theirs = ["Faye", *(cookies["commontable-session"] for cookies in cast.values())]
    assert not any(secret in page for page in pages for secret in theirs)


def test_a_facilitator_reads_only_the_cohorts_named_for_them(new_server):
    server = new_server()
    north = server.code_for("Nora", cohorts=["north"])
    server.code_for("Norbert", role="facilitator", cohorts=["north"])
    south = sign_in(server, server.code_for("Sofia", role="facilitator", cohorts=["south"]))
    writer = sign_in(server, north)
    server.request(
        "PUT",
        f"/api/words/{FOLDER}/m01-belonging",
        cookies=writer,
        headers={"X-XSRFToken": writer["_xsrf"]},
        body=json.dumps({"value": "for the north", "save_id": "save-north-1", "based_on": None}),
    )

    _, _, words = server.request("GET", f"/api/words/{FOLDER}", cookies=writer)
    _, _, console = server.request("GET", "/staff/", cookies=south)

    assert json.loads(words)["readers"] == ["Norbert"]
    assert "Nora" not in console
