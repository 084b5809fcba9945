"""What the bench measures, part by part; each part gives named figures and can run by itself."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograde import autograding
from first_field import DESK, PHONE, Field, measure
from gallery import opened_gallery
from people import enrol, write_words
from rooms import Room, join_ours, join_voila
from servers import FOLDER, Server, make_pages, start_ours, start_voila
from typing_room import type_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Found = dict[str, float]

OURS, STOCK = "Common Table", "stock Voila"
FIRST = "m01-first-thoughts"
WORDS = "What I think of when I hear 'partners'."
BOX = f"[data-prompt='{FIRST}'] textarea"
SETTLE = 5
# Of sixty people at once, stock Voila answers some with an error 500 (their kernels do not start in time).
STOCK_HOLDS = 30


@dataclass(frozen=True)
class Size:
    """How much is measured: people in the room, hand-ins in the batch, openings per median."""

    people: int
    hand_ins: int
    times: int


def our_pages(folder: Path, size: Size) -> Found:
    with _ours(folder) as server:
        me = enrol(server.address, "Reader")
        write_words(server.address, me, prompt=FIRST, words=WORDS)
        field = Field(f"{server.address}modules/{FOLDER}/", BOX, WORDS, me.cookies)
        return {"start": server.ready_after} | opened(OURS, field, size=size)


def our_room(folder: Path, size: Size) -> Found:
    with _ours(folder) as server:
        room = join_ours(server, people=size.people, within=1)
        time.sleep(SETTLE)
        typing = type_together(server, people=size.people)
    with _ours(folder) as server:
        few = join_ours(server, people=min(STOCK_HOLDS, size.people), within=1)
    words = {"people": size.people, "typing": typing.p95, "typing, slowest": typing.slowest, "lost": typing.lost}
    return {"last of all": room.last, "memory of all": room.memory, "processor of all": room.processor} | (
        words | _joined(OURS, few)
    )


def gallery(folder: Path, size: Size) -> Found:
    found = opened_gallery(folder, times=size.times)
    seconds = {"gallery cold": found.cold.seconds, "gallery warm": found.warm.seconds}
    return seconds | {"gallery bytes": found.cold.bytes, "gallery requests": found.cold.requests}


def stock_pages(folder: Path, size: Size) -> Found:
    with _stock(folder) as server:
        return {"stock start": server.ready_after} | opened(STOCK, Field(server.address, BOX), size=size)


def stock_room(folder: Path, size: Size) -> Found:
    with _stock(folder) as server:
        return _joined(STOCK, join_voila(server, people=min(STOCK_HOLDS, size.people), within=1))


def grading(_: Path, size: Size) -> Found:
    found = autograding(hand_ins=size.hand_ins)
    return {"autograde": found.ours.clock, "stock autograde": found.stock.clock}


def peers(folder: Path, size: Size) -> Found:
    from peers import PEERS, running_peer  # noqa: PLC0415 - installs two more programs

    found: Found = {}
    for name in PEERS:
        with running_peer(name, folder / "peers") as field:
            found |= opened(name, field, size=size)
    return found


PARTS: dict[str, Callable[[Path, Size], Found]] = {
    "pages": our_pages,
    "room": our_room,
    "gallery": gallery,
    "stock-pages": stock_pages,
    "stock-room": stock_room,
    "autograde": grading,
    "peers": peers,
}


def opened(whose: str, field: Field, *, size: Size) -> Found:
    """Open a page on a desk and on a phone."""
    desk, phone = (measure(field, profile=profile, times=size.times) for profile in (DESK, PHONE))
    return {
        f"{whose}, cold": desk.cold.seconds,
        f"{whose}, warm": desk.warm.seconds,
        f"{whose}, phone cold": phone.cold.seconds,
        f"{whose}, phone warm": phone.warm.seconds,
        f"{whose}, bytes": desk.cold.bytes,
        f"{whose}, warm bytes": desk.warm.bytes,
        f"{whose}, requests": desk.cold.requests,
    }


def _joined(whose: str, room: Room) -> Found:
    return {
        "few": room.people,
        f"{whose}, last": room.last,
        f"{whose}, median": room.median,
        f"{whose}, memory": room.memory,
        f"{whose}, processor": room.processor,
        f"{whose}, none came": room.none_came,
    }


@contextmanager
def _ours(folder: Path) -> Iterator[Server]:
    data = folder / "data"
    make_pages(data)
    with running(start_ours(data)) as server:
        time.sleep(SETTLE)
        yield server


@contextmanager
def _stock(folder: Path) -> Iterator[Server]:
    data = folder / "data"
    make_pages(data)
    with running(start_voila(folder, release=data / "release" / FOLDER)) as server:
        yield server


@contextmanager
def running(server: Server) -> Iterator[Server]:
    try:
        yield server
    finally:
        server.stop()
