"""Reviewing over HTTP, by a real server: what readers are given, what is recorded, and what outlives a kill."""

import json

import pytest
from journeys.by_http import sign_in
from journeys.pages import FOLDER

BELONGING, FIRST = "m01-belonging", "m01-first-thoughts"
REVIEWS = "/api/staff/reviews"


class Somebody:
    """A signed-in person who speaks JSON."""

    def __init__(self, server, code):
        self.server, self.cookies = server, sign_in(server, code)

    def ask(self, method, path, body=None, **headers):
        sent = {"X-XSRFToken": self.cookies["_xsrf"]} | headers
        data = None if body is None else json.dumps(body)
        status, _, text = self.server.request(method, path, cookies=self.cookies, headers=sent, body=data)
        return status, json.loads(text) if text.startswith("{") else {}

    def hand_in(self, **values):
        for number, (prompt, value) in enumerate(values.items()):
            body = {"value": value, "save_id": f"save-id-{number}", "based_on": None}
            status, _ = self.ask("PUT", f"/api/words/{FOLDER}/{prompt.replace('_', '-')}", body)
            assert status == 200
        status, _ = self.ask("POST", f"/api/hand-ins/{FOLDER}", {"save_id": "hand-in-0001", "by_name": False})
        assert status == 200


@pytest.fixture
def room(new_server):
    """A server with a hand-in, a reader of its cohort and one of another."""
    server = new_server()
    ana = Somebody(server, server.code_for("Ana Ruiz"))
    ana.hand_in(m01_belonging="One <b>moment</b>.", m01_first_thoughts="SECRET")
    faye = Somebody(server, server.code_for("Faye", role="facilitator"))
    nora = Somebody(server, server.code_for("Nora", role="reviewer", cohorts=["north"]))
    return server, ana, faye, nora


def waiting(reader):
    status, queue = reader.ask("GET", REVIEWS)
    assert status == 200
    return [row["hand_in"] for row in queue["hand_ins"]]


def test_a_comment_outlives_a_killed_server_and_reaches_its_writer(room):
    server, ana, faye, _ = room
    [number] = waiting(faye)
    place = f"{REVIEWS}/hand-ins/{number}"
    draft = {"value": "What did she say?", "save_id": "comment-0001", "based_on": None}
    status, saved = faye.ask("PUT", f"{place}/comments/{BELONGING}", draft)
    assert status == 200

    server.kill()
    server.start()
    _, page = faye.ask("GET", place)
    _, given = faye.ask("POST", f"{place}/give", {})

    [prompt] = page["prompts"]
    assert (prompt["draft"]["value"], prompt["draft"]["version"]) == ("What did she say?", saved["version"])
    assert (given["given"], given["state"]) == (1, "answered")
    _, words = ana.ask("GET", f"/api/words/{FOLDER}")
    assert [(one["text"], one["from"]) for one in words["feedback"][BELONGING]] == [("What did she say?", "Faye")]


def test_what_a_reader_typed_behind_a_save_on_its_way_is_kept_when_the_page_goes(room):
    _, _, faye, _ = room
    [number] = waiting(faye)
    place = f"{REVIEWS}/hand-ins/{number}"
    first = {"value": "What did", "save_id": "comment-0001", "settles": []}
    both = {"value": "What did she say?", "save_id": "comment-0002", "based_on": None, "before": first}

    for body in (both, first | {"based_on": None}, both):
        assert faye.ask("PUT", f"{place}/comments/{BELONGING}", body)[0] == 200

    _, page = faye.ask("GET", place)
    assert (page["prompts"][0]["draft"]["value"], page["prompts"][0]["aside"]) == ("What did she say?", [])


def test_a_page_holds_no_private_words_and_no_name_and_leaves_a_record(room):
    server, _, faye, _ = room
    [number] = waiting(faye)

    for _ in range(2):
        status, page = faye.ask("GET", f"{REVIEWS}/hand-ins/{number}")

    text = json.dumps(page)
    assert status == 200
    assert "SECRET" not in text
    assert FIRST not in text
    assert "Ana" not in text
    acts = server.run("people", "list").stdout
    assert "Ana" in acts
    status, named = faye.ask("POST", f"{REVIEWS}/hand-ins/{number}/name", {"reason": "The route needs it today."})
    assert (status, named) == (200, {"name": "Ana Ruiz"})


def test_readers_of_other_cohorts_meet_no_hand_in(room):
    _, _, faye, nora = room
    [number] = waiting(faye)
    place = f"{REVIEWS}/hand-ins/{number}"

    assert waiting(nora) == []
    for method, path, body in (
        ("GET", place, None),
        ("PUT", f"{place}/comments/{BELONGING}", {"value": "x", "save_id": "comment-0009", "based_on": None}),
        ("POST", f"{place}/levels", {"prompt": BELONGING, "part": "a-next-step", "level": 1}),
        ("POST", f"{place}/give", {}),
        ("POST", f"{place}/read", {"read": True}),
        ("POST", f"{place}/today", {"on": True}),
        ("POST", f"{place}/name", {"reason": "I should like to know."}),
    ):
        assert nora.ask(method, path, body)[0] == 404, path


def test_a_draw_is_a_facilitators(room):
    server, _, faye, _ = room
    rita = Somebody(server, server.code_for("Rita", role="reviewer"))
    asked = {"cohort": "everyone", "number": 1}

    assert rita.ask("POST", f"{REVIEWS}/second", asked)[0] == 403
    status, told = faye.ask("POST", f"{REVIEWS}/second", asked)
    assert (status, told["added"]) == (200, 1)


def test_a_page_of_another_site_cannot_write_in_a_readers_name(room):
    _, _, faye, _ = room
    [number] = waiting(faye)

    status, _ = faye.ask(
        "POST", f"{REVIEWS}/hand-ins/{number}/read", {"read": True}, **{"Sec-Fetch-Site": "cross-site"}
    )

    assert status == 403
    assert waiting(faye) == [number]


@pytest.mark.parametrize(
    ("method", "path", "body", "wanted"),
    [
        ("GET", f"{REVIEWS}?state=<script>", None, 422),
        ("GET", f"{REVIEWS}?offset=-1&limit=99999999999999999999", None, 200),
        ("GET", f"{REVIEWS}/hand-ins/999999999", None, 404),
        ("POST", f"{REVIEWS}/themes", {"name": "<img src=x>"}, 200),
        ("POST", f"{REVIEWS}/themes", {"name": ["no text"]}, 422),
        ("POST", f"{REVIEWS}/themes/7/passages", {"version": "1", "start": None, "end": 2.5}, 404),
        ("POST", f"{REVIEWS}/library", {"title": "x"}, 422),
        ("GET", "/api/staff/cohort?cohort=north", None, 422),
        ("GET", f"{REVIEWS}/themes/counts", None, 200),
        ("GET", f"{REVIEWS}/settings", None, 200),
        ("GET", f"{REVIEWS}/second", None, 200),
    ],
)
def test_whatever_is_asked_gets_an_answer_in_a_sentence(shared, reader, method, path, body, wanted):
    status, answer = reader.ask(method, path, body)

    assert status == wanted, answer
    if status in (404, 422):
        assert answer["sentence"].endswith((".", "?", "!"))
        assert "Traceback" not in answer["sentence"]


@pytest.fixture(scope="module")
def reader(shared):
    return Somebody(shared, shared.code_for("Reader", role="facilitator"))
