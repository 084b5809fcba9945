"""Write everything that a deployment keeps into one file, while people go on typing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commontable.cli._parser import add_data
from commontable.cli._say import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAME = "backup"
HELP = "write all words, hand-ins and settings into one file, while people go on typing"


def add_arguments(parser: ArgumentParser) -> None:
    parser.description = (
        "Write one file with the database, nbgrader's folders and gradebook, and the secret. It holds everybody's "
        "words, private ones too: keep it where only whoever runs the server can read it."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write it, such as common-table.tar.gz")
    add_data(parser)


def run(args: Namespace) -> int:
    from commontable.keeping.backing_up import back_up  # noqa: PLC0415 - `--help` need not open a database
    from commontable.settings import Settings  # noqa: PLC0415

    done = back_up(Settings.find(args.data), args.file)
    counts = done.manifest.counts
    told = f"{counts.get('people', 0)} people, {counts.get('responses', 0)} saves, {counts.get('hand_ins', 0)} hand-ins"
    say(f"Wrote {done.file} ({done.size / 1e6:.1f} MB): {told}.")
    return 0
