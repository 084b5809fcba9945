"""One table of what opening, joining, typing and grading cost, beside stock Voila and stock nbgrader in the same run.

python benchmarks/bench.py             the table (some minutes)
PEERS=1 python benchmarks/bench.py     with Streamlit and marimo, installed apart
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograde import Autograding, autograding
from first_field import DESK, PHONE, Field, Openings, measure
from gallery import gallery_rows, opened_gallery
from papers import put
from people import enrol, write_words
from rooms import Room, join_ours, join_voila
from servers import FOLDER, Server, page_is_made, start_ours, start_voila, wait_until
from tables import Figure, figures
from typing_room import Typing, type_together

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = "m01-first-thoughts"
WORDS = "What I think of when I hear 'partners'."
BOX = f"[data-prompt='{FIRST}'] textarea"
SETTLE = 5
# Of sixty people at once, stock Voila answers some with an error 500 (their kernels do not start in time).
STOCK_HOLDS = 30
KB, MB = 1e3, 1e6


@dataclass(frozen=True)
class Size:
    """How much is measured: people in the room, hand-ins in the batch, openings per median."""

    people: int
    hand_ins: int
    times: int


@dataclass(frozen=True)
class Pages:
    """A page's openings on a desk and on a phone."""

    desk: Openings
    phone: Openings


@dataclass(frozen=True)
class Ours:
    start: float
    pages: Pages
    room: Room
    few: Room
    typing: Typing
    gallery: Openings


@dataclass(frozen=True)
class Stock:
    start: float
    pages: Pages
    few: Room


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure Common Table beside its peers, in one run.")
    asked.add_argument("--people", type=int, default=60, metavar="N", help="people in the room")
    asked.add_argument("--hand-ins", type=int, default=50, metavar="N", help="hand-ins in the batch")
    asked.add_argument("--times", type=int, default=5, metavar="N", help="openings for each median")
    asked.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    args = asked.parse_args()
    for name in ("people", "hand_ins", "times"):
        if not 1 <= getattr(args, name) <= 300:
            raise SystemExit(f"--{name.replace('_', '-')} is {getattr(args, name)}; give a number from 1 to 300.")
    size = Size(args.people, args.hand_ins, args.times)
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        report(Path(folder), size, write=args.write)


def report(folder: Path, size: Size, *, write: bool) -> None:
    """Measure everything and print it."""
    where = f"Measured {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores."
    said(where)
    ours = of_ours(folder, size)
    stock = of_stock(folder, size)
    said("autograding, here and with stock nbgrader")
    grading = autograding(hand_ins=size.hand_ins)
    keep(f"{where}\n\n{figures(rows(ours, stock, grading), peer='stock Voila, nbgrader')}", under="table", write=write)
    if os.environ.get("PEERS") == "1":
        from peers import measure_peers  # noqa: PLC0415 - installs two more programs

        keep(measure_peers(folder / "peers", times=size.times, ours=ours.pages), under="peers", write=write)


def keep(text: str, *, under: str, write: bool) -> None:
    print(f"\n{text}", flush=True)
    if write:
        put(text, under=under)


def of_ours(folder: Path, size: Size) -> Ours:
    data = folder / "data"
    said("Common Table: the page is made once")
    with running(start_ours(data)):
        wait_until(lambda: page_is_made(data), seconds=120, what="the module's page")
    said("Common Table: opening in a browser, joining, typing")
    with running(start_ours(data)) as server:
        time.sleep(SETTLE)
        me = enrol(server.address, "Reader")
        write_words(server.address, me, prompt=FIRST, words=WORDS)
        pages = opened(Field(f"{server.address}modules/{FOLDER}/", BOX, WORDS, me.cookies), size)
        room = join_ours(server, people=size.people, within=1)
        time.sleep(SETTLE)
        typing = type_together(server, people=size.people)
        start = server.ready_after
    with running(start_ours(data)) as server:
        time.sleep(SETTLE)
        few = join_ours(server, people=min(STOCK_HOLDS, size.people), within=1)
    said("Common Table: every widget in one page")
    return Ours(start, pages, room, few, typing, opened_gallery(folder, times=size.times))


def of_stock(folder: Path, size: Size) -> Stock:
    said("stock Voila")
    data = folder / "data"
    with running(start_voila(folder, release=data / "release" / FOLDER)) as server:
        pages = opened(Field(server.address, BOX), size)
    with running(start_voila(folder, release=data / "release" / FOLDER)) as server:
        few = join_voila(server, people=min(STOCK_HOLDS, size.people), within=1)
    return Stock(server.ready_after, pages, few)


def opened(field: Field, size: Size) -> Pages:
    return Pages(measure(field, profile=DESK, times=size.times), measure(field, profile=PHONE, times=size.times))


def rows(ours: Ours, stock: Stock, grading: Autograding) -> list[Figure]:
    """Return every line of the table."""
    return [
        *_opening_rows(ours.pages, stock.pages),
        *gallery_rows(ours.gallery),
        *_room_rows(ours, stock),
        Figure(f"{ours.room.people} typing: save to answer, 95 of 100", ours.typing.p95, reach=0.5),
        Figure("people whose last words were lost", ours.typing.lost, reach=0, unit=""),
        Figure("autograde per hand-in, in a batch", grading.ours.clock, grading.stock.clock, reach=0.3),
        Figure("serve to /healthz", ours.start, stock.start, reach=3),
    ]


def _opening_rows(ours: Pages, peer: Pages) -> list[Figure]:
    cold, other = ours.desk.cold, peer.desk.cold
    return [
        Figure("first field usable, cold", cold.seconds, other.seconds, reach=0.7),
        Figure("first field usable, warm", ours.desk.warm.seconds, peer.desk.warm.seconds, reach=0.4),
        Figure("the same on a phone, cold", ours.phone.cold.seconds, peer.phone.cold.seconds, reach=3.5),
        Figure("the same on a phone, warm", ours.phone.warm.seconds, peer.phone.warm.seconds, reach=1.2),
        Figure("over the wire, cold", cold.bytes / KB, other.bytes / KB, reach=350, unit="KB"),
        Figure("requests, cold", cold.requests, other.requests, reach=10, unit=""),
        Figure("over the wire, warm", ours.desk.warm.bytes / KB, peer.desk.warm.bytes / KB, unit="KB"),
    ]


def _room_rows(ours: Ours, stock: Stock) -> list[Figure]:
    together, few, peer = ours.room, ours.few, stock.few
    return [
        Figure(f"{together.people} join within a second: the last has its fields", together.last, reach=4),
        Figure(f"{few.people} join within a second: the last has its fields", few.last, peer.last),
        Figure("the same, median from a person's own start", few.median, peer.median),
        Figure("memory (PSS) per person", few.memory / MB, peer.memory / MB, reach=10, unit="MB"),
        Figure("processor time per opening", few.processor, peer.processor, reach=0.1),
    ]


@contextmanager
def running(server: Server) -> Iterator[Server]:
    try:
        yield server
    finally:
        server.stop()


def said(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    main()
