"""A session is made at sign-in and dead at sign-out, whoever holds its cookie."""

import re
from urllib.parse import urlencode

from attacks.addresses import NAMED, filled
from attacks.cast import Asker, is_refused
from attacks.lines import opened, refusal
from journeys.by_http import sign_in, start_kernel
from journeys.newcomers import FORM
from journeys.pages import FOLDER
from journeys.room import Room, Seated

from commontable.serving.routes import Access

SESSION = "commontable-session"


def session_in(headers):
    return re.search(rf"{SESSION}=([^;]*)", headers.get("Set-Cookie", ""))[1]


def is_signed_in(server, session):
    return Asker(server, {SESSION: session}).status("GET", f"/api/words/{FOLDER}") == 200


def sign_in_carrying(server, code, session):
    """Sign in from a browser into which somebody has put a session cookie and a token."""
    _, headers, _ = server.request("GET", "/login")
    token = re.search(r"_xsrf=([^;]+)", headers["Set-Cookie"])[1]
    body = urlencode({"code": code, "_xsrf": token})
    cookies = {"_xsrf": token, SESSION: session}
    status, headers, _ = server.request("POST", "/login", cookies=cookies, headers=FORM, body=body)
    assert status == 303
    return session_in(headers)


def test_a_session_that_was_put_into_the_browser_is_not_taken_on(stage, cast, attack):
    own = stage_person(stage, "Planted Paula")
    thiefs = sign_in(stage, cast.thief.code)[SESSION]
    planted = {"the thief's own": thiefs, "a made-up one": "planted-by-somebody", "none": "", "a huge one": "x" * 5_000}
    with attack("session fixation") as tally:
        for what, session in planted.items():
            given = sign_in_carrying(stage, own.code, session)
            tally.held(given not in planted.values(), f"{what}: the planted session is the victim's")
            name = Asker(stage, {SESSION: given}).words()["person"]["name"]
            tally.held(name == "Planted Paula", f"{what}: signed in as {name}")
            tally.held(not session or not is_signed_in(stage, session), f"{what}: the planted session lives")
        given = {sign_in_carrying(stage, own.code, "") for _ in range(20)}
        tally.held(len(given) == 20, "a session was given twice")


def stage_person(server, name, **more):
    return Seated(server, server.code_for(name, **more))


def test_a_stolen_session_is_dead_once_its_owner_signs_out(stage, attack):
    victim = stage_person(stage, "Gone Greta")
    kernel = start_kernel(stage, victim.cookies)
    stolen = Asker(stage, dict(victim.cookies))

    with opened(stolen, kernel) as line, attack("session theft after sign-out") as tally:
        line.settled()
        body = urlencode({"_xsrf": victim.cookies["_xsrf"]})
        status, headers, _ = stage.request("POST", "/logout", cookies=victim.cookies, headers=FORM, body=body)
        assert (status, session_in(headers)) == (303, '""')
        for route in NAMED:
            if route.access is not Access.PUBLIC:
                for method in ("GET", "POST", "PUT", "DELETE"):
                    path = filled(route, kernel_id=kernel)
                    answer = stolen.ask(method, path, None if method == "GET" else "{}")
                    tally.held(is_refused(answer), f"{method} {path}: {answer}")
        tally.held(line.is_closed(), "the line to the kernel is open")
        tally.held(refusal(stage, kernel, cookies=stolen.header) in {403, 404}, "the line opens anew")
        tally.held(not is_signed_in(stage, victim.cookies[SESSION]), "the session lives")


def test_what_else_ends_a_session_ends_the_stolen_one_too(stage, cast, attack):
    """A new code, a merge and a new role each end what the old code had opened."""
    with attack("session theft, ended by other means") as tally:
        person = stage_person(stage, "New Code Nell")
        stage.run("people", "code", "New Code Nell")
        tally.held(not is_signed_in(stage, person.cookies[SESSION]), "after a new code")

        other = stage_person(stage, "Merged Moritz")
        kept = stage_person(stage, "Merged Moritz Two")
        stage.run("people", "merge", "Merged Moritz Two", "Merged Moritz")
        tally.held(not is_signed_in(stage, other.cookies[SESSION]), "after a merge, the other's")
        tally.held(is_signed_in(stage, kept.cookies[SESSION]), "after a merge, the kept one's has gone")

        gone = stage_person(stage, "Forgotten Fritz")
        stage.run("forget", "Forgotten Fritz")
        tally.held(not is_signed_in(stage, gone.cookies[SESSION]), "after deletion")


def test_a_stream_that_was_open_says_nothing_after_sign_out(stage, cast, attack):
    room = Room(stage, cast.facilitator.cookies)
    victim = stage_person(stage, "Listening Lena")
    victim.join(room.code)

    with attack("session theft, a stream held open") as tally:
        heard = listening(stage, victim.cookies)
        assert (next(heard)[:12], next(heard)[:6]) == ("event: state", "data: ")
        body = urlencode({"_xsrf": victim.cookies["_xsrf"]})
        stage.request("POST", "/logout", cookies=victim.cookies, headers=FORM, body=body)
        room.act("timer", minutes=1)
        tally.held(not [line for line in heard if line.startswith("event")], "the room is still heard")
    room.act("close")


def listening(server, cookies):
    """Yield the lines of a room's events until the server ends them."""
    import http.client
    from urllib.parse import urlsplit

    parts = urlsplit(server.address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    header = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    connection.request("GET", "/api/workshop/events", headers=header)
    answer = connection.getresponse()
    while line := answer.readline():
        yield line.decode()
    connection.close()


def test_a_cookie_that_was_touched_opens_nothing(stage, cast, attack):
    session = sign_in(stage, cast.thief.code)[SESSION]
    with attack("forged session cookies") as tally:
        for at in range(len(session)):
            for other in ("A", "0", "|"):
                if session[at] != other:
                    touched = session[:at] + other + session[at + 1 :]
                    tally.held(not is_signed_in(stage, touched), f"place {at}: {other}")
        tally.held(is_signed_in(stage, session), "the cookie itself opens nothing")


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(stage, cast, attack):
    _, headers, _ = stage.request("GET", "/login")
    token = re.search(r"_xsrf=([^;]+)", headers["Set-Cookie"])[1]
    cookies, body = {"_xsrf": token}, urlencode({"code": cast.thief.code, "_xsrf": token})

    _, headers, _ = stage.request("POST", "/login", cookies=cookies, headers=FORM, body=body)

    said = headers["Set-Cookie"].partition(SESSION)[2].lower()
    with attack("cookies within reach") as tally:
        for wanted in ("httponly", "samesite=lax", "path=/"):
            tally.held(wanted in said, f"{wanted} is not in {said[-80:]}")
        tally.held("domain=" not in said, "the cookie goes to other hosts")
