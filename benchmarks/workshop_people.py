"""Browsers in a workshop, as programs: they join with the code, hear the room, and save as the page does."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

from openings import Visit
from people import Person
from servers import FOLDER
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60
# After a failure the page tries again after these seconds, then after the last of them each time.
AGAIN = (1, 2, 4)
UNREACHED = (OSError, HTTPClientError)


@dataclass
class Browser:
    """One browser with its cookies."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    over: bool = False

    @property
    def person(self) -> Person:
        return Person("", self.cookies)

    async def ask(self, path: str, *, method: str = "GET", body: dict[str, Any] | None = None) -> Any:
        """Return the JSON of a call to the service."""
        sent = json.dumps(body) if body is not None else None
        headers = {**self.person.headers, "Content-Type": "application/json"}
        answer = await self._fetch(path, method=method, headers=headers, body=sent)
        return json.loads(answer.body)

    async def open_form(self, path: str) -> None:
        """Open a page for its cookie, without which no form is taken."""
        await self._fetch(path, headers=self.person.headers if self.cookies else {})

    async def send_form(self, path: str, **fields: str) -> int:
        """Send a form and return the status; where it leads, is not followed."""
        body = urlencode(fields | {"_xsrf": self.cookies["_xsrf"]})
        headers = {**self.person.headers, "Content-Type": "application/x-www-form-urlencoded"}
        return (await self._fetch(path, method="POST", headers=headers, body=body, raises=False)).code

    async def listen(self, path: str, *, heard: Callable[[str], None]) -> None:
        """Give each server-sent event to `heard`; a line that breaks is opened again, until it is `over`."""
        while not self.over:
            lines = _Lines(heard)
            request = self._request(path, headers=self.person.headers, request_timeout=0)
            request.streaming_callback = lines.take
            with suppress(*UNREACHED):
                await AsyncHTTPClient().fetch(request)
            if not self.over:
                await asyncio.sleep(AGAIN[0])

    async def _fetch(self, path: str, *, raises: bool = True, **asked: Any) -> HTTPResponse:
        answer = await AsyncHTTPClient().fetch(self._request(path, **asked), raise_error=raises)
        for header in answer.headers.get_list("Set-Cookie"):
            name, _, rest = header.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer

    def _request(self, path: str, **asked: Any) -> HTTPRequest:
        asked = {"request_timeout": PATIENCE, "connect_timeout": PATIENCE, "follow_redirects": False} | asked
        return HTTPRequest(f"{self.address}{path}", **asked)


class _Lines:
    """Puts pieces of a stream together into events; a comment is heard as an empty one, as the page hears it."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard
        self._rest = b""

    def take(self, piece: bytes) -> None:
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            if line.startswith(b"data: "):
                self._heard(line[len(b"data: ") :].decode())
            elif line.startswith(b":"):
                self._heard("")


class Seat:
    """Somebody new on a phone: joins without a name, opens the module, answers, and remembers what was "Saved"."""

    def __init__(self, address: str) -> None:
        self.browser = Browser(address)
        self.saved: dict[str, str] = {}
        self.acknowledged: list[str] = []
        self.retries = 0
        self._base: dict[str, int] = {}
        self.told = asyncio.Event()

    async def join(self, code: str) -> None:
        """Go the way from the code on the wall to the open module, with the room's line open."""
        browser = self.browser
        await browser.open_form("join")
        await browser.send_form("join", code=code)
        status = await browser.send_form("join", code=code, who="new", name="")
        if status != 303:
            raise SystemExit(f"A newcomer could not join (status {status}). Read the server's log, then run again.")
        await browser.open_form("welcome")
        visit = Visit(browser.address, headers=browser.person.headers, zero=time.monotonic())
        await visit.assets(await visit.fetch(f"modules/{FOLDER}/"))
        await visit.fetch(f"api/words/{FOLDER}")
        self.line = asyncio.create_task(browser.listen("api/workshop/events", heard=self._hear))
        await self.told.wait()

    def _hear(self, data: str) -> None:
        if data:
            self.told.set()

    async def save(self, prompt: str, value: str) -> float:
        """Save as the page does, the very same save again until it is answered; return the time of "Saved"."""
        body = {"value": value, "save_id": uuid4().hex, "based_on": self._base.get(prompt), "language": "en"}
        tries = 0
        while True:
            try:
                kept = await self.browser.ask(f"api/words/{FOLDER}/{prompt}", method="PUT", body=body)
            except UNREACHED as problem:
                if getattr(problem, "code", 599) in {409, 413, 422}:
                    raise
                await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)])
                tries += 1
                self.retries += 1
                continue
            self._base[prompt] = kept["version"]
            self.saved[prompt] = value
            self.acknowledged.append(str(body["save_id"]))
            return time.monotonic()

    async def stands(self) -> bool:
        """Say whether a fresh opening of the module shows all that was last acknowledged."""
        words = (await self.browser.ask(f"api/words/{FOLDER}"))["responses"]
        return all(words[prompt]["value"] == value for prompt, value in self.saved.items())
