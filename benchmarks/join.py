"""Open module 1 for many people at once, here and in stock Voila, and print the times side by side.

python benchmarks/join.py --people 30
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from rooms import Room, join_ours, join_voila
from servers import FOLDER, make_pages, start_ours, start_voila
from tables import Figure, figures

MB = 1e6
MOST = 300
TO_SETTLE = 5


def main() -> None:
    asked = argparse.ArgumentParser(description="Open module 1 for many people at once, beside stock Voila.")
    asked.add_argument("--people", type=int, default=30, metavar="N", help=f"how many people, 1 to {MOST}")
    asked.add_argument("--within", type=float, default=0, metavar="S", help="seconds over which they arrive")
    asked.add_argument("--no-voila", action="store_true", help="measure Common Table alone")
    args = asked.parse_args()
    if not 1 <= args.people <= MOST:
        raise SystemExit(f"--people is {args.people}; give a number from 1 to {MOST}.")
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        ours, voila = measure(Path(folder), people=args.people, within=args.within, beside=not args.no_voila)
    print(f"{args.people} people open module 1, arriving within {args.within:g} s; {ours.widgets} widget states each\n")
    print(figures(rows(ours, voila), peer="stock Voila"))


def measure(folder: Path, *, people: int, within: float, beside: bool = True) -> tuple[Room, Room | None]:
    """Measure both, one after the other, on servers of their own."""
    data = folder / "data"
    make_pages(data)
    with ExitStack() as stack:
        server = start_ours(data)
        stack.callback(server.stop)
        time.sleep(TO_SETTLE)
        ours = join_ours(server, people=people, within=within)
    if not beside:
        return ours, None
    with ExitStack() as stack:
        server = start_voila(folder, release=data / "release" / FOLDER)
        stack.callback(server.stop)
        voila = join_voila(server, people=people, within=within)
    return ours, voila


def rows(ours: Room, voila: Room | None) -> list[Figure]:
    def row(what: str, name: str, unit: str = "s", *, over: float = 1) -> Figure:
        peer = getattr(voila, name) / over if voila else None
        return Figure(what, getattr(ours, name) / over, peer, unit=unit)

    return [
        row("all widgets' states, median", "median"),
        row("all widgets' states, 95 of 100", "p95"),
        row("the last one, since the first came", "last"),
        row("page, assets and words, median", "page_median"),
        row("processor time of the server per opening", "processor"),
        row("memory (PSS) per person", "memory", "MB", over=MB),
        row("bytes per opening (page and what it names)", "bytes", "KB", over=1e3),
        row("requests per opening (same)", "requests", ""),
    ]


if __name__ == "__main__":
    main()
