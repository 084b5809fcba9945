import pytest

from commontable.errors import SettingsError
from commontable.serving.headers import content_security_policy
from commontable.serving.options import ServeOptions


def test_a_newcomer_may_enrol_by_name_on_ones_own_machine():
    assert ServeOptions().enrols(forwarded=False)


@pytest.mark.parametrize(
    "options",
    [
        {"host": "0.0.0.0"},
        {"host": "203.0.113.5"},
        {"public_url": "https://learn.example.org/"},
        {"trust_proxy": True},
    ],
)
def test_enrolment_by_name_is_closed_wherever_strangers_may_come_from(options):
    assert not ServeOptions(**options).enrols(forwarded=False)


def test_a_forwarded_request_is_not_taken_for_ones_own_machine():
    assert not ServeOptions().enrols(forwarded=True)


@pytest.mark.parametrize("choice", [True, False])
def test_an_explicit_choice_about_enrolment_is_obeyed(choice):
    assert ServeOptions(host="0.0.0.0", open_enrolment=choice).enrols(forwarded=True) is choice


@pytest.mark.parametrize(
    ("public_url", "base"),
    [
        ("", "/"),
        ("https://learn.example.org", "/"),
        ("https://learn.example.org/", "/"),
        ("https://learn.example.org/course", "/course/"),
        ("https://learn.example.org/a/b/", "/a/b/"),
    ],
)
def test_every_page_stands_under_the_path_of_the_public_address(public_url, base):
    assert ServeOptions(public_url=public_url).base == base


@pytest.mark.parametrize("public_url", ["learn.example.org", "ftp://x.example", "https://"])
def test_a_public_address_that_is_none_gets_one_sentence(public_url):
    with pytest.raises(SettingsError, match="not a web address"):
        ServeOptions(public_url=public_url)


def test_cookies_are_secure_where_the_public_address_is():
    assert ServeOptions(public_url="https://x.example/").secure
    assert not ServeOptions(public_url="http://x.example/").secure


def test_no_inline_script_is_allowed():
    policy = content_security_policy("'self'")

    script = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "unsafe" not in script


def test_its_neighbours_reach_a_process_where_it_listens_or_where_it_says():
    assert ServeOptions().own_address(8866) == "http://127.0.0.1:8866"
    assert ServeOptions(host="::").own_address(8866) == "http://[::1]:8866"
    assert ServeOptions(host="0.0.0.0", reached_at="http://course-2:8866/").own_address(8866) == "http://course-2:8866"


@pytest.mark.parametrize("reached_at", ["course-2:8866", "https://course-2:8866", "http://course-2:8866/course/"])
def test_an_address_for_neighbours_that_is_none_gets_one_sentence(reached_at):
    with pytest.raises(SettingsError, match="not of the form http://host:port"):
        ServeOptions(reached_at=reached_at)
