"""Joining a room over HTTP: with the code on the wall, as whoever is signed in, known, or new."""

import re

import pytest
from engine.workshops.over_http import STAFF, Caller, cookie_of, form, visitor

M01 = "m01_equal_partners"


def test_the_code_stands_behind_the_sharp_sign_where_no_server_is_sent_it(server, room):
    address, _, code = room["join"].partition("#")

    assert (address, code) == (f"{server.address}join", room["code"])
    assert room["qr"].startswith("<svg")
    assert "script" not in room["qr"]


def test_whoever_is_signed_in_joins_with_the_code_alone(server, ana, room):
    assert ana.join(room["code"].lower()) == f"/modules/{M01}/"

    assert ana.get("/api/workshop")["workshop"]["id"] == room["id"]
    words = ana.get(f"/api/words/{M01}")["workshop"]
    assert words == ana.get("/api/workshop")["workshop"] | {"now": words["now"]}


def test_a_returning_participant_joins_with_the_personal_code(server, room):
    personal = server.code_for("Returning")
    status, _, page = form(server, code=room["code"])
    assert (status, "I have a personal code" in page) == (200, True)

    status, headers, _ = form(server, code=room["code"], who="known", personal_code=personal)

    assert (status, headers["Location"]) == (303, f"/modules/{M01}/")
    back = Caller(server, personal)
    assert back.get("/api/workshop")["workshop"]["id"] == room["id"]


@pytest.mark.parametrize(("typed", "shown"), [("Nora", "Nora"), ("", "Guest"), ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;")])
def test_a_newcomer_gives_a_name_or_none_and_is_shown_a_code_to_keep(server, faye, room, typed, shown):
    status, headers, _ = form(server, code=room["code"], who="new", name=typed)
    assert (status, headers["Location"]) == (303, "/welcome")

    given = {name: cookie_of(headers, name) for name in ("commontable-session", "commontable-newcomer")}
    _, _, page = server.request("GET", "/welcome", cookies=visitor(server) | given)

    personal = re.search(r'id="ct-code"[^>]*>([^<]+)<', page)[1]
    assert shown in page
    assert f"/modules/{M01}/" in page
    assert Caller(server, personal).get("/api/workshop")["workshop"]["id"] == room["id"]


def test_a_wrong_personal_code_at_the_door_opens_nothing(server, room):
    status, headers, page = form(server, code=room["code"], who="known", personal_code="AAAA-AAAA-AAAA-A")

    assert status == 401
    assert "commontable-session" not in headers.get("Set-Cookie", "")
    assert "This code is not known here" in page


def test_a_closed_code_is_dead(server, faye, ana):
    desk = faye.post(STAFF, module=M01, minutes=30, cohort="everyone")
    faye.post(f"{STAFF}/{desk['id']}/close")

    status, _, page = form(server, ana.cookies, code=desk["code"])

    assert status == 404
    assert "No workshop has this code now" in page


def test_guessing_codes_is_slowed_and_the_right_code_waits_too(fresh):
    faye = Caller(fresh, fresh.code_for("Faye", role="facilitator"))
    code = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")["code"]
    nobody = visitor(fresh)

    statuses = [form(fresh, nobody, code=f"AAAA{n:02}".replace("0", "B"))[0] for n in range(12)]

    assert statuses[:10] == [404] * 10
    assert 429 in statuses
    assert form(fresh, nobody, code=code)[0] == 429


def test_a_room_behind_one_address_may_slip_once_each(fresh):
    faye = Caller(fresh, fresh.code_for("Faye", role="facilitator"))
    code = faye.post(STAFF, module=M01, minutes=90, cohort="everyone")["code"]

    statuses = [
        [form(fresh, code=typed, who="new", name=f"Slip {n}")[0] for typed in ("AAAAAA", code)] for n in range(14)
    ]

    assert statuses == [[404, 303]] * 14


def test_no_code_reaches_an_address_or_a_log(server, room):
    _, headers, _ = form(server, code=room["code"], who="new", name="Quiet")

    assert room["code"] not in headers["Location"]
    assert room["code"] not in server.said()
