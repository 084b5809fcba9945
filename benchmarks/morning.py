"""A state-wide workshop morning as queues: how many server processes it takes until nobody waits.

python benchmarks/morning.py --write

Rooms of thirty open at nine. People arrive around that minute, each opens a module (its page, its files, its words)
and has a kernel, and whoever types saves every second and a half. Each process has one core and serves one request at
a time, those that wait stand in line, and the proxy asks the processes in turn. What an opening and a save cost was
measured (`growth.py`, `saves.py`); when people come and how many type at once is assumed. Chance is drawn from a
seed, so that a second run prints the same.
"""

from __future__ import annotations

import argparse
import math
import random
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING

import simpy
from papers import SCALING, put
from tables import table

if TYPE_CHECKING:
    from collections.abc import Generator

    Steps = Generator[simpy.Event, None, None]

SEED = 60
# Seconds of one core, measured: an opening with its kernel (growth.py, from 60 people on), a save at a process and at
# PostgreSQL (saves.py).
OPENING, SAVE, ROW = 0.080, 0.0068, 0.0041
# Assumed: people arrive around the hour, three minutes more or less, and three in ten are typing at any moment.
SPREAD, TYPING = 180.0, 0.3
# The page saves so often while typing goes on without a pause.
BETWEEN = 1.5
WATCHED = 900.0
# Promised: a field takes typing, and a page says "Saved".
OPENS_WITHIN, SAVES_WITHIN = 2.0, 0.5
HEADS = (
    *("people at once", "server processes", "database cores"),
    *("opens, 95 of 100", "saves, 95 of 100", "busiest minute"),
)


@dataclass
class Morning:
    """What people waited, in seconds, and how long each process was at work in each minute."""

    opened: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    worked: dict[int, float] = field(default_factory=dict)

    def busiest(self, processes: int) -> float:
        return max(self.worked.values()) / 60 / processes


class State:
    """The processes, the database's cores, and the proxy that asks the processes in turn."""

    def __init__(self, *, processes: int, cores: int) -> None:
        self.clock, self.chance, self.found = simpy.Environment(), random.Random(SEED), Morning()
        self._next = cycle([simpy.Resource(self.clock) for _ in range(processes)])
        self._database = simpy.Resource(self.clock, capacity=cores)

    def serve(self, cost: float, *, row: float = 0.0) -> Steps:
        """Stand in line at one process, and for a save at the database."""
        with next(self._next).request() as turn:
            yield turn
            taken = self.chance.expovariate(1 / cost)
            minute = int(self.clock.now // 60)
            self.found.worked[minute] = self.found.worked.get(minute, 0.0) + taken
            yield self.clock.timeout(taken)
        if row:
            with self._database.request() as turn:
                yield turn
                yield self.clock.timeout(self.chance.expovariate(1 / row))

    def person(self, arrives: float) -> Steps:
        yield self.clock.timeout(arrives)
        began = self.clock.now
        yield from self.serve(OPENING)
        self.found.opened.append(self.clock.now - began)

    def saves(self, people: int) -> Steps:
        """Let saves come as the room fills; with so many people they come at random."""
        while True:
            here = people * _share_here(self.clock.now)
            rate = max(here * TYPING / BETWEEN, 0.01)
            yield self.clock.timeout(self.chance.expovariate(rate))
            self.clock.process(self._save())

    def _save(self) -> Steps:
        began = self.clock.now
        yield from self.serve(SAVE, row=ROW)
        self.found.saved.append(self.clock.now - began)


def _share_here(now: float) -> float:
    """Return the part of the people who have arrived; the hour stands in the middle of the time watched."""
    return 0.5 * (1 + math.erf((now - WATCHED / 2) / (SPREAD * math.sqrt(2))))


def morning(people: int, *, processes: int, cores: int) -> Morning:
    state = State(processes=processes, cores=cores)
    for _ in range(people):
        arrives = min(max(state.chance.gauss(WATCHED / 2, SPREAD), 0.0), WATCHED)
        state.clock.process(state.person(arrives))
    state.clock.process(state.saves(people))
    state.clock.run(until=WATCHED)
    return state.found


def enough(people: int) -> list[str]:
    """Return the row of the fewest processes, and of the database's cores with them, that keep the promises."""
    saves = people * TYPING / BETWEEN
    cores = max(1, math.ceil(saves * ROW / 0.6))
    processes = max(1, math.floor(saves * SAVE))
    while True:
        found = morning(people, processes=processes, cores=cores)
        opens, saved = _p95(found.opened), _p95(found.saved)
        if opens <= OPENS_WITHIN and saved <= SAVES_WITHIN:
            share = f"{found.busiest(processes):.0%}"
            return [f"{people:,}", str(processes), str(cores), f"{opens:.2f} s", f"{saved:.2f} s", share]
        processes += max(1, processes // 8)


def costs() -> str:
    """Return with what the table was made, so that it cannot stand there with other figures."""
    shown = f"{OPENING * 1000:.0f} ms, a save {SAVE * 1000:.1f} ms of a process and {ROW * 1000:.1f} ms of the database"
    return f"Simulated with what was measured: an opening with its kernel {shown}."


def _p95(waits: list[float]) -> float:
    ordered = sorted(waits)
    return ordered[max(0, round(len(ordered) * 0.95) - 1)] if ordered else math.inf


def main() -> None:
    asked = argparse.ArgumentParser(description="Find how many server processes a workshop morning takes.")
    asked.add_argument("--people", type=int, nargs="+", default=[60, 500, 2000, 10_000], metavar="N")
    asked.add_argument("--write", action="store_true", help="put the table into docs/scaling.md")
    args = asked.parse_args()
    found = table(HEADS, [enough(people) for people in args.people])
    print(found)
    if args.write:
        put(f"{costs()}\n\n{found}", under="morning", paper=SCALING)


if __name__ == "__main__":
    main()
