"""Passes what is meant for a kernel of another server process on to that process, and its answers back.

A kernel's id begins with the name of its process. Whoever asks is known here and there by the same cookie, and
whose kernel it is, the other process decides; this one learns nothing and stores nothing.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.base.websocket import WebSocketMixin
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.routing import PathMatches
from tornado.simple_httpclient import HTTPTimeoutError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler, websocket_connect

from commontable.serving.kernels.owners import SignedInOnly

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest
    from tornado.websocket import WebSocketClientConnection

    from commontable.serving.rooms import Room

# Set on what is passed on, which is never passed on twice.
PASSED = "X-Commontable-Passed-On"
# What the other process needs to know who asks, and from which page.
SENT = ("Cookie", "X-XSRFToken", "Origin", "Host", "Content-Type", "Sec-Fetch-Site")
TO_CONNECT, TO_ANSWER = 5.0, 20.0
GONE, BUSY = 404, 503


class KernelElsewhere(PathMatches):
    """Matches the address of a kernel that another process has started."""

    def __init__(self, pattern: str, *, name: str) -> None:
        super().__init__(pattern)
        self._name = name.encode()

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        found = super().match(request)
        if found is None or PASSED in request.headers:
            return None
        return None if found["path_kwargs"]["kernel_id"].startswith(self._name + b"-") else found


async def _request(handler: Any, kernel_id: str) -> HTTPRequest:
    """Return the request to pass on; raise 404 where no process of that name is known."""
    room: Room = handler.settings["room"]
    processes, loop = room.deployment.processes, asyncio.get_running_loop()
    name = kernel_id.partition("-")[0]
    address = await loop.run_in_executor(room.threads, processes.address_of, name)
    if address is None:
        raise HTTPError(GONE)
    asked = handler.request
    return HTTPRequest(
        f"{address}{asked.path}{'?' if asked.query else ''}{asked.query}",
        method=asked.method,
        headers={PASSED: "1"} | {name: asked.headers[name] for name in SENT if name in asked.headers},
        body=asked.body or None,
        allow_nonstandard_methods=True,
        follow_redirects=False,
        connect_timeout=TO_CONNECT,
        request_timeout=TO_ANSWER,
    )


def _refused(problem: Exception) -> HTTPError:
    """Return what the page is told: a process that is gone has taken its kernels with it."""
    if isinstance(problem, HTTPTimeoutError):
        return HTTPError(BUSY)
    return HTTPError(problem.code if isinstance(problem, HTTPClientError) else GONE)


class ElsewhereKernelHandler(SignedInOnly, JupyterHandler):  # type: ignore[misc]
    """One kernel of another process: its state, and ending it."""

    async def _pass_on(self, kernel_id: str) -> None:
        request = await _request(self, kernel_id)
        try:
            answer = await AsyncHTTPClient().fetch(request, raise_error=False)
        except OSError as problem:
            raise _refused(problem) from problem
        if isinstance(answer.error, HTTPTimeoutError):
            raise HTTPError(BUSY)
        self.set_status(answer.code)
        if answer.body:
            self.set_header("Content-Type", answer.headers.get("Content-Type", "application/json"))
        self.finish(answer.body or None)

    get = post = delete = _pass_on


class ElsewhereChannelsHandler(SignedInOnly, WebSocketMixin, WebSocketHandler, JupyterHandler):  # type: ignore[misc]
    """The websocket between a page and a kernel of another process: both halves, message by message."""

    _line: WebSocketClientConnection | None = None

    async def get(self, kernel_id: str) -> None:
        """Open the line to the kernel's process first, so that a refusal there is a refusal here."""
        protocols = [each.strip() for each in self.request.headers.get("Sec-WebSocket-Protocol", "").split(",")]
        limit = self.settings["websocket_max_message_size"]
        request = await _request(self, kernel_id)
        request.url = request.url.replace("http:", "ws:", 1)
        try:
            self._line = await websocket_connect(
                request, subprotocols=[each for each in protocols if each] or None, max_message_size=limit
            )
        except (OSError, HTTPClientError) as problem:
            raise _refused(problem) from problem
        await WebSocketHandler.get(self)

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:  # noqa: ARG002 - the other process has chosen
        return cast("str | None", self._line and self._line.selected_subprotocol)

    def open(self) -> None:
        super().open()
        assert self._line is not None
        # A task of its own: the page is heard only once this has returned.
        self._answering = asyncio.create_task(self._answer(self._line))

    async def _answer(self, line: WebSocketClientConnection) -> None:
        with suppress(WebSocketClosedError):
            while (message := await line.read_message()) is not None:
                await self.write_message(message, binary=isinstance(message, bytes))
        # The code says whether the page should try again.
        self.close(line.close_code, line.close_reason)

    async def on_message(self, message: str | bytes) -> None:
        if self._line is not None:
            with suppress(WebSocketClosedError):
                await self._line.write_message(message, binary=isinstance(message, bytes))

    def on_close(self) -> None:
        if self._line is not None:
            self._line.close()
