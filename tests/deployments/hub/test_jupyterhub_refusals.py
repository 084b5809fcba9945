"""What a participant never gets under a JupyterHub, however it is asked for."""

import pytest
from deployments.hub.running import PREFIX
from journeys.pages import FOLDER

from commontable.serving.routes import HUB_ROUTES, ROUTES, Access

LABS = ["/hub/spawn", "/hub/spawn/ana", "/hub/admin"]
JUPYTERS = [
    *("lab", "tree", "terminals/1", "files/secret", "nbconvert/html/x", "voila/render/x.ipynb"),
    *("api", "api/contents", "api/contents/secret", "api/terminals", "api/sessions", "api/kernels", "api/kernelspecs"),
]


@pytest.fixture(scope="module")
def ana(module_arrives):
    return module_arrives("ana-asks")


@pytest.fixture(scope="module")
def faye(module_arrives):
    return module_arrives("faye-of-staff", groups=["common-table-facilitators"])


@pytest.mark.parametrize("path", LABS)
def test_the_hub_starts_no_server_for_a_participant(ana, path):
    assert ana.get(path).status == 403


@pytest.mark.parametrize("path", ["lab", "api/contents", "api/terminals", "api/kernels"])
def test_an_address_of_a_server_leads_a_participant_to_a_refusal(hub, ana, path):
    answer = ana.context.request.get(f"{hub.origin}/user/ana-asks/{path}")

    assert answer.status in {403, 404}
    assert hub.ask_hub("GET", "/users/ana-asks")["servers"] == {}


def test_no_request_of_a_participant_starts_a_server_or_makes_a_token(hub, ana):
    for path in ("/hub/api/users/ana-asks/server", "/hub/api/users/ana-asks/tokens"):
        answer = ana.context.request.post(hub.origin + path, headers=ana.at_the_hub())

        assert answer.status == 403, path
    assert hub.ask_hub("GET", "/users/ana-asks")["servers"] == {}


@pytest.mark.parametrize("path", JUPYTERS)
@pytest.mark.parametrize("who", ["ana", "faye"])
def test_the_course_has_no_lab_terminals_contents_or_kernels_of_jupyter(request, who, path):
    assert request.getfixturevalue(who).get(PREFIX + path).status == 404


@pytest.mark.parametrize("route", [r for r in ROUTES if r.access is Access.STAFF and "(" not in r.pattern],
                         ids=lambda r: r.pattern)
def test_staff_pages_and_services_are_refused_to_a_participant(ana, route):
    assert ana.get(PREFIX + route.pattern).status in {403, 405}


def test_staff_pages_open_to_staff(faye):
    assert faye.get(f"{PREFIX}staff/").status == 200


def test_what_needs_no_sign_in_under_a_hub_is_its_four_pages_alone():
    assert {route.pattern for route in HUB_ROUTES} == {"login", "oauth_callback", "logout", "join"}
    assert {route.access for route in HUB_ROUTES} == {Access.PUBLIC}


def test_anothers_kernel_and_anothers_words_are_out_of_reach(ana, faye, module_arrives):
    ana.open_module()
    kernel, me = ana.start_kernel(), ana.id_here()
    bob = module_arrives("bob-asks")

    for other in (bob, faye):
        assert other.get(f"{PREFIX}api/kernels/{kernel}").status == 404
        forged = {"value": "forged", "save_id": "x", "person": me}
        answer = other.send(f"api/words/{FOLDER}/m01-belonging", forged, method="put")
        assert answer.status == 401
    assert ana.get(f"{PREFIX}api/kernels/{kernel}").status == 200


def test_codes_and_cards_are_nothing_under_a_hub(faye):
    page = faye.page
    page.goto(f"{faye.hub.address}staff/people/")

    assert page.get_by_role("button", name="New code").count() == 0
    assert page.get_by_text("Add one person").count() == 0
    assert faye.post("staff/people/add", {"name": "X", "role": "facilitator"}).status == 404
