"""A room of sixty runs live: joining, the wall, the facilitator's desk, and a server killed in the middle.

python benchmarks/workshop.py --people 60
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from papers import put
from servers import Server, make_pages, start_ours
from tables import table
from tornado.httpclient import AsyncHTTPClient
from workshop_found import Found, lags, rows
from workshop_people import Seat
from workshop_staff import Facilitator, Page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Count = Callable[[dict[str, Any]], int]

CASE, TEXT = "m01-case", "m01-belonging"
FIRST, LATER, LATER_LABEL = "ten", "twenty", "About 20 more"
SENTENCE = "The bus came late, and the mother told us so herself. "
FEWEST = 5
SETTLE = 5
# Everybody answers somewhere within these seconds, as a room does once it is asked.
SPREAD = 10.0
SAVES, EVERY = 10, 2.0
PATIENCE = 30


T = TypeVar("T")


def main() -> None:
    asked = argparse.ArgumentParser(description="Run a workshop on module 1 with simulated browsers.")
    asked.add_argument("--people", type=int, default=60, metavar="N", help="browsers in the room, 6 to 300")
    asked.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    args = asked.parse_args()
    if not FEWEST < args.people <= 300:
        raise SystemExit(f"--people is {args.people}; give a number from {FEWEST + 1} to 300.")
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        found = measure(Path(folder) / "data", people=args.people)
    where = f"Measured {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores."
    text = f"{where}\n\n{table(('measure', 'found', 'reach'), rows(found))}"
    print(f"\n{text}")
    if args.write:
        put(text, under="workshop")


def measure(data: Path, *, people: int) -> Found:
    """Run one workshop from Start to the last answer, on a server of its own."""
    make_pages(data)
    running = [start_ours(data)]
    try:
        time.sleep(SETTLE)
        return asyncio.run(_workshop(running, data, people=people))
    finally:
        running[-1].stop()


async def _workshop(running: list[Server], data: Path, *, people: int) -> Found:
    # A browser opens six connections at most; a live line keeps one of them.
    AsyncHTTPClient.configure(None, max_clients=people * 6 + 20)
    found = Found(people)
    facilitator = Facilitator(running[-1].address)
    await facilitator.sign_in(data)
    code = await facilitator.start()
    desk, wall = Page(facilitator, asks=facilitator.path), Page(facilitator, asks=f"{facilitator.path}/wall")
    for page in (desk, wall):
        page.open()
    seats = [Seat(running[-1].address) for _ in range(people)]
    said(f"{people} people join")
    begun = time.monotonic()
    await _spread(seats, lambda seat: seat.join(code), over=1)
    found.joined = time.monotonic() - begun
    await _answer(facilitator, seats, wall=wall, found=found)
    await _type_through_a_kill(running, data, seats, found=found)
    said("everybody changes their answer")
    times = await _spread(seats, lambda seat: seat.save(CASE, LATER), over=SPREAD)
    found.shown_after += await _lags(wall, times, count=_later, from_number=1)
    await _read(seats, data, found=found)
    found.desk, found.wall = [[look.seconds for look in page.looks] for page in (desk, wall)]
    for page in (desk, wall):
        page.close()
    for browser in (facilitator.browser, *(seat.browser for seat in seats)):
        browser.over = True
    await asyncio.to_thread(running[-1].stop)
    await asyncio.gather(*(each.line for each in (desk, wall, *seats)))
    return found


async def _answer(facilitator: Facilitator, seats: list[Seat], *, wall: Page, found: Found) -> None:
    """Let five answer, reveal, then let all others answer before everybody's eyes."""
    said("everybody answers")
    await facilitator.open_activity(CASE)
    first = await _spread(seats[:FEWEST], lambda seat: seat.save(CASE, FIRST), over=1)
    await facilitator.act("reveal", prompt=CASE, on=True)
    others = await _spread(seats[FEWEST:], lambda seat: seat.save(CASE, FIRST), over=SPREAD)
    found.shown_after += await _lags(wall, first + others, count=_people, from_number=FEWEST + 1)


async def _type_through_a_kill(running: list[Server], data: Path, seats: list[Seat], *, found: Found) -> None:
    """Let everybody type; in the middle the server is killed, and started again on the same port."""
    said("everybody types; the server is killed and started again")
    typing = asyncio.create_task(_spread(seats, _type, over=EVERY))
    await asyncio.sleep(SAVES * EVERY / 2)
    server = running[-1]
    for seat in seats:
        seat.told.clear()
    begun = time.monotonic()
    server.kill()
    port = urlsplit(server.address).port or 0
    running.append(await asyncio.to_thread(start_ours, data, port=port))
    found.away = time.monotonic() - begun
    for seat in seats:
        await seat.told.wait()
    found.back = time.monotonic() - begun
    await typing


async def _type(seat: Seat) -> None:
    words = ""
    for _ in range(SAVES):
        words += SENTENCE
        begun = time.monotonic()
        done = await seat.save(TEXT, words)
        await asyncio.sleep(max(0, EVERY - (done - begun)))


async def _spread(seats: Sequence[Seat], does: Callable[[Seat], Awaitable[T]], *, over: float) -> list[T]:
    chance = random.Random(60)

    async def one(seat: Seat, wait: float) -> T:
        await asyncio.sleep(wait)
        return await does(seat)

    return list(await asyncio.gather(*(one(seat, chance.uniform(0, over)) for seat in seats)))


async def _lags(wall: Page, saved: list[float], *, count: Count, from_number: int) -> list[float]:
    """Wait until the wall counts everybody, but no longer than a room would, and return how late each answer came."""
    with suppress(TimeoutError):
        await asyncio.wait_for(wall.shows(lambda now: count(now) >= len(saved)), PATIENCE)
    return lags(saved, [(look.answered, count(look.said)) for look in wall.looks], from_number=from_number)


def _people(wall: dict[str, Any]) -> int:
    return sum(panel["people"] for panel in wall["panels"] if panel["prompt"] == CASE)


def _later(wall: dict[str, Any]) -> int:
    groups = [group for panel in wall["panels"] if panel["prompt"] == CASE for group in panel["bars"]]
    return sum(bar["n"] for group in groups for bar in group["bars"] if bar["label"] == LATER_LABEL)


async def _read(seats: list[Seat], data: Path, *, found: Found) -> None:
    """Look for every acknowledged save in the database, and for everybody's last words on their page."""
    with closing(sqlite3.connect(data / "commontable.sqlite")) as connection:
        kept = {save for (save,) in connection.execute("select save_id from responses")}
    acknowledged = [save for seat in seats for save in seat.acknowledged]
    found.saves, found.retries = len(acknowledged), sum(seat.retries for seat in seats)
    found.lost = sum(save not in kept for save in acknowledged)
    found.wrong = [await seat.stands() for seat in seats].count(False)


def said(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    main()
