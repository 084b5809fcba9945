"""A facilitator's two pages, as programs: the desk and the wall, each asking anew whenever the room has changed."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from servers import FOLDER, ROOT
from workshop_people import UNREACHED, Browser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGAIN = 2


@dataclass(frozen=True)
class Look:
    """One answered question: when it was asked and answered, and what was said."""

    asked: float
    answered: float
    said: dict[str, Any]

    @property
    def seconds(self) -> float:
        return self.answered - self.asked


class Facilitator:
    """Leads one workshop on module 1."""

    def __init__(self, address: str) -> None:
        self.browser = Browser(address)
        self.room: dict[str, Any] = {}

    async def sign_in(self, data: Path) -> None:
        command = [sys.executable, "-m", "commontable.cli", "people", "add", "--role", "facilitator"]
        command += ["--name", "Facilitator", "--data", str(data)]
        said = await asyncio.to_thread(subprocess.run, command, cwd=ROOT, capture_output=True, text=True, check=True)
        await self.browser.open_form("login")
        await self.browser.send_form("login", code=said.stdout.splitlines()[-1].strip())

    async def start(self) -> str:
        """Open the workshop and return its code."""
        asked = {"module": FOLDER, "minutes": 90, "cohort": "everyone"}
        self.room = await self.browser.ask("api/staff/workshops", method="POST", body=asked)
        return str(self.room["code"])

    @property
    def path(self) -> str:
        return f"api/staff/workshops/{self.room['id']}"

    async def act(self, name: str, **asked: Any) -> dict[str, Any]:
        self.room = await self.browser.ask(f"{self.path}/{name}", method="POST", body=asked)
        return self.room

    async def open_activity(self, prompt: str) -> None:
        found = next(each for each in self.room["activities"] if prompt in each["prompts"])
        await self.act("open-activity", number=found["number"])


class Page:
    """One of the facilitator's pages; however much happens, one question is on its way and at most one waits."""

    def __init__(self, facilitator: Facilitator, *, asks: str) -> None:
        self.looks: list[Look] = []
        self._facilitator, self._asks = facilitator, asks
        self._news = asyncio.Event()
        self._seen = asyncio.Condition()

    def open(self) -> None:
        listening = self._facilitator.browser.listen(f"{self._facilitator.path}/events", heard=self._hear)
        self.line = asyncio.create_task(listening)
        self._looking = asyncio.create_task(self._look())

    def close(self) -> None:
        self._looking.cancel()

    async def shows(self, is_so: Callable[[dict[str, Any]], bool]) -> None:
        """Return once the page shows what is waited for."""
        async with self._seen:
            await self._seen.wait_for(lambda: bool(self.looks) and is_so(self.looks[-1].said))

    def _hear(self, _data: str) -> None:
        self._news.set()

    async def _look(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            begun = time.monotonic()
            try:
                said = await self._facilitator.browser.ask(self._asks)
            except UNREACHED:
                # As the page does: the server is gone, so ask once more a little later.
                await asyncio.sleep(AGAIN)
                self._news.set()
            else:
                self.looks.append(Look(begun, time.monotonic(), said))
                async with self._seen:
                    self._seen.notify_all()
