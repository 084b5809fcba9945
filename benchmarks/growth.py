"""How waiting and memory grow with the number of people who open module 1 within one second.

python benchmarks/growth.py --people 1 10 30 60 120 300
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from papers import put
from rooms import Room, join_ours
from servers import make_pages, start_ours
from tables import shown, table

STEPS = [1, 10, 30, 60, 120, 300]
HEADS = ("people", "median", "95 of 100", "the last", "memory each", "memory in all", "processor time each")
SETTLE = 5


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure how waiting and memory grow with the people in a room.")
    asked.add_argument("--people", type=int, nargs="+", default=STEPS, metavar="N", help="numbers of people, up to 300")
    asked.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    args = asked.parse_args()
    if not all(1 <= people <= 300 for people in args.people):
        raise SystemExit("--people takes numbers from 1 to 300.")
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        found = table(HEADS, [_row(_room(Path(folder) / "data", people=people)) for people in args.people])
    print(found)
    if args.write:
        put(found, under="growth")


def _room(data: Path, *, people: int) -> Room:
    make_pages(data)
    server = start_ours(data)
    try:
        time.sleep(SETTLE)
        return join_ours(server, people=people, within=1)
    finally:
        server.stop()


def _row(room: Room) -> list[str]:
    seconds = [shown(each, "s") for each in (room.median, room.p95, room.last)]
    memory = [shown(room.memory / 1e6, "MB"), shown(room.memory * room.people / 1e6, "MB")]
    return [str(room.people), *seconds, *memory, shown(room.processor, "s")]


if __name__ == "__main__":
    main()
