"""Another's kernel, by its id: over HTTP and by websocket, with every cookie that is not its owner's."""

import json

import pytest
from attacks.cast import REFUSED, Asker, is_refused
from attacks.lines import V1, opened, refusal
from journeys.by_http import start_kernel

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
NOBODYS = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def kernel(stage, cast):
    """Return the id of a kernel of the victim's, held by an open line."""
    kernel = start_kernel(stage, cast.victim.cookies)
    with opened(cast.victim, kernel) as line:
        line.settled()
        yield kernel


def everybody_else(cast):
    """Return who is not the owner: other people, nobody, and the owner's cookie after somebody touched it."""
    yield from vars(cast).items() - {("victim", cast.victim)}
    session = cast.victim.cookies["commontable-session"]
    for name, forged in forgeries(session).items():
        yield name, Asker(cast.victim.server, cast.victim.cookies | {"commontable-session": forged})


def forgeries(session):
    """Return a signed cookie with each of its parts changed."""
    version, key, stamp, name, value, signature = session.strip('"').split("|")
    other = "A" if value[-3] != "A" else "B"
    return {
        "no signature": f"{version}|{key}|{stamp}|{name}|{value}|",
        "another signature": "|".join((version, key, stamp, name, value, signature[::-1])),
        "another value": "|".join((version, key, stamp, name, value[:-3] + other + value[-2:], signature)),
        "another time": f"{version}|{key}|10:9999999999|{name}|{value}|{signature}",
        "another key version": f"{version}|1:1|{stamp}|{name}|{value}|{signature}",
        "the first version of signing": "|".join((value.partition(":")[2], "1700000000", signature[:40])),
        "the value alone": value.partition(":")[2],
        "cut": session[: len(session) // 2],
        "huge": session * 40,
    }


def addresses(kernel):
    for form in (kernel, kernel.upper(), kernel.replace("-", "%2d"), f"{kernel}%00", f"{NOBODYS}/../{kernel}"):
        yield from (f"/api/kernels/{form}", f"/api/kernels/{form}/channels", f"/voila/api/shutdown/{form}")
    yield from (f"/voila/query/{kernel}", f"/voila/ws/{kernel}", f"/api/sessions/{kernel}", "/api/kernels")
    yield from (f"/api/kernels/{kernel}/interrupt", f"/api/kernels/{kernel}/restart", "/api/kernelspecs")


def test_nobody_else_reaches_a_kernel_over_http(cast, kernel, attack):
    with attack("another's kernel by id, over HTTP") as tally:
        for who, asker in everybody_else(cast):
            for path in addresses(kernel):
                for method in METHODS:
                    answer = asker.ask(method, path)
                    tally.held(is_refused(answer) and kernel not in answer[2], f"{who}: {method} {path}: {answer}")

    assert cast.victim.json("GET", f"/api/kernels/{kernel}")["id"] == kernel


@pytest.mark.parametrize("subprotocol", [None, V1])
def test_nobody_else_opens_the_websocket_of_a_kernel(stage, cast, kernel, attack, subprotocol):
    spoken = [subprotocol] if subprotocol else None
    with attack("another's kernel by id, by websocket") as tally:
        for who, asker in everybody_else(cast):
            for origin in (None, stage.address.rstrip("/")):
                status = refusal(stage, kernel, cookies=asker.header, subprotocols=spoken, origin=origin)
                tally.held(status in {401, 403, 404}, f"{who}: {status}")


def test_a_staff_apps_kernel_is_its_openers_alone(stage, cast, attack):
    _, _, page = cast.facilitator.ask("GET", "/staff/apps/workshop/")
    kernel = page.partition('name="commontable-kernel" content="')[2].partition('"')[0]
    assert kernel

    with attack("another's kernel by id, of a staff app") as tally:
        for who in ("nobody", "victim", "reviewer", "far_facilitator"):
            asker = getattr(cast, who)
            tally.held(refusal(stage, kernel, cookies=asker.header) in {401, 403, 404}, who)
            tally.held(asker.status("DELETE", f"/api/kernels/{kernel}") in REFUSED, who)
    assert refusal(stage, kernel, cookies=cast.facilitator.header) == 101


def test_somebody_else_learns_no_kernels_id(cast, kernel, attack):
    with attack("another's kernel by id, looked for in what is told") as tally:
        for who in ("thief", "facilitator", "reviewer"):
            asker = getattr(cast, who)
            for path in ("/", "/me", "/me/data", "/staff/", "/staff/people/", "/staff/record/", "/metrics", "/healthz"):
                tally.held(kernel not in json.dumps(asker.ask("GET", path)), f"{who}: {path}")
