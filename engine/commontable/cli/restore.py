"""Put what a backup holds in the place of what is there; the server must be stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commontable.cli._parser import add_data
from commontable.cli._say import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAME = "restore"
HELP = "put a backup in the place of what is there; the server must be stopped"


def add_arguments(parser: ArgumentParser) -> None:
    parser.description = (
        "Verify a backup whole, then put it in the place of what is there, which is set aside. "
        "People who were deleted since it was made are deleted again."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what `commontable backup` wrote")
    parser.add_argument(
        "--forgotten-in",
        type=Path,
        metavar="NEWER",
        help="a newer backup, whose list of deleted people counts too (for a machine that has lost its data)",
    )
    add_data(parser)


def run(args: Namespace) -> int:
    from commontable.keeping.restoring import restore  # noqa: PLC0415 - `--help` need not open a database
    from commontable.settings import Settings  # noqa: PLC0415

    done = restore(args.file, settings=Settings.find(args.data), newer=args.forgotten_in)
    counts = done.manifest.counts
    told = f"{counts.get('people', 0)} people, {counts.get('responses', 0)} saves, {counts.get('hand_ins', 0)} hand-ins"
    say(f"Restored the backup of {done.manifest.made_at:%Y-%m-%d %H:%M} UTC: {told}.")
    if done.forgotten:
        say(f"{done.forgotten} deleted since then {'was' if done.forgotten == 1 else 'were'} deleted again.")
    if done.replaced:
        say(f"What was there before lies in {done.replaced}; delete it once all is well.")
    return 0
