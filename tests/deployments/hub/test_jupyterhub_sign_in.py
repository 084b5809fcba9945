"""The course under a real JupyterHub: who signs in, whose words are whose, and when a login ends."""

import json

import psutil
import pytest
from deployments.hub.running import PREFIX
from journeys.pages import FOLDER
from journeys.server import wait_until
from playwright.sync_api import expect

MODULE = f"{PREFIX}modules/{FOLDER}/"
STAFF_WAIT = 10  # seconds; docs/operators/one_district_hub.md promises them


def test_a_participant_signs_in_by_the_hub_writes_and_comes_back(arrives):
    ana = arrives("ana")
    ana.open_module()
    ana.write("m01-belonging", "written under a Hub")

    again = arrives("ana")
    again.open_module()

    expect(again.box("m01-belonging")).to_have_value("written under a Hub")


def test_a_renamed_account_keeps_its_words_and_the_next_of_that_name_finds_none(hub, arrives):
    before = arrives("maria")
    before.open_module()
    before.write("m01-belonging", "before the wedding")

    hub.ask_hub("PATCH", "/users/maria", {"name": "maria-lopez"})
    after = arrives("maria-lopez")
    after.open_module()

    expect(after.box("m01-belonging")).to_have_value("before the wedding")
    stranger = arrives("maria")
    stranger.open_module()
    expect(stranger.box("m01-belonging")).to_have_value("")


def test_the_account_of_somebody_who_left_opens_nothing_to_whoever_gets_its_name(hub, arrives):
    first = arrives("kim")
    first.open_module()
    first.write("m01-belonging", "mine alone")

    hub.ask_hub("DELETE", "/users/kim")
    second = arrives("kim")
    second.open_module()

    expect(second.box("m01-belonging")).to_have_value("")


def test_the_page_that_was_asked_for_opens_after_the_sign_in(hub, anybody):
    page = anybody.page
    page.goto(hub.origin + MODULE)

    anybody.type_name("ben")

    page.wait_for_url(hub.origin + MODULE)


def test_signing_out_of_the_course_ends_the_login_at_the_hub(hub, arrives):
    ana = arrives("ana")

    ana.page.get_by_role("button", name="Sign out").click()
    ana.page.wait_for_url(f"{hub.origin}/hub/login")

    ana.page.goto(hub.address)
    expect(ana.page.get_by_label("Username")).to_be_visible()


def test_signing_out_at_the_hub_ends_the_course_at_once(hub, arrives):
    ana = arrives("ana")
    assert ana.get(MODULE).status == 200

    ana.page.goto(f"{hub.origin}/hub/logout")

    assert ana.get(MODULE).status == 302
    assert ana.get(f"{PREFIX}api/words/{FOLDER}").status == 401


@pytest.fixture(scope="module")
def no_longer_staff(hub, module_arrives):
    """Return two who read as staff until a moment ago: theo lost his login at the Hub, faye her group."""
    theo, faye = (module_arrives(name, groups=["common-table-facilitators"]) for name in ("theo", "faye"))
    assert {who.get(f"{PREFIX}staff/").status for who in (theo, faye)} == {200}

    hub.take_out_of("common-table-facilitators", "faye")
    for token in hub.ask_hub("GET", "/users/theo/tokens")["api_tokens"]:
        hub.ask_hub("DELETE", f"/users/theo/tokens/{token['id']}")
    return theo, faye


def test_a_login_that_the_hub_revokes_ends_elsewhere_too(no_longer_staff):
    theo, _ = no_longer_staff

    wait_until(lambda: theo.get(f"{PREFIX}staff/").status == 302, seconds=STAFF_WAIT + 5)


def test_whoever_leaves_the_staff_group_loses_the_staff_pages_within_ten_seconds(no_longer_staff):
    _, faye = no_longer_staff

    wait_until(lambda: faye.get(f"{PREFIX}staff/").status == 403, seconds=STAFF_WAIT + 5)
    assert faye.get(MODULE).status == 200


def test_groups_say_who_is_a_reviewer_and_which_cohort_somebody_is_in(hub, arrives):
    arrives("pia", groups=["common-table-cohort-Marlow Street"])
    lee = arrives("lee", groups=["common-table-facilitators", "common-table-cohort-Marlow Street"])
    rob = arrives("rob", groups=["common-table-reviewers"])

    people = lee.get(f"{PREFIX}staff/people/")

    assert "pia" in people.text()
    assert "Marlow Street" in people.text()
    assert rob.get(f"{PREFIX}staff/").status == 200
    assert rob.get(f"{PREFIX}staff/people/").status == 403


def test_a_session_opens_nothing_in_another_browser(hub, arrives, anybody):
    ana, bob = arrives("ana"), arrives("bob")
    stolen = ana.session()

    anybody.context.add_cookies([stolen])
    bob.context.add_cookies([stolen])

    assert anybody.get(MODULE).status == 302
    assert bob.get(f"{PREFIX}api/words/{FOLDER}").status == 401


def test_the_way_back_from_the_hub_serves_only_the_browser_that_went(hub, arrives, anybody):
    ana = arrives("ana")
    ana.context.clear_cookies(name="commontable-session")
    to_hub = ana.get(f"{PREFIX}login").headers["location"]
    way_back = ana.get(to_hub).headers["location"]
    assert way_back.startswith(f"{PREFIX}oauth_callback?code=")

    answer = anybody.get(way_back)

    assert answer.status == 400
    assert anybody.get(MODULE).status == 302


def test_nobody_signs_in_by_code_or_enrols_by_name(hub):
    for form in ("code=ABCD-EFGH-JKMN", "name=Somebody"):
        status, _, _ = hub.request("POST", f"{PREFIX}login", body=form)

        assert status in {403, 405}


def test_a_code_on_the_wall_leads_through_the_hub_into_the_room(hub, arrives, anybody):
    faye = arrives("fran", groups=["common-table-facilitators"])
    code = faye.open_workshop()

    page = anybody.page
    page.goto(f"{hub.address}join#{code}")
    page.get_by_role("button", name="Join", exact=True).click()
    anybody.type_name("guido")

    page.wait_for_url(hub.origin + MODULE)
    expect(page.get_by_role("region", name="Workshop")).to_be_visible()


def test_no_name_and_no_token_of_the_hub_reaches_the_courses_log_or_a_kernel(hub, arrives):
    zoe = arrives("zoe-unheard-of")
    zoe.open_module()
    token = zoe.session()["value"]
    kernel = zoe.start_kernel()

    assert kernel
    children = psutil.Process(hub.server.pid).children(recursive=True)
    assert children
    assert [child for child in children if hub.token in json.dumps(child.environ())] == []
    log = (hub.folder / "course.log").read_text("utf-8")
    assert "zoe-unheard-of" not in log
    assert token not in log
    assert hub.token not in log
