"""People who come by a district's own sign-in, or from a learning platform, with the files of deploy/jupyterhub."""

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from deployments.hub.by_hub import ByHub
from deployments.hub.providers import District, Platform
from deployments.hub.running import PREFIX, Hub

STAFF, MARLOW = "common-table-facilitators", "common-table-cohort-Marlow Street"
ANA = {"sub": "248289761001", "name": "Ana Ruiz"}


def loading(root, file):
    """Return the line that loads a file of ours over the trial's own sign-in."""
    return f"load_subconfig({str(root / 'deploy' / 'jupyterhub' / file)!r})"


@pytest.fixture(scope="module")
def district(root, hub_course, tmp_path_factory):
    """Return a Hub whose people sign in at their district, and the district."""
    district = District()
    hub = Hub(root, hub_course, tmp_path_factory.mktemp("sso"), more=loading(root, "sso_oauthenticator.py"))
    hub.told = {
        "SSO_PROVIDER": district.address,
        "SSO_CLIENT_ID": "course",
        "SSO_CLIENT_SECRET": "secret",
        "SSO_CALLBACK": f"{hub.origin}/hub/oauth_callback",
        "SSO_AUTHORIZE": f"{district.address}/authorize",
        "SSO_TOKEN": f"{district.address}/token",
        "SSO_USERDATA": f"{district.address}/userinfo",
    }
    hub.start()
    yield hub, district
    hub.stop()
    district.stop()


@pytest.fixture(scope="module")
def platform(root, hub_course, tmp_path_factory):
    """Return a Hub whose people come from a learning platform, and the platform."""
    platform = Platform()
    # Loopback has no TLS.
    more = f"{loading(root, 'lti13.py')}\nc.LTI13Authenticator.uri_scheme = 'http'"
    hub = Hub(root, hub_course, tmp_path_factory.mktemp("lti"), more=more)
    hub.told = {
        "LTI_ISSUER": platform.address,
        "LTI_CLIENT_ID": "1259",
        "LTI_AUTHORIZE": f"{platform.address}/authorize",
        "LTI_KEYS": f"{platform.address}/keys",
    }
    hub.start()
    yield hub, platform
    hub.stop()
    platform.stop()


@pytest.fixture
def comes_by(browser):
    """Return a function that brings somebody, in a browser of their own, to the course by where they signed in."""
    contexts = []

    def come(hub, provider, address, **claims):
        provider.person = claims
        contexts.append(browser.new_context())
        person = ByHub(hub, contexts[-1])
        person.page.goto(address)
        return person

    yield come
    for context in contexts:
        context.close()


@pytest.fixture
def signs_in(district, comes_by):
    hub, provider = district
    return lambda **claims: comes_by(hub, provider, hub.address, **claims)


@pytest.fixture
def launches(platform, comes_by):
    hub, provider = platform
    begin = f"iss={provider.address}&login_hint=1&client_id=1259&target_link_uri={hub.address}"
    return lambda **claims: comes_by(hub, provider, f"{hub.origin}/hub/lti13/oauth_login?{begin}", **claims)


def test_a_district_account_opens_the_course_without_a_second_sign_in(district, signs_in):
    ana = signs_in(**ANA, groups=[])

    assert ana.page.url == district[0].address
    assert "Ana Ruiz" in ana.page.content()
    assert ana.get(f"{PREFIX}staff/").status == 403


def test_a_districts_groups_make_staff_and_cohorts_at_each_sign_in(signs_in):
    before = signs_in(sub="7", name="Faye Okoro", groups=[STAFF, MARLOW])

    assert before.get(f"{PREFIX}staff/").status == 200
    assert "Marlow Street" in before.get(f"{PREFIX}staff/people/").text()
    after = signs_in(sub="7", name="Faye Okoro", groups=[])
    assert after.get(f"{PREFIX}staff/").status == 403


def test_a_district_account_is_known_by_its_sub_whatever_its_name(signs_in):
    before = signs_in(sub="81", name="Maria Soto", groups=[]).id_here()

    assert signs_in(sub="81", name="Maria Lopez", groups=[]).id_here() == before
    assert signs_in(sub="82", name="Maria Soto", groups=[]).id_here() != before


def test_a_launch_from_a_learning_platform_opens_the_course_and_makes_nobody_staff(platform, launches):
    ana = launches(**ANA)

    ana.page.wait_for_url(platform[0].address)
    assert "Ana Ruiz" in ana.page.content()
    assert ana.get(f"{PREFIX}staff/").status == 403
    assert launches(sub=ANA["sub"], name="Ana Soto").id_here() == ana.id_here()


def test_a_launch_that_somebody_else_signed_opens_nothing(platform, launches):
    _, provider = platform
    provider.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    mallory = launches(**ANA)

    provider.signs_with = provider.key
    assert mallory.get(PREFIX).status == 302
