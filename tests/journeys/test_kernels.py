"""Kernels compute and nothing else: they come when needed, go when left, and take no orders."""

import json
import os
import signal

import pytest
from journeys.by_http import sign_in, start_kernel
from journeys.pages import FOLDER
from journeys.server import wait_until
from journeys.test_no_word_is_lost import ask_for_another_view, kernels_of
from playwright.sync_api import expect
from websockets.sync.client import connect

BELONGING = "m01-belonging"


def test_reading_and_writing_need_no_kernel(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Reader")
    me.open_module()

    me.write(BELONGING, "no Python needed")

    assert kernels_of(server) == set()


def test_a_menu_of_the_chart_brings_a_kernel_and_another_view(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Curious")
    me.open_module()
    before = me.root("m01-case").locator("svg").first.inner_html()

    ask_for_another_view(me)

    wait_until(lambda: me.root("m01-case").locator("svg").first.inner_html() != before, seconds=30)


def test_a_question_that_dies_with_its_kernel_is_put_to_the_next_one(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Asks on")
    me.open_module()
    says, menu = me.root("m01-case").locator(".ct-working"), me.root("m01-case").locator("select").first
    menu.select_option(index=1)
    expect(says).to_contain_text("Now shown")
    [kernel] = kernels_of(server)
    os.kill(kernel, signal.SIGSTOP)
    menu.select_option(index=2)
    expect(says).to_contain_text("Working it out")

    os.kill(kernel, signal.SIGKILL)

    expect(says).to_contain_text("Now shown", timeout=15_000)
    assert kernels_of(server) - {kernel}


def test_ten_tabs_opened_and_closed_leave_no_kernel_behind(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Ten tabs")
    pages = [me.new_page() for _ in range(10)]
    for page in pages:
        me.open_module(page)
        page.locator("[data-prompt='m01-case'] select").first.select_option(index=1)
    wait_until(lambda: len(kernels_of(server)) == 10, seconds=120)

    for page in pages:
        page.close()

    wait_until(lambda: not kernels_of(server), seconds=30)


def test_when_the_room_is_full_a_module_still_opens_saves_and_says_so(new_server, new_person):
    server = new_server("--kernels", "0")
    me = new_person(server, name="Late")
    me.open_module()

    me.write(BELONGING, "still here")
    ask_for_another_view(me)

    expect(me.root("m01-case")).to_contain_text("room is full", timeout=15_000)


def test_signing_out_ends_the_kernels_of_the_person(new_server, new_person):
    server = new_server()
    me = new_person(server, name="Leaver")
    me.open_module()
    ask_for_another_view(me)
    wait_until(lambda: kernels_of(server), seconds=30)

    me.page.get_by_role("button", name="Sign out").click()

    wait_until(lambda: not kernels_of(server), seconds=20)


def test_a_killed_server_takes_the_word_of_no_cookie_from_another_data_folder(new_server):
    one, two = new_server(name="one"), new_server(name="two")
    cookies = sign_in(one, one.code_for("One"))

    status, _, _ = two.request("GET", f"/api/words/{FOLDER}", cookies=cookies)

    assert status == 401


@pytest.fixture
def line(shared):
    """Return a participant's own websocket to their own kernel, ready to send forged messages."""
    cookies = sign_in(shared, shared.code_for("Forger"))
    kernel = start_kernel(shared, cookies)
    address = shared.address.replace("http", "ws", 1) + f"api/kernels/{kernel}/channels?session_id=forger"
    header = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())}
    with connect(address, additional_headers=header, max_size=None, open_timeout=30) as socket:
        yield Line(socket)


class Line:
    def __init__(self, socket):
        self.socket = socket
        self.number = 0

    def send(self, kind, content, *, channel="shell"):
        self.number += 1
        header = {
            "msg_id": f"m{self.number}",
            "msg_type": kind,
            "session": "forger",
            "username": "",
            "version": "5.3",
            "date": "2026-11-22T00:00:00Z",
        }
        message = {"header": header, "parent_header": {}, "metadata": {"version": "1.0.0"}}
        message |= {"content": content, "channel": channel}
        self.socket.send(json.dumps(message))
        return header["msg_id"]

    def answers_until(self, msg_id):
        """Return everything said until the kernel has answered the message with this id."""
        said = []
        while True:
            message = json.loads(self.socket.recv(timeout=30))
            said.append(message)
            parent = message.get("parent_header", {}).get("msg_id")
            if parent == msg_id and message["msg_type"].endswith("_reply"):
                return said

    def states(self):
        """Return every widget's state, as Jupyter's own control channel gives it."""
        self.send(
            "comm_open",
            {
                "comm_id": f"c{self.number}",
                "target_name": "jupyter.widget.control",
                "target_module": None,
                "data": {},
            },
        )
        self.send("comm_msg", {"comm_id": f"c{self.number - 1}", "data": {"method": "request_states"}})
        while True:
            message = json.loads(self.socket.recv(timeout=30))
            data = message.get("content", {}).get("data", {})
            if isinstance(data, dict) and data.get("method") == "update_states":
                return data["states"]


@pytest.mark.parametrize("channel", ["shell", "control"])
@pytest.mark.parametrize(
    "kind",
    [
        "execute_request",
        "inspect_request",
        "complete_request",
        "history_request",
        "debug_request",
        "shutdown_request",
    ],
)
def test_a_browser_cannot_run_code_or_end_the_kernel_by_message(line, tmp_path, kind, channel):
    proof = tmp_path / "written"
    code = f"open({str(proof)!r}, 'w').write('x')"
    line.send(
        kind,
        {
            "code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False,
            "cursor_pos": 3, "detail_level": 0, "restart": False, "command": "evaluate", "hist_access_type": "tail",
        },
        channel=channel,
    )  # fmt: skip

    said = line.answers_until(line.send("kernel_info_request", {}))

    assert [m for m in said if m["msg_type"] == kind.replace("_request", "_reply")] == []
    assert not proof.exists()


def test_a_browser_cannot_make_widgets_of_its_own(line):
    before = set(line.states())

    line.send(
        "comm_open",
        {
            "comm_id": "forged",
            "target_name": "jupyter.widget",
            "data": {"state": {"_model_module": "@jupyter-widgets/controls", "_model_name": "FileUploadModel"}},
        },
    )

    assert set(line.states()) == before


def test_a_forged_an_oversized_and_a_wrongly_typed_value_change_nothing(line):
    states = line.states()
    keep = next(i for i, s in states.items() if s["state"].get("prompt") == BELONGING and "kept_in" in s["state"])
    forged = [
        {"value": {"not": "text"}},
        {"value": "x" * 150_000},
        {"value": "x" * 1_000_000},
        {"prompt": "m01-promise", "readers": "count"},
        {"readers": ["wrong"]},
    ]
    for state in forged:
        line.send("comm_msg", {"comm_id": keep, "data": {"method": "update", "state": state, "buffer_paths": []}})

    after = line.states()[keep]["state"]

    assert after["value"] in (None, "")
    assert (after["prompt"], after["readers"]) == (BELONGING, "facilitator")


def test_no_traceback_reaches_the_browser(line):
    widget = next(iter(line.states()))
    line.send("comm_msg", {"comm_id": widget, "data": {"method": "update", "state": {"layout": 7}}})
    line.send("comm_msg", {"comm_id": widget, "data": {"method": "nonsense"}})

    said = line.answers_until(line.send("kernel_info_request", {}))

    assert "Traceback" not in json.dumps(said)
    assert not [m for m in said if m["msg_type"] in {"error", "stream"}]
