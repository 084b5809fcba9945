"""Signing in, kernels, rooms and feedback, whichever of three processes answers."""

import re
import threading
from urllib.parse import urlencode

import pytest
from engine.workshops.over_http import FORM, STAFF, Caller, form, session_of, visitor
from journeys.by_http import sign_in, start_kernel
from journeys.pages import FOLDER
from journeys.server import wait_until
from journeys.test_kernels import ask_for_another_view
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

WORDS = f"/api/words/{FOLDER}"


def channels(process, kernel, cookies):
    """Open the line to a kernel at one process, and return what it says first."""
    address = process.address.replace("http", "ws", 1) + f"api/kernels/{kernel}/channels?session_id=abc"
    header = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    protocol = ["v1.kernel.websocket.jupyter.org"]
    with connect(address, additional_headers=header, subprotocols=protocol) as line:
        return line.recv(timeout=30)


def test_one_sign_in_holds_at_every_process_and_so_does_signing_out(street):
    ana = street.caller("Ana")
    ana.write("m01-belonging", "Written somewhere.", save_id="anywhere-1")

    found = [ana.at(each).get(WORDS)["responses"]["m01-belonging"]["value"] for each in street.processes]
    body = urlencode({"_xsrf": ana.cookies["_xsrf"]})
    status, _, _ = street.front.request("POST", "/logout", cookies=ana.cookies, headers=FORM, body=body)

    assert found == ["Written somewhere."] * 3
    assert status == 303
    assert [ana.at(each).ask("GET", WORDS)[0] for each in street.processes] == [401] * 3


def test_all_three_processes_are_asked(street):
    ana = street.caller("Asks often")

    for _ in range(12):
        ana.get(WORDS)

    assert set(street.front.answered_by(WORDS)) == set(street.ports)


def test_a_newcomer_is_shown_their_code_whichever_process_answers(street):
    faye = street.caller("Faye", role="facilitator")
    desk = faye.post(STAFF, module=FOLDER, minutes=90, cohort="everyone")
    newcomer = visitor(street.front)
    status, headers, _ = form(street.front, newcomer, code=desk["code"], who="new", name="Nia New")
    assert status == 303
    cookies = newcomer | {"commontable-session": session_of(headers)}
    marks = re.search(r"commontable-newcomer=([^;]+); (.*)", headers["Set-Cookie"])
    cookies["commontable-newcomer"] = marks[1]

    pages = [each.request("GET", "/welcome", cookies=cookies)[2] for each in street.processes]

    assert all(mark in marks[2] for mark in ("HttpOnly", "Path=/course/welcome", "SameSite=Strict", "Secure"))
    codes = {re.search(r'id="ct-code"[^>]*>([\w-]+)<', page)[1] for page in pages}
    assert len(codes) == 1
    assert Caller(street.front, codes.pop()).get(WORDS)["person"]["name"] == "Nia New"


def test_nobody_else_is_shown_a_newcomers_code(street):
    faye = street.caller("Faye Two", role="facilitator")
    desk = faye.post(STAFF, module=FOLDER, minutes=90, cohort="everyone")
    _, headers, _ = form(street.front, visitor(street.front), code=desk["code"], who="new", name="Nia")
    stolen = re.search(r"commontable-newcomer=([^;]+)", headers["Set-Cookie"])[1]
    ben = street.caller("Ben")

    status, headers, _ = street.front.request("GET", "/welcome", cookies=ben.cookies | {"commontable-newcomer": stolen})

    assert status == 302
    assert headers["Location"] == "/course/"


def test_guessing_at_one_process_is_slowed_at_every_other(street):
    first, *others = street.processes
    token = visitor(first)["_xsrf"]
    guess = urlencode({"_xsrf": token, "code": "AAAA-AAAA-AAAA-A"})

    def guessed(process):
        headers = FORM | {"X-Forwarded-For": "198.51.100.7"}
        return process.request("POST", "/login", cookies={"_xsrf": token}, headers=headers, body=guess)[0]

    assert [guessed(first) for _ in range(10)] == [401] * 10
    for other in others:
        wait_until(lambda other=other: guessed(other) == 429, seconds=5)


def test_a_kernel_answers_its_owner_through_every_process_and_nobody_else(street):
    first, *others = street.processes
    ana = sign_in(first, street.code_for("Ana Kernel"))
    ben = sign_in(first, street.code_for("Ben Kernel"))
    kernel = start_kernel(first, ana)

    said = [channels(process, kernel, ana) for process in street.processes]

    assert all(said)
    for other in others:
        for cookies in (ben, {}):
            status, _, _ = other.request("GET", f"/api/kernels/{kernel}", cookies=cookies)
            assert status in (302, 404)
            with pytest.raises(InvalidStatus) as refused:
                channels(other, kernel, cookies)
            assert refused.value.response.status_code in (403, 404)
    assert others[0].request("GET", f"/api/kernels/{kernel}", cookies=ana)[0] == 200


def test_a_kernel_is_ended_through_another_process_and_by_signing_out_at_another(street):
    first, second, third = street.processes
    ana = sign_in(first, street.code_for("Ana Ends"))
    token = {"X-XSRFToken": ana["_xsrf"]}
    one, other = start_kernel(first, ana), start_kernel(third, ana)

    ended = second.request("DELETE", f"/api/kernels/{one}", cookies=ana, headers=token)[0]
    body = urlencode({"_xsrf": ana["_xsrf"]})
    second.request("POST", "/logout", cookies=ana, headers=FORM, body=body)

    assert ended == 204
    faye = sign_in(third, street.code_for("Faye Metrics", role="facilitator"))
    count = re.compile(r"^commontable_kernels (\d+)$", re.MULTILINE)
    # Sooner than a kernel that nobody has opened would end by itself.
    wait_until(lambda: count.search(third.request("GET", "/metrics", cookies=faye)[2])[1] == "0", seconds=10)
    assert third.request("GET", f"/api/kernels/{other}", cookies=ana)[0] in (302, 403, 404)


def test_a_kernel_of_no_process_is_not_there_and_is_passed_on_once(street):
    first, *_ = street.processes
    ana = sign_in(first, street.code_for("Ana Nowhere"))
    kernel = start_kernel(first, ana)
    nowhere = "0badc0de-0000-4000-8000-000000000000"

    assert first.request("GET", f"/api/kernels/{nowhere}", cookies=ana)[0] == 404
    passed = {"X-Commontable-Passed-On": "1"}
    assert street.processes[1].request("GET", f"/api/kernels/{kernel}", cookies=ana, headers=passed)[0] == 404


@pytest.fixture
def others_ask_too(street):
    """Let somebody ask all the time, so that it is chance which process is asked next."""
    ana, over = street.caller("Asks all the time"), threading.Event()

    def ask():
        while not over.wait(0.02):
            ana.get(WORDS)

    thread = threading.Thread(target=ask)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.mark.usefixtures("others_ask_too")
def test_charts_change_for_everybody_wherever_their_kernels_are(street, new_person):
    begun = street.front.asked
    for me in [new_person(street, f"Chart {number}") for number in range(6)]:
        me.open_module()
        before = me.root("m01-case").locator("svg").first.inner_html()

        ask_for_another_view(me)

        wait_until(lambda me=me, before=before: me.root("m01-case").locator("svg").first.inner_html() != before)
        assert me.problems == []
        # The proxy writes a line down when it is over.
        me.page.close()
    wait_until(lambda: len(street.front.answered_by("/channels", since=begun)) >= 6)
    lines, starts = (street.front.answered_by(each, since=begun) for each in ("/channels", "/api/module-kernels/"))
    at = zip(lines, starts, strict=True)
    assert any(line != start for line, start in at), "no line met a process that was not its kernel's"


def test_a_style_of_a_page_is_at_every_process(street):
    ana = street.caller("Ana Styled")
    page = street.front.request("GET", f"/modules/{FOLDER}/", cookies=ana.cookies)[2]
    assets = set(re.findall(r"/course(/assets/[\w.-]+)", page))

    assert len(assets) >= 3
    for process in street.processes:
        assert {process.request("GET", asset)[0] for asset in assets} == {200}


def test_a_room_is_heard_through_every_process(street):
    faye = street.caller("Faye Room", role="facilitator")
    desk = faye.post(STAFF, module=FOLDER, minutes=90, cohort="everyone")
    here = f"{STAFF}/{desk['id']}"
    people = [street.caller(f"Seat {number}") for number in range(3)]
    for person, process in zip(people, street.processes, strict=True):
        person.join(desk["code"])
        with person.at(process).listening("/api/workshop/events") as page:
            page.wait_for(lambda state: state["state"] == "open" or state["activity"] is None)
            faye.post(f"{here}/open-activity", number=5 + street.processes.index(process))
            number = 5 + street.processes.index(process)
            page.wait_for(lambda state, n=number: state["activity"] and state["activity"]["number"] == n)

    with faye.listening(f"{here}/events") as steps:
        for number, person in enumerate(people, 1):
            person.write("m01-belonging", "Heard next door.", save_id=f"heard-next-door-{number}")
            steps.wait_for(lambda event, n=number: event["answers"] == n)
    faye.post(f"{here}/close")


def test_a_reply_comes_back_whichever_process_answers(street):
    ana = street.caller("Ana Reply")
    ana.write("m01-belonging", "Please read this.", save_id="to-be-read")
    ana.post(f"/api/hand-ins/{FOLDER}", save_id="hand-in-reply", by_name=True)
    faye = street.caller("Faye Reply", role="facilitator")
    queue = faye.get("/api/staff/reviews")
    [number] = [each["hand_in"] for each in queue["hand_ins"]]
    first, second, third = street.processes
    opened = faye.at(first).get(f"/api/staff/reviews/hand-ins/{number}")
    comments = f"/api/staff/reviews/hand-ins/{number}/comments/m01-belonging"
    assert "m01-belonging" in {each["id"] for each in opened["prompts"]}
    asked = {"value": "I have read it.", "save_id": "comment-saved", "based_on": None}
    status, said = faye.at(second).ask("PUT", comments, asked)
    assert status == 200, said

    faye.at(third).post(f"/api/staff/reviews/hand-ins/{number}/give")

    for process in street.processes:
        replies = ana.at(process).get(WORDS)["feedback"]["m01-belonging"]
        assert [reply["text"] for reply in replies] == ["I have read it."]
