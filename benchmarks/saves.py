"""How many saves a second are kept: on SQLite and on PostgreSQL, by one server process and by several.

python benchmarks/saves.py --postgresql postgresql:///commontable_bench --write

Each writer saves again as soon as the last save was answered, so this is what the server can do at most; a person
saves every two seconds while typing. The database of --postgresql must be empty, and is left with what was written.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from papers import SCALING, put
from people import enrol_all
from servers import make_pages, start_ours
from tables import table
from tornado.httpclient import AsyncHTTPClient
from typing_room import SENTENCE, _save

if TYPE_CHECKING:
    from people import Person
    from servers import Server

WRITERS, SECONDS, SETTLE = 24, 12.0, 2.0
DATABASE = "COMMONTABLE_DATABASE"
HEADS = ("words lie in", "server processes", "saves each second", "median", "95 of 100", "server's processor time each")


@dataclass(frozen=True)
class Rate:
    """What one arrangement kept, and for how long a save was on its way."""

    each_second: float
    median: float
    p95: float
    processor: float

    @property
    def row(self) -> list[str]:
        waits = [f"{wait * 1000:.0f} ms" for wait in (self.median, self.p95)]
        return [f"{self.each_second:.0f}", *waits, f"{self.processor * 1000:.1f} ms"]


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure how many saves a second are kept.")
    asked.add_argument("--postgresql", metavar="ADDRESS", help="an empty database to measure too")
    asked.add_argument("--processes", type=int, nargs="+", default=[1, 2], metavar="N", help="on PostgreSQL")
    asked.add_argument("--write", action="store_true", help="put the table into docs/scaling.md")
    args = asked.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        data = Path(folder) / "data"
        make_pages(data)
        rows.append(["SQLite", "1", *measured(data, processes=1).row])
        if args.postgresql:
            os.environ[DATABASE] = args.postgresql
            rows += [["PostgreSQL", str(n), *measured(data, processes=n).row] for n in args.processes]
    found = table(HEADS, rows)
    print(found)
    if args.write:
        put(f"Measured {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores.\n\n{found}", under="saves", paper=SCALING)


def measured(data: Path, *, processes: int) -> Rate:
    servers: list[Server] = []
    try:
        servers.extend(start_ours(data) for _ in range(processes))
        everybody = enrol_all(servers[0].address, WRITERS, group="Writer")
        time.sleep(SETTLE)
        before = sum(server.load().processor for server in servers)
        waits = asyncio.run(_all(everybody, servers))
        spent = sum(server.load().processor for server in servers) - before
    finally:
        for server in servers:
            server.stop()
    ordered = sorted(waits)
    p95 = ordered[round(len(ordered) * 0.95) - 1]
    return Rate(len(waits) / SECONDS, statistics.median(waits), p95, spent / len(waits))


async def _all(everybody: list[Person], servers: list[Server]) -> list[float]:
    AsyncHTTPClient.configure(None, max_clients=len(everybody))
    end, waits = time.monotonic() + SECONDS, list[float]()
    at = [servers[number % len(servers)].address for number in range(len(everybody))]
    await asyncio.gather(*(_write(*one, end=end, waits=waits) for one in zip(at, everybody, strict=True)))
    return waits


async def _write(address: str, person: Person, *, end: float, waits: list[float]) -> None:
    base: int | None = None
    while (begun := time.monotonic()) < end:
        base = await _save(address, person, words=SENTENCE * 5, base=base)
        waits.append(time.monotonic() - begun)


if __name__ == "__main__":
    main()
