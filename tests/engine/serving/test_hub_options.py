import pytest

from commontable.errors import SettingsError
from commontable.serving.headers import content_security_policy
from commontable.serving.hub.options import HubGroups, HubOptions
from commontable.serving.options import ServeOptions
from commontable.serving.routes import tornado_routes

SERVICE = {
    "JUPYTERHUB_SERVICE_NAME": "common-table",
    "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
    "JUPYTERHUB_API_TOKEN": "a-secret",
}


def under_a_hub(**more):
    return HubOptions.take_from(SERVICE | more, groups=HubGroups())


@pytest.mark.parametrize("missing", SERVICE)
def test_what_a_service_is_not_told_is_named(missing):
    told = {name: value for name, value in SERVICE.items() if name != missing}

    with pytest.raises(SettingsError, match=missing):
        HubOptions.take_from(told, groups=HubGroups())


def test_the_hubs_token_is_left_to_no_child_and_shown_by_no_error():
    environment = dict(SERVICE)

    options = HubOptions.take_from(environment, groups=HubGroups())

    assert "JUPYTERHUB_API_TOKEN" not in environment
    assert "a-secret" not in repr(options)


def test_the_hub_says_where_the_service_stands():
    options = under_a_hub(JUPYTERHUB_BASE_URL="/district/", JUPYTERHUB_SERVICE_URL="http://127.0.0.1:9000")

    assert options.prefix == "/district/services/common-table/"
    assert options.sign_out_url == "/district/hub/logout"
    assert options.address == ("127.0.0.1", 9000)
    assert ServeOptions(hub=options).base == "/district/services/common-table/"


def test_a_public_address_with_another_path_than_the_hubs_is_refused_in_one_sentence():
    with pytest.raises(SettingsError, match="/services/common-table/"):
        ServeOptions(hub=under_a_hub(), public_url="https://learn.example.org/course/")

    assert ServeOptions(hub=under_a_hub(), public_url="https://learn.example.org/services/common-table/").secure


def test_nobody_enrols_by_name_under_a_hub():
    assert not ServeOptions(hub=under_a_hub()).enrols(forwarded=False)
    with pytest.raises(SettingsError, match="nobody enrols by name"):
        ServeOptions(hub=under_a_hub(), open_enrolment=True)


def test_under_a_hub_its_own_pages_answer_before_those_of_codes():
    tables = (tornado_routes("/", process="one", hub=hub) for hub in (False, True))

    by_code, by_hub = ([handler for pattern, handler, _ in table if pattern == "/login"] for table in tables)

    assert by_code[0].__name__ == "LoginPage"
    assert by_hub[0].__name__ == "HubLoginPage"


def test_a_form_may_lead_to_a_hub_on_a_site_of_its_own():
    policy = content_security_policy("'self'", forms_lead_to="https://hub.example.org")

    assert "form-action 'self' https://hub.example.org" in policy
    assert "form-action 'self';" in content_security_policy("'self'") + ";"
