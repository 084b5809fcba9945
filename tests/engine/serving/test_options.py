import pytest

from commontable.errors import SettingsError
from commontable.serving.headers import content_security_policy
from commontable.serving.newcomers import SHOWN_FOR, Newcomers
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


def test_a_code_is_shown_for_a_quarter_of_an_hour_and_not_longer():
    time = [0.0]
    newcomers = Newcomers(clock=lambda: time[0])
    newcomers.remember("p-1", code="ABCD")

    assert newcomers.code_of("p-1") == "ABCD"
    time[0] = SHOWN_FOR + 1
    assert newcomers.code_of("p-1") is None
