"""How many saves a second are kept: on SQLite and on PostgreSQL, by one server process and by several.

python benchmarks/saves.py --postgresql postgresql:///commontable_bench --write

Each writer saves again as soon as the last save was answered, so this is what the machine can do at most; a person
saves every second and a half while typing. The programs that save run on the same machine and take their part of it.
The database of --postgresql must be empty, and is left with what was written.
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

from databases import PostgreSQL, SQLite
from papers import SCALING, put
from people import enrol_all
from servers import make_pages, start_ours
from tables import table
from tornado.httpclient import AsyncHTTPClient
from typing_room import SENTENCE, _save

if TYPE_CHECKING:
    from databases import Kept
    from people import Person
    from servers import Server

# A server that has just started prepares its first module's kernels; that is no part of what is measured.
WRITERS, SECONDS, SETTLE = 24, 12.0, 8.0
DATABASE = "COMMONTABLE_DATABASE"
HEADS = (
    *("words lie in", "server processes", "saves each second", "median", "95 of 100"),
    *("processor time each: server", "database", "who saves", "on disk each"),
)


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time so far, and bytes on disk."""

    server: float
    database: float
    saving: float
    disk: int


@dataclass(frozen=True)
class Rate:
    """What one arrangement kept, for how long a save was on its way, and what each cost."""

    waits: list[float]
    before: Spent
    after: Spent

    @property
    def row(self) -> list[str]:
        ordered = sorted(self.waits)
        times = [statistics.median(ordered), ordered[round(len(ordered) * 0.95) - 1]]
        each = [self._each(name) * 1000 for name in ("server", "database", "saving")]
        costs = [f"{cost:.1f} ms" if cost else "in the server's" for cost in each]
        per_second = f"{len(ordered) / SECONDS:.0f}"
        return [per_second, *(f"{time * 1000:.0f} ms" for time in times), *costs, f"{self._each('disk'):.0f} bytes"]

    def _each(self, name: str) -> float:
        return float(getattr(self.after, name) - getattr(self.before, name)) / len(self.waits)


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
        rows.append(["SQLite", "1", *measured(data, processes=1, kept=SQLite(data / "commontable.sqlite")).row])
        if args.postgresql:
            os.environ[DATABASE] = args.postgresql
            kept = PostgreSQL(args.postgresql)
            rows += [["PostgreSQL", str(n), *measured(data, processes=n, kept=kept).row] for n in args.processes]
    found = table(HEADS, rows)
    print(found)
    if args.write:
        put(f"Measured {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores.\n\n{found}", under="saves", paper=SCALING)


def measured(data: Path, *, processes: int, kept: Kept) -> Rate:
    servers: list[Server] = []
    try:
        servers.extend(start_ours(data) for _ in range(processes))
        everybody = enrol_all(servers[0].address, WRITERS, group="Writer")
        time.sleep(SETTLE)
        before = _spent(servers, kept)
        waits = asyncio.run(_all(everybody, servers))
        return Rate(waits, before, _spent(servers, kept))
    finally:
        for server in servers:
            server.stop()


def _spent(servers: list[Server], kept: Kept) -> Spent:
    server = sum(each.load().processor for each in servers)
    return Spent(server=server, database=kept.processor(), saving=time.process_time(), disk=kept.size())


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
