"""One table of what opening, joining, typing and grading cost, beside stock Voila and stock nbgrader in the same run.

python benchmarks/bench.py                           the table (about twenty minutes)
PEERS=1 python benchmarks/bench.py                   with Streamlit and marimo, installed apart
python benchmarks/bench.py pages room --keep FILE    some parts now; FILE joins them with those of other calls
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from papers import put
from parts import OURS, PARTS, STOCK, Size
from tables import Figure, figures, shown, table

KB, MB = 1e3, 1e6
PEER_HEADS = ("page", "cold", "warm", "phone, cold", "phone, warm", "over the wire, cold", "requests, cold")
PEER_NAMES = (OURS, STOCK, "Streamlit", "marimo")


def main() -> None:
    args = _asked()
    size = Size(args.people, args.hand_ins, args.times)
    default = [name for name in PARTS if name != "peers" or os.environ.get("PEERS") == "1"]
    found = json.loads(args.keep.read_text("utf-8")) if args.keep and args.keep.exists() else {}
    with tempfile.TemporaryDirectory(prefix="commontable-bench-") as folder:
        for name in args.parts or default:
            print(f"measuring: {name}", flush=True)
            found |= PARTS[name](Path(folder), size)
            if args.keep:
                args.keep.write_text(json.dumps(found, indent=1), "utf-8")
    where = f"Measured {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores."
    report(f"{where}\n\n{figures(rows(found), peer='stock Voila, nbgrader')}", under="table", write=args.write)
    if any(name.startswith("Streamlit") for name in found):
        report(table(PEER_HEADS, _peer_lines(found)), under="peers", write=args.write)


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description="Measure Common Table beside its peers.")
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)} (all, if none is named)")
    asked.add_argument("--people", type=int, default=60, metavar="N", help="people in the room")
    asked.add_argument("--hand-ins", type=int, default=50, metavar="N", help="hand-ins in the batch")
    asked.add_argument("--times", type=int, default=5, metavar="N", help="openings for each median")
    asked.add_argument("--keep", type=Path, metavar="FILE", help="join the figures with those in this file")
    asked.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    args = asked.parse_args()
    if unknown := [name for name in args.parts if name not in PARTS]:
        raise SystemExit(f"There is no part {unknown[0]}; there are {', '.join(PARTS)}.")
    for name in ("people", "hand_ins", "times"):
        if not 1 <= getattr(args, name) <= 300:
            raise SystemExit(f"--{name.replace('_', '-')} is {getattr(args, name)}; give a number from 1 to 300.")
    return args


def report(text: str, *, under: str, write: bool) -> None:
    print(f"\n{text}", flush=True)
    if write:
        put(text, under=under)


def rows(found: dict[str, float]) -> list[Figure]:
    """Return every line of the table for which there is a figure."""

    def row(what: str, ours: str, peer: str = "", *, over: float = 1, **more: object) -> list[Figure]:
        if ours not in found:
            return []
        beside = found[peer] / over if peer in found else None
        return [Figure(what, found[ours] / over, beside, **more)]  # type: ignore[arg-type]

    def both(what: str, name: str, **more: object) -> list[Figure]:
        return row(what, f"{OURS}, {name}", f"{STOCK}, {name}", **more)  # type: ignore[arg-type]

    people, few = (int(found.get(name, 0)) for name in ("people", "few"))
    return [
        *both("first field usable, cold", "cold", reach=0.7),
        *both("first field usable, warm", "warm", reach=0.4),
        *both("the same on a phone, cold", "phone cold", reach=3.5),
        *both("the same on a phone, warm", "phone warm", reach=1.2),
        *both("over the wire, cold", "bytes", over=KB, reach=350, unit="KB"),
        *both("requests, cold", "requests", reach=10, unit=""),
        *both("over the wire, warm", "warm bytes", over=KB, unit="KB"),
        *row("every widget in one page: first field usable, cold", "gallery cold", reach=0.7),
        *row("the same, warm", "gallery warm", reach=0.4),
        *row("the same, over the wire, cold", "gallery bytes", over=KB, reach=350, unit="KB"),
        *row("the same, requests, cold", "gallery requests", reach=10, unit=""),
        *row(f"{people} join within a second: the last has its fields", "last of all", reach=4),
        *both(f"{few} join within a second: the last has its fields", "last"),
        *both("the same, median from a person's own start", "median"),
        *both("the same, people to whom no page came", "none came", unit=""),
        *row(f"memory (PSS) per person, of {people}", "memory of all", over=MB, reach=10, unit="MB"),
        *both(f"memory (PSS) per person, of {few}", "memory", over=MB, reach=10, unit="MB"),
        *row(f"processor time per opening, of {people}", "processor of all", reach=0.1),
        *both(f"processor time per opening, of {few}", "processor", reach=0.1),
        *row(f"{people} typing: save to answer, 95 of 100", "typing", reach=0.5),
        *row("the same, the slowest", "typing, slowest"),
        *row("people whose last words were lost", "lost", reach=0, unit=""),
        *row("autograde per hand-in, in a batch", "autograde", "stock autograde", reach=0.3),
        *row("serve to /healthz", "start", "stock start", reach=3),
    ]


def _peer_lines(found: dict[str, float]) -> list[list[str]]:
    lines = []
    for name in PEER_NAMES:
        if f"{name}, cold" in found:
            seconds = (found[f"{name}, {way}"] for way in ("cold", "warm", "phone cold", "phone warm"))
            size = [shown(found[f"{name}, bytes"] / KB, "KB"), str(int(found[f"{name}, requests"]))]
            lines.append([name, *(shown(each, "s") for each in seconds), *size])
    return lines


if __name__ == "__main__":
    main()
