"""One person's opening of the module as a program does it: page, assets, words, kernel, every widget's state."""

from __future__ import annotations

import gzip
import json
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from uuid import uuid4

from servers import FOLDER
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from people import Person
    from websockets.asyncio.client import ClientConnection

PATIENCE = 300
ASSET = re.compile(r"""(?:src|href)=["']([^"']+\.(?:js|css|svg)[^"']*)["']""")
KERNEL = re.compile(r'"kernelId": ?"([\w-]+)"')


@dataclass
class Opening:
    """Seconds since everybody began, for one person: when the page was there, and all widgets' states."""

    begun: float
    page: float = 0
    states: float = 0
    widgets: int = 0
    bytes: int = 0
    requests: int = 0
    socket: ClientConnection | None = field(default=None, repr=False)

    @property
    def waited(self) -> float:
        return self.states - self.begun


class Visit:
    """Fetches as a browser with an empty cache does, and counts what comes."""

    def __init__(self, address: str, *, headers: dict[str, str] | None = None, zero: float) -> None:
        self.address, self.headers, self.zero = address, headers or {}, zero
        self.opening = Opening(begun=self.now())

    def now(self) -> float:
        return time.monotonic() - self.zero

    async def fetch(self, path: str, *, method: str = "GET", body: str | None = None) -> str:
        request = HTTPRequest(
            urljoin(self.address, path),
            method=method,
            body=body,
            headers={**self.headers, "Accept-Encoding": "gzip"},
            request_timeout=PATIENCE,
            connect_timeout=PATIENCE,
            decompress_response=False,
        )
        answer = await AsyncHTTPClient().fetch(request)
        self.opening.bytes += len(answer.body)
        self.opening.requests += 1
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(answer.body) if packed else answer.body).decode("utf-8", "replace")

    async def assets(self, page: str) -> None:
        for path in dict.fromkeys(ASSET.findall(page)):
            if not path.startswith("http"):
                await self.fetch(path)

    async def join(self, kernel: str) -> Opening:
        """Open the kernel's line and wait until every widget has told its state."""
        address = urljoin(self.address, f"api/kernels/{kernel}/channels?session_id={uuid4().hex}")
        opening = self.opening
        opening.socket = await connect(
            address.replace("http", "ws", 1),
            additional_headers={name: value for name, value in self.headers.items() if name == "Cookie"},
            max_size=None,
            open_timeout=PATIENCE,
            ping_timeout=PATIENCE,
        )
        opening.widgets = len(await _states(opening.socket))
        opening.states = self.now()
        return opening


async def open_ours(address: str, person: Person, *, zero: float) -> Opening:
    """Open the module in Common Table."""
    visit = Visit(address, headers=person.headers, zero=zero)
    page = await visit.fetch(f"modules/{FOLDER}/")
    await visit.assets(page)
    await visit.fetch(f"api/words/{FOLDER}")
    visit.opening.page = visit.now()
    started = await visit.fetch(f"api/module-kernels/{FOLDER}", method="POST", body="{}")
    return await visit.join(json.loads(started)["kernel"])


async def open_voila(address: str, *, zero: float) -> Opening:
    """Open the module in stock Voila."""
    visit = Visit(address, zero=zero)
    page = await visit.fetch("")
    found = KERNEL.search(page)
    if not found:
        raise OSError("Voila's page names no kernel")
    await visit.assets(page)
    visit.opening.page = visit.now()
    return await visit.join(found[1])


async def _states(socket: ClientConnection) -> dict[str, Any]:
    comm = uuid4().hex
    about: dict[str, Any] = {
        "comm_id": comm,
        "target_name": "jupyter.widget.control",
        "target_module": None,
        "data": {},
    }
    await socket.send(_message("comm_open", about))
    await socket.send(_message("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}))
    async for told in socket:
        content = _content(told)
        data = content.get("data") if content.get("comm_id") == comm else None
        if isinstance(data, dict) and data.get("method") == "update_states":
            return dict(data["states"])
    raise OSError("the kernel's line was closed before the widgets told their states")


def _message(kind: str, content: dict[str, Any]) -> str:
    header = {
        "msg_id": uuid4().hex,
        "msg_type": kind,
        "session": "bench",
        "username": "",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    # The widgets' protocol refuses a channel that does not say its version.
    about = {"parent_header": {}, "metadata": {"version": "1.0.0"}, "content": content, "channel": "shell"}
    return json.dumps({"header": header, **about})


def _content(told: str | bytes) -> dict[str, Any]:
    # Messages with buffers come in binary form: a count, its offsets, then the JSON part.
    if isinstance(told, bytes):
        count = int.from_bytes(told[:4], "big")
        ends = [int.from_bytes(told[4 * n : 4 * n + 4], "big") for n in range(1, count + 1)]
        told = told[ends[0] : ends[1] if count > 1 else None].decode()
    return dict(json.loads(told).get("content") or {})
