"""A participant's words, name and codes, looked for wherever a machine tells more than it should."""

import re
from types import SimpleNamespace

import pytest
from attacks.cast import Asker
from attacks.proc_watch import ProcWatch
from attacks.struck import REVIEWS
from journeys.by_http import sign_in
from journeys.newcomers import FORM
from journeys.pages import FOLDER, SignedIn
from journeys.test_no_word_is_lost import ask_for_another_view
from playwright.sync_api import expect

# Each is a single word that stands nowhere else, so that no way of writing it down hides it.
NAME, SHARED, PRIVATE, REPLY = "Quillwortha", "zarzaparrillashared", "xylographprivate", "betelgeusereply"
BOX, ALONE = "m01-belonging", "m01-first-thoughts"


@pytest.fixture(scope="module")
def searched(serving, browser):
    """Type, hand in, collect, autograde, reply and give feedback, with every process looked at meanwhile."""
    server, context = serving("searched-data"), browser.new_context()
    faye = Asker(server, sign_in(server, server.code_for("Faye Alder", role="facilitator")))
    me = SignedIn(server, context).enrol(NAME)
    lines, frames = [], []
    heard = lambda frame: frames.append(frame)  # noqa: E731, PLW0108 - a listener must be a function of Python's
    me.page.on("websocket", lambda line: (lines.append(line.url), line.on("framesent", heard)))
    sessions = [who["commontable-session"] for who in (me.cookies(), faye.cookies)]
    secrets = [NAME, SHARED, PRIVATE, REPLY, me.code, me.code.replace("-", ""), *sessions]

    with ProcWatch(server.process.pid, secrets) as watch:
        types_and_hands_in(me)
        step(faye, "collect")
        replies(faye)
        step(faye, "feedback")
        me.page.reload()
        expect(me.page.get_by_text(REPLY).first).to_be_visible()

    addresses = [*me.requests, *lines]
    context.close()
    return SimpleNamespace(server=server, secrets=secrets, watch=watch, frames=frames, addresses=addresses)


def types_and_hands_in(me):
    """Work as a participant does: type, ask a chart for another view, type on, hand in."""
    me.open_module()
    me.write(BOX, SHARED)
    me.write(ALONE, PRIVATE)
    with me.page.expect_websocket(timeout=60_000) as line:
        ask_for_another_view(me)
    line.value.wait_for_event("framereceived", timeout=60_000)
    me.write(BOX, " and more")
    me.page.locator("[data-action='hand-in']").click()
    expect(me.page.get_by_role("status").filter(has_text=re.compile("^Handed in"))).to_be_visible()


def step(faye, name):
    status, _, page = faye.file("POST", f"/staff/{name}", f"module={FOLDER}", **FORM)
    assert status == 200, page[:300]


def replies(faye):
    [row] = faye.json("GET", REVIEWS)["hand_ins"]
    place = f"{REVIEWS}/hand-ins/{row['hand_in']}"
    faye.json("PUT", f"{place}/comments/{BOX}", {"value": REPLY, "save_id": "reply-save-1", "based_on": None})
    faye.json("POST", f"{place}/give", {})


def test_no_word_is_in_a_process_list_or_an_environment(searched, attack):
    watch = searched.watch
    with attack("a participant's words in process lists and environments") as tally:
        for _ in range(watch.looks):
            tally.held(not watch.found, watch.found)
    for kind in ("kernel", "grading.process"):
        assert any(kind in each for each in watch.commands), f"no process of the kind {kind} was looked at"


def test_no_word_is_in_an_address_or_goes_to_a_kernel(searched, attack):
    with attack("a participant's words in addresses and messages to kernels") as tally:
        for secret in searched.secrets:
            for address in searched.addresses:
                tally.held(secret not in address, f"{secret} in the address {address}")
            for frame in searched.frames:
                said = frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
                tally.held(secret not in said, f"{secret} went to a kernel")
    assert searched.frames, "no kernel was spoken to"


def test_no_word_is_in_a_log(searched, attack):
    logs = {path: path.read_text("utf-8", "replace") for path in searched.server.data.rglob("*.log")}
    with attack("a participant's words in logs") as tally:
        for secret in searched.secrets:
            tally.held(secret not in searched.server.said(), f"{secret} in the server's log")
            for path, said in logs.items():
                tally.held(secret not in said, f"{secret} in {path.name}")


def test_what_was_kept_private_is_in_no_file_but_the_store(searched, attack):
    files = [path for path in searched.server.data.rglob("*") if path.is_file()]
    with attack("a participant's private words in files") as tally:
        for path in files:
            if not path.name.startswith("commontable.sqlite"):
                tally.held(PRIVATE.encode() not in path.read_bytes(), path.name)
    # It is looked for where it could be: what was shared is in the notebook that a reader opens.
    assert any(SHARED.encode() in path.read_bytes() for path in files if path.suffix == ".ipynb")
