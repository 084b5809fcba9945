"""A room of people who type at once: how long a save takes, and whether the store has every last word."""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
from dataclasses import dataclass
from uuid import uuid4

from people import Person, enrol_all, words_of
from servers import FOLDER, Server
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

PROMPT = "m01-belonging"
SENTENCE = "We ask families what they hope for before we plan anything. "
# The page saves at least this often while typing goes on.
EVERY = 2.0


@dataclass(frozen=True)
class Typing:
    """Seconds from a save's leaving the page to its answer, of all people's saves; `lost` counts people."""

    saves: int
    median: float
    p95: float
    slowest: float
    lost: int


def type_together(server: Server, *, people: int, saves: int = 10) -> Typing:
    """Let newly enrolled people type for `saves` times two seconds."""
    everybody = enrol_all(server.address, people, group="Writer")
    waits, last = asyncio.run(_type_all(server.address, everybody, saves=saves))
    lost = sum(words_of(server.address, one).get(PROMPT) != words for one, words in zip(everybody, last, strict=True))
    ordered = sorted(waits)
    p95 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    return Typing(len(waits), statistics.median(waits), p95, ordered[-1], lost)


async def _type_all(address: str, everybody: list[Person], *, saves: int) -> tuple[list[float], list[str]]:
    AsyncHTTPClient.configure(None, max_clients=len(everybody))
    waits: list[float] = []
    chance = random.Random(60)
    starts = [chance.uniform(0, EVERY) for _ in everybody]
    begun = zip(everybody, starts, strict=True)
    writers = (_write(address, one, start=start, saves=saves, waits=waits) for one, start in begun)
    return waits, list(await asyncio.gather(*writers))


async def _write(address: str, person: Person, *, start: float, saves: int, waits: list[float]) -> str:
    words, base = "", None
    await asyncio.sleep(start)
    for _ in range(saves):
        words += SENTENCE
        begun = time.monotonic()
        base = await _save(address, person, words=words, base=base)
        waits.append(time.monotonic() - begun)
        await asyncio.sleep(max(0, EVERY - waits[-1]))
    return words


async def _save(address: str, person: Person, *, words: str, base: int | None) -> int:
    request = HTTPRequest(
        f"{address}api/words/{FOLDER}/{PROMPT}",
        method="PUT",
        headers={**person.headers, "Content-Type": "application/json"},
        body=json.dumps({"value": words, "save_id": uuid4().hex, "based_on": base, "language": "en"}),
        request_timeout=60,
    )
    answer = await AsyncHTTPClient().fetch(request)
    return int(json.loads(answer.body)["version"])
