"""What a server asks of its Hub, how often, and what it does while the Hub is silent."""

import asyncio

import loops
import pytest
from engine.people.conftest import Clock
from engine.serving.hub_api import ANA, HubApi

from commontable.responses.model import Role
from commontable.serving.hub.account import NoLastingId
from commontable.serving.hub.door import EVERY, GRACE, STAFF_EVERY, Door, HubSilent


@pytest.fixture
def api():
    api = HubApi()
    api.accounts["token-of-ana"] = ANA
    yield api
    api.close()


@pytest.fixture
def clock():
    return Clock()


def through(api, clock, asking):
    """Run a coroutine that is given a door to this Hub."""
    from jupyterhub.httpclient import JupyterHubHTTPClient

    async def run():
        try:
            return await asking(Door(api.options, clock=clock))
        finally:
            await JupyterHubHTTPClient.loop_instance().close()

    return loops.run(run())


def still(door, *, login="this-browser", is_staff=False):
    return door.still("session", token="token-of-ana", login=login, is_staff=is_staff)


def test_the_hub_says_who_somebody_is(api, clock):
    found = through(api, clock, still)

    assert (found.outside_id, found.name, found.role) == ("issuer#7", "Ana Ruiz", Role.PARTICIPANT)


def test_groups_make_staff_and_cohorts(api, clock):
    groups = ["common-table-reviewers", "common-table-facilitators", "common-table-cohort-Marlow Street", "tennis"]
    api.accounts["token-of-ana"] = ANA | {"groups": groups}

    found = through(api, clock, still)

    assert found.role is Role.FACILITATOR
    assert found.cohorts == {"Marlow Street"}


@pytest.mark.parametrize(
    "otherwise",
    [
        {"session_id": "another-browser"},
        {"session_id": None},
        {"scopes": []},
        {"scopes": ["access:services!service=another"]},
        {"kind": "service"},
    ],
)
def test_a_login_of_another_browser_service_or_kind_is_nobodys(api, clock, otherwise):
    api.accounts["token-of-ana"] = ANA | otherwise

    assert through(api, clock, still) is None


def test_a_browser_without_the_hubs_cookie_is_nobodys(api, clock):
    api.accounts["token-of-ana"] = ANA | {"session_id": ""}

    assert through(api, clock, lambda door: still(door, login="")) is None


def test_an_account_without_a_lasting_id_is_refused_in_one_sentence(api, clock):
    api.accounts["token-of-ana"] = ANA | {"user_info": None}

    with pytest.raises(NoLastingId, match="no lasting id"):
        through(api, clock, still)


@pytest.mark.parametrize(("is_staff", "age"), [(False, EVERY), (True, STAFF_EVERY)])
def test_an_answer_of_the_hub_is_used_for_so_long_and_no_longer(api, clock, is_staff, age):
    async def asking(door):
        asked = []
        for passes in (0, age, 1):
            clock.pass_on(seconds=passes)
            await still(door, is_staff=is_staff)
            asked.append(api.asked)
        return asked

    assert through(api, clock, asking) == [1, 1, 2]


def test_a_page_that_asks_in_bursts_asks_the_hub_once(api, clock):
    async def asking(door):
        return await asyncio.gather(*(still(door) for _ in range(20)))

    found = through(api, clock, asking)

    assert len({one.outside_id for one in found}) == 1
    assert api.asked == 1


def test_a_question_from_another_browser_is_not_answered_with_the_first_ones(api, clock):
    async def asking(door):
        return await asyncio.gather(still(door), still(door, login="a-thief"), still(door))

    mine, thiefs, again = through(api, clock, asking)

    assert thiefs is None
    assert mine == again
    assert mine.outside_id == "issuer#7"


def test_a_login_that_the_hub_forgot_is_nobodys(api, clock):
    async def asking(door):
        first = await still(door)
        api.accounts.clear()
        clock.pass_on(seconds=EVERY + 1)
        return first, await still(door)

    first, later = through(api, clock, asking)

    assert first is not None
    assert later is None


def test_while_the_hub_is_silent_participants_go_on_and_staff_wait(api, clock):
    async def asking(door):
        await still(door)
        api.fails = True
        clock.pass_on(seconds=EVERY + 1)
        held = await still(door)
        with pytest.raises(HubSilent):
            await still(door, is_staff=True)
        clock.pass_on(seconds=GRACE + 1)
        with pytest.raises(HubSilent):
            await still(door)
        return held

    assert through(api, clock, asking).outside_id == "issuer#7"


def test_nobody_comes_in_while_the_hub_is_silent(api, clock):
    api.fails = True

    with pytest.raises(HubSilent):
        through(api, clock, still)


def test_a_staff_apps_login_is_known_only_to_the_process_that_saw_it(api, clock):
    async def asking(door):
        unknown = await door.still_open("session")
        await still(door)
        return unknown, await door.still_open("session")

    unknown, known = through(api, clock, asking)

    assert unknown is None
    assert known.outside_id == "issuer#7"


def test_a_sign_in_carries_a_challenge_and_keeps_its_proof_to_itself(api, clock):
    async def asking(door):
        return door.way_in(state="a-state")

    way = through(api, clock, asking)

    assert way.address.startswith("/hub/api/oauth2/authorize?client_id=service-common-table")
    assert "state=a-state" in way.address
    assert way.verifier not in way.address
