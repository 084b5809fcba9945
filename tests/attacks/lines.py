"""A websocket to a kernel, as any program can open one, that says whatever it likes."""

import json
import struct
from contextlib import contextmanager
from itertools import count, pairwise

from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

V1 = "v1.kernel.websocket.jupyter.org"
CONTROL = "jupyter.widget.control"
_numbers = count(1)


def address_of(server, kernel):
    return server.address.replace("http", "ws", 1) + f"api/kernels/{kernel}/channels?session_id=attacker"


def refusal(server, kernel, *, cookies="", **more):
    """Return the status with which the websocket is refused; 101 if it opens."""
    headers = {"Cookie": cookies} if cookies else {}
    try:
        connect(address_of(server, kernel), additional_headers=headers, open_timeout=30, **more).close()
    except InvalidStatus as refused:
        return refused.response.status_code
    return 101


@contextmanager
def opened(asker, kernel, *, subprotocol=None):
    """Open somebody's own line to their own kernel."""
    spoken = [subprotocol] if subprotocol else None
    with connect(
        address_of(asker.server, kernel),
        additional_headers={"Cookie": asker.header},
        subprotocols=spoken,
        max_size=None,
        open_timeout=60,
        # After a flood more stands in the line than anybody reads to its end.
        close_timeout=2,
    ) as socket:
        yield Line(socket, subprotocol=subprotocol)


class Line:
    """Messages in either of Jupyter's two forms on the wire."""

    def __init__(self, socket, *, subprotocol=None):
        self.socket, self.subprotocol = socket, subprotocol

    def send(self, kind, content, *, channel="shell", more=None, version="2.1.0"):
        """Send one message, with `more` beside its parts; return its id. `version` is that of the widgets' protocol."""
        said = {
            "msg_id": f"attack-{next(_numbers)}",
            "msg_type": kind,
            "session": "attacker",
            "username": "",
            "version": "5.3",
            "date": "2026-11-22T00:00:00Z",
        }
        message = {"header": said, "parent_header": {}, "metadata": {"version": version}, "content": content}
        self.socket.send(self.framed(message, channel=channel, more=more or {}))
        return said["msg_id"]

    def framed(self, message, *, channel, more):
        if self.subprotocol != V1:
            return json.dumps(message | {"channel": channel} | more)
        parts = [str(channel).encode()]
        parts += [json.dumps(message[name]).encode() for name in ("header", "parent_header", "metadata", "content")]
        return v1_frame(parts)

    def read(self):
        """Return the next message as (kind, id of what it answers, content)."""
        said = self.socket.recv(timeout=60)
        if isinstance(said, str):
            message = json.loads(said)
            return message["header"]["msg_type"], message["parent_header"].get("msg_id"), message["content"]
        parts = v1_parts(said)
        header, parent, content = (json.loads(parts[at]) for at in (1, 2, 4))
        return header["msg_type"], parent.get("msg_id"), content

    def until(self, wanted):
        """Return all that is said until a message is as wanted."""
        said = []
        while not said or not wanted(said[-1]):
            said.append(self.read())
        return said

    def settled(self):
        """Return all that is said until the kernel has answered a question of ours."""
        asked = self.send("kernel_info_request", {})
        return self.until(lambda one: one[0] == "kernel_info_reply" and one[1] == asked)

    def states(self):
        """Return every widget's state, as the kernel gives it to any page that asks."""
        comm = f"control-{next(_numbers)}"
        self.send("comm_open", {"comm_id": comm, "target_name": CONTROL, "data": {}}, version="1.0.0")
        self.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        told = self.until(lambda one: one[0] == "comm_msg" and one[2]["data"].get("method") == "update_states")
        return {model: one["state"] for model, one in told[-1][2]["data"]["states"].items()}

    def comms(self):
        """Return the ids of the widgets that live in the kernel."""
        asked = self.send("comm_info_request", {"target_name": "jupyter.widget"})
        told = self.until(lambda one: one[0] == "comm_info_reply" and one[1] == asked)
        return set(told[-1][2]["comms"])

    def set(self, model, state):
        data = {"method": "update", "state": state, "buffer_paths": []}
        self.send("comm_msg", {"comm_id": model, "data": data})

    def is_closed(self):
        try:
            while True:
                self.socket.recv(timeout=10)
        except ConnectionClosed:
            return True
        except TimeoutError:
            return False


def v1_frame(parts):
    """Return the parts as Jupyter frames them: their number and places, then they themselves."""
    places = [8 * (1 + len(parts) + 1)]
    for part in parts:
        places.append(places[-1] + len(part))
    return struct.pack(f"<{1 + len(places)}Q", len(places), *places) + b"".join(parts)


def v1_parts(frame):
    (number,) = struct.unpack_from("<Q", frame)
    places = struct.unpack_from(f"<{number}Q", frame, 8)
    return [frame[begin:end] for begin, end in pairwise(places)]
