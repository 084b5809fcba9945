"""Many people who open the module at the same moment, in Common Table and in stock Voila."""

from __future__ import annotations

import asyncio
import math
import statistics
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openings import Opening, open_ours, open_voila
from people import enrol_all
from tornado.httpclient import AsyncHTTPClient, HTTPError
from websockets.exceptions import WebSocketException

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from servers import Server

    Join = Callable[[int, float], Awaitable[Opening]]

SETTLE = 3


@dataclass(frozen=True)
class Room:
    """How an opening by everybody at once went: seconds, and per opening bytes, requests and what the server spent."""

    name: str
    people: int
    median: float
    p95: float
    last: float
    page_median: float
    bytes: float
    requests: float
    processor: float
    memory: float
    widgets: int
    none_came: int


def join_ours(server: Server, *, people: int, within: float = 0) -> Room:
    """Let newly enrolled people open the module together."""
    everybody = enrol_all(server.address, people)
    return _measure(server, lambda at, zero: open_ours(server.address, everybody[at], zero=zero), people, within)


def join_voila(server: Server, *, people: int, within: float = 0) -> Room:
    return _measure(server, lambda _, zero: open_voila(server.address, zero=zero), people, within)


def _measure(server: Server, join: Join, people: int, within: float) -> Room:
    return asyncio.run(_room(server, join, people, within))


async def _room(server: Server, join: Join, people: int, within: float) -> Room:
    # A browser opens six connections; everybody together needs this many.
    AsyncHTTPClient.configure(None, max_clients=people * 6)
    before = await asyncio.to_thread(server.load)
    openings = await _everybody(join, people, within=within)
    await asyncio.sleep(SETTLE)
    after = await asyncio.to_thread(server.load)
    came = [opening for opening in openings if math.isfinite(opening.states)]
    if not came:
        raise SystemExit(f"{server.name} gave nobody its page. Read its log, then run again.")
    for opening in openings:
        if opening.socket:
            with suppress(OSError):
                await opening.socket.close()
    waits = sorted(opening.waited for opening in openings)
    return Room(
        name=server.name,
        people=people,
        median=statistics.median(waits),
        p95=waits[min(people - 1, round(people * 0.95))],
        last=max(opening.states for opening in openings),
        page_median=statistics.median(opening.page - opening.begun for opening in came),
        bytes=statistics.mean(opening.bytes for opening in came),
        requests=statistics.mean(opening.requests for opening in came),
        processor=(after.processor - before.processor) / people,
        memory=(after.memory - before.memory) / people,
        widgets=min(opening.widgets for opening in came),
        none_came=people - len(came),
    )


async def _everybody(join: Join, people: int, *, within: float) -> list[Opening]:
    zero = time.monotonic()

    async def one(at: int) -> Opening:
        await asyncio.sleep(within * at / people)
        begun = time.monotonic() - zero
        try:
            return await join(at, zero)
        except (HTTPError, OSError, WebSocketException) as problem:
            # A server that turns somebody away has not broken the measuring: for that person nothing came.
            print(f"no page for person {at + 1}: {problem}", flush=True)
            return Opening(begun=begun, page=math.inf, states=math.inf)

    return list(await asyncio.gather(*(one(at) for at in range(people))))
