"""Every message that a kernel knows, and some that none does, sent by a participant to a kernel of their own."""

import json
import struct
from contextlib import suppress

import pytest
from attacks.lines import CONTROL, V1, opened, v1_frame
from journeys.by_http import start_kernel
from websockets.exceptions import ConnectionClosed

# What Jupyter's protocol has, of all its ages, and what ipykernel adds.
KINDS = (
    *("execute_request", "inspect_request", "complete_request", "history_request", "is_complete_request"),
    *("connect_request", "interrupt_request", "debug_request", "shutdown_request", "input_reply", "usage_request"),
    *("create_subshell_request", "delete_subshell_request", "list_subshell_request", "object_info_request"),
    *("apply_request", "abort_request", "clear_request", "queue_request", "purge_request", "stream", "status"),
    *("execute_reply", "execute_result", "display_data", "update_display_data", "error", "debug_event"),
    *("EXECUTE_REQUEST", "execute_request ", "execute_request\n", "execute\u200b_request", "", "__class__", "*"),
)
CHANNELS = ("shell", "control", "stdin", "iopub", "hb", "shell\u0000", "Shell", "")


@pytest.fixture(scope="module", params=[None, V1], ids=["JSON", "v1"])
def line(stage, cast, request):
    kernel = start_kernel(stage, cast.thief.cookies)
    with opened(cast.thief, kernel, subprotocol=request.param) as line:
        line.kernel = kernel
        line.settled()
        yield line


def orders(proof):
    """Return content that would write a file if any kernel took it as an order."""
    code = f"open({str(proof)!r}, 'w').write('struck')"
    return {
        "code": code, "silent": False, "store_history": False, "user_expressions": {"x": code}, "allow_stdin": True,
        "cursor_pos": 3, "detail_level": 1, "restart": False, "hist_access_type": "tail", "n": 9, "value": code,
        "command": "evaluate", "arguments": {"expression": code, "code": code}, "type": "request", "seq": 1,
        "subshell_id": "x", "comm_id": "x", "target_name": "jupyter.widget", "data": {}, "buf": code,
    }


def test_no_message_but_a_widgets_reaches_the_kernel(line, tmp_path, attack):
    proof = tmp_path / "struck"
    with attack("every kernel message type") as tally:
        for channel in CHANNELS:
            sent = {line.send(kind, orders(proof), channel=channel): kind for kind in KINDS}
            heard = [one for one in line.settled() if one[1] in sent]
            for mine, kind in sent.items():
                answers = [one[0] for one in heard if one[1] == mine]
                tally.held(not answers and not proof.exists(), f"{kind!r} on {channel!r}: {answers}")


def test_no_second_header_smuggles_an_order_past_the_first(line, tmp_path, attack):
    proof = tmp_path / "struck"
    with attack("every kernel message type, smuggled") as tally:
        for sent in smuggled(line, orders(proof)):
            line.socket.send(sent)
            kinds = {one[0] for one in line.settled()}
            tally.held(not proof.exists() and kinds <= {"status", "kernel_info_reply"}, f"{sent[:200]}: {kinds}")


def smuggled(line, content):
    order, innocent = (header_of(kind) for kind in ("execute_request", "kernel_info_request"))
    body = json.dumps(content)
    if line.subprotocol == V1:
        parts = [b"shell", innocent, b"{}", b"{}", body.encode()]
        yield v1_frame([*parts[:1], innocent + order, *parts[2:]])
        yield v1_frame([*parts, order, b"{}", b"{}", body.encode()])
        yield v1_frame([b"shell", b"[" + innocent + b"," + order + b"]", *parts[2:]])
        yield json.dumps({"header": json.loads(order), "content": content, "channel": "shell"})
        yield v1_frame([b"shell", order.replace(b'"execute_request"', b'["execute_request"]'), *parts[2:]])
        return
    rest = f'"parent_header":{{}},"metadata":{{}},"channel":"shell","content":{body}'
    yield f'{{"header":{order.decode()},"header":{innocent.decode()},"msg_type":"execute_request",{rest}}}'
    twice = innocent.decode().replace('"msg_type"', '"msg_type":"execute_request","msg_type"', 1)
    yield f'{{"header":{twice},{rest}}}'
    yield f'{{"header":[{order.decode()}],{rest}}}'
    yield f'{{"header":{order.decode()},{rest}}}'.encode()
    yield v1_frame([b"shell", order, b"{}", b"{}", body.encode()])
    yield f'{{"header":{innocent.decode()},"buffers":[{body}],{rest}}}'


def header_of(kind):
    said = {"msg_id": f"smuggled-{kind}", "msg_type": kind, "session": "attacker", "username": "", "version": "5.3"}
    return json.dumps(said | {"date": "2026-11-22T00:00:00Z"}).encode()


# A number of parts that no message has: jupyter_server would count to it, and answer nobody meanwhile.
FRAMES = (
    *(struct.pack("<Q", number) for number in (0, 1, 2**20, 2**40, 2**64 - 1)),
    *(struct.pack("<Q", 2**40) + b"\x00" * size for size in (1, 100_000)),
    *(struct.pack("<8Q", 7, *places) for places in ((64,) * 7, (2**63,) * 7, (80, 70, 60, 50, 40, 30, 20))),
    *(b"", b"\x00", b"\xff" * 64, b"{" * 100_000, b"\x00" * 200_000),
    *("", "{", "[" * 100_000, '{"a":' * 50_000, "null", "7", '"x"', "[]", "{}", '{"header":7}', "\ud7ff\ufffe"),
    *('{"header":{"msg_type":"comm_msg"},"channel":["shell"]}', '{"header":{"msg_type":[]},"channel":{}}'),
)


def test_frames_that_are_no_message_stop_nobody(stage, cast, attack):
    kernel = start_kernel(stage, cast.thief.cookies)

    with attack("frames that are no message, on a kernel's websocket") as tally:
        for subprotocol in (None, V1):
            with opened(cast.thief, kernel, subprotocol=subprotocol) as line:
                for frame in FRAMES:
                    line.socket.send(frame)
                    tally.held(answers_in_time(cast.victim), f"{frame[:40]!r} ({subprotocol})")
                line.settled()


def answers_in_time(asker):
    try:
        return asker.status("GET", "/healthz") == 200
    except TimeoutError:
        return False


def test_a_message_that_is_too_long_or_one_of_a_thousand_stops_nobody(stage, cast, attack):
    with attack("long messages and floods, on a kernel's websocket") as tally:
        with opened(cast.thief, start_kernel(stage, cast.thief.cookies)) as line:
            for size in (300_000, 1_900_000):
                line.send("comm_msg", {"comm_id": "x", "data": {"text": "x" * size}})
                tally.held(answers_in_time(cast.victim), size)
            for number in range(2_000):
                line.send("comm_msg", {"comm_id": f"nobody-{number}", "data": {"method": "request_state"}})
            tally.held(answers_in_time(cast.victim), "a flood")
            line.settled()
        with opened(cast.thief, start_kernel(stage, cast.thief.cookies)) as line:
            with suppress(ConnectionClosed):
                line.send("comm_msg", {"comm_id": "x", "data": {"text": "x" * 5_000_000}})
            tally.held(line.is_closed() and answers_in_time(cast.victim), "five megabytes")


def test_what_is_refused_leaves_one_plain_line_in_the_log(stage, cast, attack):
    kernel = start_kernel(stage, cast.thief.cookies)
    forged = "forged-line\nCRITICAL everybody is signed out"
    before = len(stage.said())

    with opened(cast.thief, kernel) as line:
        for _ in range(20):
            line.send(forged, {"text": "a word of mine"}, channel=forged)
            line.send("comm_msg", {"text": "a word of mine"}, more={"channel": None})
        line.settled()

    said = stage.said()[before:]
    with attack("words and forged lines in the log, by kernel messages") as tally:
        for trace in ("forged-line", "CRITICAL", "a word of mine", kernel):
            tally.held(trace not in said, trace)
        tally.held(said.count("was not let through") == 1, said)


def test_the_kernel_takes_no_widget_from_a_browser(line, attack):
    before = line.comms()
    targets = ("jupyter.widget", "jupyter.widget.version", "anywidget", f"{CONTROL} ", "", ["jupyter.widget"], None)
    with attack("comm_open of each registered widget class") as tally:
        for number, names in enumerate(every_class()):
            state = dict(zip(NAMES, names, strict=True)) | {"value": "struck", "filename": "/etc/passwd"}
            target = targets[number % len(targets)] if number >= len(targets) else "jupyter.widget"
            open_comm(line, f"forged-{number}", target=target, state=state)
            open_comm(line, f"forged-{number}-plain", target="jupyter.widget", state=state)
        line.settled()
        after = line.comms()
        for number, names in enumerate(every_class()):
            tally.held(not {f"forged-{number}", f"forged-{number}-plain"} & after, names)
        tally.held(after == before, after ^ before)


def every_class():
    """Return the names of every widget class that a kernel of the course knows, ours among them."""
    from ipywidgets.widgets.widget import _registry

    import commontable_widgets  # noqa: F401 - its classes register themselves

    names = [names for names, _ in _registry.items()]
    assert len(names) > 40
    return names


NAMES = (
    *("_model_module", "_model_module_version", "_model_name"),
    *("_view_module", "_view_module_version", "_view_name"),
)


def open_comm(line, comm, *, target, state):
    content = {"comm_id": comm, "target_name": target, "target_module": "os", "data": {"state": state}}
    line.send("comm_open", content)
