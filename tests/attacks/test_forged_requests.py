"""Requests that no page of ours sends: every part of a body with values of every wrong kind, one at a time."""

import json
from types import SimpleNamespace

import pytest
from attacks.addresses import NAMED, filled, methods_of
from attacks.cast import Asker
from journeys.by_http import sign_in
from journeys.pages import FOLDER
from journeys.room import Room

from commontable.serving.routes import Access

TRIES = 3_000
# Whatever any service reads, with what a page might well send.
GOOD = {
    "value": "Words.", "save_id": "forged-save-01", "based_on": None, "settles": [], "language": "en", "before": {},
    "only_me": True, "by_name": False, "mark": "begun", "may": True, "prompt": "m01-belonging", "table": "Window",
    "module": FOLDER, "minutes": 30, "cohort": "everyone", "number": 1, "stop": False, "pause": False, "on": True,
    "version": 1, "state": "shown", "pinned": False, "heading": "Doors", "text": "A note.", "rows": [], "title": "T",
    "shared": False, "retired": False, "name": "A theme", "about": "All of it.", "start": 0, "end": 3, "reader": "",
    "person": "p-nobody2222", "reason": "for a good reason", "read": True, "prompts": ["m01-belonging"],
    "part": "a-next-step", "level": 1,
}  # fmt: skip
BAD = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**400, -(2**63) - 1, 0.5, 1e308, float("nan"), float("inf"), ""),
    *("\x00", "\ud800", "\ud83d\ude00\udc00", "x" * 200_000, "../../etc/passwd", "__class__", "constructor"),
    *([], [[]], [None], ["\ud800"], [2**70], [{}], {}, {"": ""}, {"\ud800": 1}, {"__proto__": {}}, {"$ne": ""}),
    *({"value": "\ud800", "save_id": "forged-save-02"}, [{"code": "", "name": "\ud800", "answers": {}}]),
    [{"code": "\x00", "name": "N", "answers": {"m01-belonging": "\x00", "\ud800": {}}}],
)


@pytest.fixture(scope="module")
def there(serving):
    """Return a server of its own, for these requests change what they can, with one of each thing on it."""
    server = serving("forged-data")
    faye = Asker(server, sign_in(server, server.code_for("Faye Alder", role="facilitator")))
    ana = Asker(server, sign_in(server, server.code_for("Ana Ruiz")))
    ana.save("m01-belonging", "One moment.")
    ana.hand_in(by_name=True)
    [row] = faye.json("GET", "/api/staff/reviews")["hand_ins"]
    faye.json("POST", "/api/staff/reviews/themes", {"name": "Being asked"})
    kept = {"title": "A kept comment", "text": "What did she say?", "shared": False}
    faye.json("POST", "/api/staff/reviews/library", kept)
    room = Room(server, faye.cookies)
    return SimpleNamespace(server=server, faye=faye, ana=ana, number=str(row["hand_in"]), room=room)


def services(there):
    """Return every service that takes a body, as (who, method, address)."""
    for route in NAMED:
        if route.pattern.startswith("api/") and route.access is not Access.OWNER:
            who = there.faye if route.access is Access.STAFF else there.ana
            values = {"workshop": there.room.id, "number": there.number}
            acts = route.pattern.partition("(?P<act>")[2].partition(")")[0].split("|")
            # A room that is closed takes nothing more, so nobody closes it.
            for act in (each for each in acts if each != "close"):
                for method in methods_of(route):
                    yield who, method.upper(), filled(route, **values, act=act)


def test_no_part_of_a_body_makes_the_server_fail(there, proof_random, attack):
    every = [one for one in services(there) if "module-kernels" not in one[2]]
    with attack("forged parts of requests") as tally:
        for _ in range(TRIES):
            who, method, path = proof_random.choice(every)
            name, bad = proof_random.choice([*GOOD]), proof_random.choice(BAD)
            status, _, said = who.ask(method, path, json.dumps(GOOD | {name: bad}))
            what = f"{method} {path} with {name}={str(bad)[:40]!r} gave {status} {said[:100]}"
            tally.held(status < 500, what)
            is_told = status < 400 or json.loads(said)["sentence"].endswith(".")
            tally.held(is_told and "Traceback" not in said, what)
    assert "Traceback" not in there.server.said()


BODIES = ("", "{", "[]", "null", "1", '"x"', "[" * 90_000, '{"value":' * 40_000, "\x00", "{}\n{}", '{"a":1,"a":2}')


def test_a_body_that_is_no_object_is_refused_in_a_sentence(there, attack):
    with attack("forged bodies of requests") as tally:
        for who, method, path in services(there):
            for body in BODIES:
                status, _, said = who.ask(method, path, body)
                is_told = status < 400 or json.loads(said)["sentence"].endswith(".")
                tally.held(status < 500 and is_told, f"{method} {path} with {body[:20]!r} gave {status} {said[:100]}")


ASKED = ("module", "cohort", "state", "order", "second", "prompt", "offset", "limit", "number", "x")
SAID = ("", "%00", "%ff%fe", "%ed%a0%80", "-1", "9" * 400, "x" * 4_000, "%F0%9F%98%80", "__class__", FOLDER, "*")


def test_no_part_of_a_question_makes_the_server_fail(there, attack):
    with attack("forged questions") as tally:
        for route in NAMED:
            path = filled(route, workshop=there.room.id, number=there.number)
            if route.pattern.startswith("api/") and not path.endswith("/events"):
                who = there.faye if route.access is Access.STAFF else there.ana
                for at, name in enumerate(ASKED):
                    for said in SAID[at % 3 :: 3]:
                        status, _, text = who.ask("GET", f"{path}?{name}={said}")
                        tally.held(status < 500, f"{path}?{name}={said[:40]} gave {status} {text[:80]}")
