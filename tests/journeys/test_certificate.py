"""A certificate is made for doing, and its code confirms it to whoever is shown it."""

import re
from urllib.parse import urlencode

import pytest
from journeys.by_http import sign_in
from journeys.by_keyboard import press_by_keyboard
from journeys.pages import FOLDER, violations
from playwright.sync_api import expect

from commontable.people.throttle import FREE_FAILURES

WRONG = "That is no code of any certificate"


@pytest.fixture
def me(shared, new_person):
    return new_person(shared, name="Cerys Tificate")


def finish_a_section(me):
    """Answer all that others may read in the second section of module 1."""
    me.open_module()
    me.write("m01-belonging", "One moment, and how I know.")


def try_code(server, code, cookies=None):
    token = (cookies or sign_in(server, server.code_for("Somebody")))["_xsrf"]
    return server.request(
        "POST",
        "/verify",
        cookies={"_xsrf": token},
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode({"code": code, "_xsrf": token}),
    )


def test_a_certificate_is_made_printed_and_confirmed_by_its_code(shared, me, browser, axe):
    finish_a_section(me)
    me.page.goto(f"{shared.address}me/certificate")
    press_by_keyboard(me.page, "Make my certificate")
    code = me.page.locator(".ct-rows code").inner_text()
    pdf = me.page.get_by_role("link", name="(PDF)").get_attribute("href")

    status, headers, body = shared.request("GET", pdf, cookies=me.cookies())
    stranger = browser.new_context().new_page()
    stranger.goto(f"{shared.address}verify")
    stranger.get_by_label("The code on the paper").fill(code.lower())
    stranger.get_by_label("The code on the paper").press("Enter")

    assert (status, headers["Content-Type"]) == (200, "application/pdf")
    assert body.startswith("%PDF-")
    expect(stranger.get_by_role("heading", name="This certificate is genuine")).to_be_visible()
    expect(stranger.locator("main")).to_contain_text("Cerys Tificate has worked through")
    assert violations(stranger, axe) == []
    assert code not in stranger.url
    assert "belonging" not in stranger.content()
    assert not re.search(r"\bp-[a-z0-9]{10}\b", stranger.content())
    stranger.context.close()


def test_nothing_finished_is_nothing_to_certify(shared, me):
    me.page.goto(f"{shared.address}me/certificate")

    expect(me.page.get_by_text("Nothing yet. Finish one section")).to_be_visible()
    expect(me.page.get_by_role("button", name="Make my certificate")).to_have_count(0)
    cookies = me.cookies()
    status, _, body = shared.request(
        "POST", "/me/certificate", cookies=cookies, headers={"X-XSRFToken": cookies["_xsrf"]}
    )
    assert status == 422
    assert "No section is finished yet" in body


def test_guessing_check_codes_is_slowed_and_signing_in_is_not(new_server):
    server = new_server()
    cookies = sign_in(server, server.code_for("Guesser"))

    answers = [try_code(server, "K7QF-3MRT-9XWD-2", cookies)[0] for _ in range(FREE_FAILURES + 1)]
    status, _, page = try_code(server, "K7QF-3MRT-9XWD-2", cookies)

    assert answers[0] == 404
    assert status == 429
    assert "Too many codes were tried" in page
    assert sign_in(server, server.code_for("Somebody else"))


@pytest.mark.parametrize("code", ["", WRONG, "<script>alert(1)</script>", "x" * 5_000])
def test_what_is_no_code_is_answered_in_one_sentence(new_server, code):
    server = new_server()

    status, _, page = try_code(server, code)

    assert status == 404
    assert "has this code" in page
    assert "<script>alert" not in page


def test_minutes_stand_on_the_page_as_the_module_states_them(shared, me, root):
    from commontable.content import load_course

    finish_a_section(me)
    module = load_course(root).module(FOLDER)
    finished = next(section for section in module.sections if section.prompts == ("m01-belonging",))

    me.page.goto(f"{shared.address}me/certificate")

    expect(me.page.locator("main")).to_contain_text(f"{module.title}: {finished.minutes} minutes")
