"""Move the words from SQLite to PostgreSQL, while people read on and their saves wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.cli._mistakes import UsageMistake
from commontable.cli._say import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from commontable.keeping.moving import Moved

NAME = "move-store"
HELP = "move all words from SQLite to PostgreSQL, verified table by table"


def add_arguments(parser: ArgumentParser) -> None:
    parser.description = (
        "Copy every table of a SQLite database to an empty PostgreSQL one, and hold both against each other by count "
        "and digest. The course may be running: people read on, and what they type waits in their pages until the "
        "course is started on PostgreSQL. From then on the SQLite file takes no words. If anything fails, the SQLite "
        "file goes on as before and PostgreSQL stays empty. Leave a password out of the address, which others on this "
        "machine can read: PGPASSWORD or a .pgpass file holds it."
    )
    parser.add_argument("source", metavar="FROM", help="the SQLite file, or its address")
    parser.add_argument("target", metavar="TO", nargs="?", help="such as postgresql://course@127.0.0.1/commontable")
    parser.add_argument("--rehearse", action="store_true", help="copy and verify, and leave everything as it was")
    parser.add_argument(
        "--back", action="store_true", help="let FROM take words again; what was written to TO since stays there"
    )


def run(args: Namespace) -> int:
    from commontable.keeping.moving import move, move_back  # noqa: PLC0415 - `--help` need not open a database

    if bool(args.target) == args.back or (args.back and args.rehearse):
        raise UsageMistake("Give FROM and TO, or FROM and --back. See `commontable move-store --help`.")
    if args.back:
        was_moved = move_back(args.source)
        say("It takes words again." if was_moved else "It had not been moved; nothing has been changed.")
        return 0
    done = move(args.source, args.target, rehearse=args.rehearse)
    say(_told(done))
    if args.rehearse:
        say("That was a rehearsal: people write on in SQLite, and PostgreSQL holds nothing of it.")
    else:
        say(
            f"It took {done.seconds:.1f} seconds. The SQLite file takes no more words; what people type now waits in "
            "their pages.",
            f"Set COMMONTABLE_DATABASE to {done.place} and start the course again.",
        )
    return 0


def _told(done: Moved) -> str:
    people, saves, hand_ins = (done.rows[name] for name in ("people", "responses", "hand_ins"))
    return (
        f"Copied {people} people, {saves} saves, {hand_ins} hand-ins, and all else in {len(done.rows)} tables; "
        f"count and digest of every table agree."
    )
