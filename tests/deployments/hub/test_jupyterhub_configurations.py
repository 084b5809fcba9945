"""Every configuration in deploy/jupyterhub, loaded as JupyterHub loads it and held against the libraries it is for."""

import re
from types import SimpleNamespace

import pytest
import yaml
from jupyterhub.app import JupyterHub
from traitlets.config.loader import PyFileConfigLoader
from traitlets.utils.importstring import import_item

TOLD = {
    "COMMON_TABLE_HUB_TOKEN": "0123456789abcdef",
    "SSO_PROVIDER": "https://login.district.example/realms/staff",
    "SSO_CLIENT_ID": "course",
    "SSO_CLIENT_SECRET": "secret",
    "SSO_CALLBACK": "https://hub.example.org/hub/oauth_callback",
    "LTI_ISSUER": "https://platform.example",
    "LTI_CLIENT_ID": "125900000000000001",
    "LTI_AUTHORIZE": "https://platform.example/api/lti/authorize_redirect",
    "LTI_KEYS": "https://platform.example/api/lti/security/jwks",
}
FILES = ("common_table.py", "trial.py", "sso_oauthenticator.py", "lti13.py", "tljh.py")
COURSE = "/services/common-table/"


@pytest.fixture
def deploy(root):
    return root / "deploy" / "jupyterhub"


@pytest.fixture
def load(root, deploy, tmp_path, monkeypatch):
    """Return a function that loads one file as JupyterHub and TLJH do."""
    for name, value in TOLD.items():
        monkeypatch.setenv(name, value)
    # tljh.py sets what the shared file reads; it must not stay for the next test.
    monkeypatch.setenv("COMMON_TABLE_COMMAND", "commontable")
    (tmp_path / "hub-token").write_text("a-token-from-a-file\n", "utf-8")
    monkeypatch.setenv("COMMON_TABLE_DEPLOY", str(deploy))
    monkeypatch.setenv("COMMON_TABLE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("COMMON_TABLE_COURSE", str(root))
    monkeypatch.setenv("COMMON_TABLE_TOKEN_FILE", str(tmp_path / "hub-token"))
    return lambda name: PyFileConfigLoader(name, path=str(deploy)).load_config()


CLASSES = {
    "JupyterHub": "jupyterhub.app.JupyterHub",
    "Spawner": "jupyterhub.spawner.Spawner",
    "ConfigurableHTTPProxy": "jupyterhub.proxy.ConfigurableHTTPProxy",
    "SimpleLocalProcessSpawner": "jupyterhub.spawner.SimpleLocalProcessSpawner",
    "Authenticator": "jupyterhub.auth.Authenticator",
    "GenericOAuthenticator": "oauthenticator.generic.GenericOAuthenticator",
    "LTI13Authenticator": "ltiauthenticator.lti13.auth.LTI13Authenticator",
}


@pytest.mark.parametrize("name", FILES)
def test_every_setting_is_one_that_its_library_knows(load, name):
    config = load(name)

    assert set(config) <= set(CLASSES)
    for section, settings in config.items():
        known = import_item(CLASSES[section]).class_trait_names(config=True)
        assert [setting for setting in settings if setting not in known] == [], section


SIGN_INS = [("sso_oauthenticator.py", "GenericOAuthenticator"), ("lti13.py", "LTI13Authenticator")]


@pytest.mark.parametrize(("name", "kind"), SIGN_INS)
def test_an_authenticator_is_made_from_its_settings(load, name, kind):
    config = load(name)

    made = import_item(CLASSES[kind])(config=config)

    assert {setting: getattr(made, setting) for setting in config[kind]} == dict(config[kind])
    hub = JupyterHub(config=config)
    assert issubclass(hub.authenticator_class, import_item(CLASSES[kind]))


@pytest.mark.parametrize("name", ["common_table.py", "trial.py", "tljh.py"])
def test_the_hub_is_told_of_the_course_and_of_who_may_do_what(load, name):
    hub = load(name)["JupyterHub"]
    [service] = services(hub)
    roles = {role["name"]: role for role in extended(hub["load_roles"])}

    assert service["name"] == "common-table"
    assert service["api_token"] in {"0123456789abcdef", "a-token-from-a-file"}
    assert hub["default_url"] == COURSE
    assert "self" not in roles["user"]["scopes"]
    assert roles["common-table-lab"]["groups"] == ["common-table-facilitators", "common-table-reviewers"]


def services(hub):
    return extended(hub["services"])


def extended(value):
    """Return what a file adds to a list that others may add to as well."""
    return value if isinstance(value, list) else value.get_value([])


def accounts(load, *, known=None, **signed_in):
    """Return what the Hub keeps of somebody who signs in, where it knows this account already or not."""
    hook = load("common_table.py")["Authenticator"]["post_auth_hook"]
    handler = SimpleNamespace(find_user=lambda _: SimpleNamespace(user_info=known) if known is not None else None)
    authenticator = signed_in.pop("authenticator", SimpleNamespace())
    return hook(authenticator, handler, {"name": "ana", "auth_state": None} | signed_in)["user_info"]


def test_an_account_of_the_hub_gets_an_id_once_and_keeps_it(load):
    first = accounts(load)
    again = accounts(load, known=first)

    assert len(first["lasting_id"]) == 32
    assert again == first
    assert accounts(load)["lasting_id"] != first["lasting_id"]


def test_a_districts_sign_in_is_known_by_its_sub_whatever_the_name(load):
    oauth = import_item(CLASSES["GenericOAuthenticator"])()
    claims = {"sub": "248289761001", "iss": "https://login.district.example", "name": "Ana Ruiz"}

    told = accounts(load, authenticator=oauth, auth_state={"oauth_user": claims, "access_token": "x"})

    assert told == {"lasting_id": "https://login.district.example#248289761001", "display_name": "Ana Ruiz"}


def test_a_sub_replaces_what_another_person_of_that_name_had(load):
    oauth = import_item(CLASSES["GenericOAuthenticator"])()
    before = {"lasting_id": "https://login.district.example#1", "display_name": "Ana Ruiz"}
    claims = {"sub": "2", "iss": "https://login.district.example", "name": "Another Ana"}

    told = accounts(load, known=before, authenticator=oauth, auth_state={"oauth_user": claims})

    assert told == {"lasting_id": "https://login.district.example#2", "display_name": "Another Ana"}


def test_a_launch_from_a_learning_platform_is_known_by_issuer_and_sub(load):
    lti = import_item(CLASSES["LTI13Authenticator"])()
    launch = {"iss": "https://platform.example", "sub": "a6d5c443", "name": "Ana Ruiz", "aud": "1259"}

    told = accounts(load, authenticator=lti, auth_state=launch)

    assert told == {"lasting_id": "https://platform.example#a6d5c443", "display_name": "Ana Ruiz"}


def test_the_files_for_kubernetes_name_what_the_hubs_file_names(deploy, load):
    values = yaml.safe_load((deploy / "z2jh.yaml").read_text("utf-8"))
    manifests = {one["kind"]: one for one in yaml.safe_load_all((deploy / "z2jh_course.yaml").read_text("utf-8"))}
    course = manifests["Deployment"]["spec"]["template"]["spec"]["containers"][0]
    environment = {one["name"]: one.get("value") for one in course["env"]}
    spawner = load("common_table.py")["Spawner"]

    assert set(values["hub"]["extraEnv"]) <= {"COMMON_TABLE_URL", "COMMON_TABLE_COURSE", "COMMON_TABLE_HUB_TOKEN"}
    assert values["singleuser"]["cmd"] == list(spawner["cmd"])
    assert set(values["singleuser"]["extraEnv"]) == {"HOME", *spawner["environment"]}
    assert values["singleuser"]["extraEnv"]["COMMONTABLE_SERVICE"].endswith(COURSE)
    assert environment["JUPYTERHUB_SERVICE_NAME"] == "common-table"
    assert course["readinessProbe"]["httpGet"]["path"] == f"{COURSE}healthz"
    assert manifests["Service"]["metadata"]["name"] in values["hub"]["extraEnv"]["COMMON_TABLE_URL"]


def test_the_files_for_kubernetes_find_the_course_where_the_image_has_it(root, deploy):
    image = (root / "deploy" / "container" / "Containerfile").read_text("utf-8")
    values = yaml.safe_load((deploy / "z2jh.yaml").read_text("utf-8"))
    manifests = {one["kind"]: one for one in yaml.safe_load_all((deploy / "z2jh_course.yaml").read_text("utf-8"))}
    pod = manifests["Deployment"]["spec"]["template"]["spec"]
    environment = {one["name"]: one.get("value") for one in pod["containers"][0]["env"]}
    [folder] = re.findall(r"^WORKDIR (\S+)$", image, re.MULTILINE)

    assert environment["COMMONTABLE_COURSE"] == folder
    assert values["singleuser"]["extraEnv"]["COMMONTABLE_COURSE"] == folder
    assert values["hub"]["extraEnv"]["COMMON_TABLE_COURSE"] == folder
    assert f"PATH={folder}/.venv/bin:$PATH" in image
    assert f"--uid {pod['securityContext']['runAsUser']} " in image
    assert ".venv/.ready-hub" in image


NOT_ALL_RUN = ["sso_oauthenticator.py", "lti13.py", "tljh.py", "z2jh.yaml"]


@pytest.mark.parametrize("name", NOT_ALL_RUN)
def test_what_could_not_be_run_is_marked_so(deploy, name):
    said = (deploy / name).read_text("utf-8")

    assert "Was run here:" in said
    assert "Could not be run here:" in said
