"""What is left of a person after signing out, and what of them reaches addresses and logs: nothing."""

from pathlib import Path

from journeys.by_http import sign_in
from journeys.pages import FOLDER
from journeys.server import wait_until
from journeys.test_no_word_is_lost import ask_for_another_view, kernels_of
from playwright.sync_api import expect


def test_signing_out_leaves_nothing_for_the_next_person_in_the_same_tab(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Leaver")
    me.open_module()
    me.write("m01-first-thoughts", "mine alone")
    server.kill()
    me.box("m01-first-thoughts").press_sequentially(" and a draft")
    server.start()
    old = me.cookies()
    me.page.reload()
    me.page.get_by_role("button", name="Sign out").click()
    me.page.wait_for_url("**/login")

    assert me.page.evaluate("sessionStorage.length") == 0
    status, _, _ = server.request("GET", f"/api/words/{FOLDER}", cookies=old)
    assert status == 401
    me.enrol("Next")
    me.open_module()
    expect(me.box("m01-first-thoughts")).to_have_value("")
    me.page.go_back()
    assert "mine alone" not in me.page.content()


def test_a_session_that_was_planted_before_sign_in_is_not_taken_on(shared):
    code = shared.code_for("Planted")
    planted = sign_in(shared, shared.code_for("Attacker"))

    mine = sign_in(shared, code)

    assert mine["commontable-session"] != planted["commontable-session"]


def test_names_codes_and_words_reach_no_address_and_no_log(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Zuzanna Quill")
    me.open_module()
    me.write("m01-first-thoughts", "xylophone confession")
    ask_for_another_view(me)
    wait_until(lambda: kernels_of(server), seconds=30)
    secrets = ["Zuzanna", "Quill", "xylophone", "confession", me.code, me.code.replace("-", "")]
    secrets.append(me.cookies()["commontable-session"])

    environments = [Path(f"/proc/{pid}/environ").read_text("utf-8") for pid in kernels_of(server)]

    for place in (*me.requests, server.said(), *environments):
        assert not any(secret in place for secret in secrets)
    assert not any(str(server.data / "commontable.sqlite") in place for place in environments)
