"""Write responses, progress, feedback or completion to a file that a spreadsheet or a program reads."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.cli._mistakes import UsageMistake
from commontable.cli._parser import add_data
from commontable.cli._say import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from commontable.deployment import Deployment

NAME = "export"
HELP = "write responses, progress, feedback or completion as CSV, JSON Lines or XLSX"


def add_arguments(parser: ArgumentParser) -> None:
    parser.description = (
        "Write what facilitators may read. Words kept for the writer alone and answers that only count "
        "in totals are never in it. People are named by id; names need a reason, which is recorded. "
        "`codes` are passages under their themes, `themes` how many people wrote under each, from ten up. "
        "`completion` is for a professional development office: person, hours, date, activity; it needs a reason."
    )
    parser.add_argument("what", choices=["responses", "progress", "feedback", "codes", "themes", "completion"])
    parser.add_argument("--format", choices=["csv", "jsonl", "xlsx"], default="csv")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write; else to the screen")
    parser.add_argument("--names", action="store_true", help="give people's names; needs --reason")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why names are needed; it is recorded")
    add_data(parser)


def run(args: Namespace) -> int:
    from commontable.deployment import Deployment  # noqa: PLC0415 - `--help` need not open a database
    from commontable.settings import Settings  # noqa: PLC0415

    _check(args)
    with closing(Deployment.open(Settings.find(args.data))) as deployment:
        content = _content(args, deployment)
    if args.out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        from commontable.responses.export_files import replace_file  # noqa: PLC0415

        replace_file(args.out, content)
        say(f"Wrote the {args.what} to {args.out}.")
    return 0


def _check(args: Namespace) -> None:
    if (args.names or args.what == "completion") and not args.reason.strip():
        raise UsageMistake("Names leave only with a reason; add --reason and say why they are needed.")
    if args.format == "xlsx" and args.out is None:
        raise UsageMistake("A workbook cannot be shown on the screen; add --out FILE.")
    if args.out is not None and (args.out.is_dir() or not args.out.parent.is_dir()):
        raise UsageMistake(f"{args.out} cannot be written: give a file name in a folder that is there.")


def _content(args: Namespace, deployment: Deployment) -> bytes:
    from commontable.keeping.exporting import Order, exported  # noqa: PLC0415

    order = Order(args.what, args.format, by="command line", names=args.names, reason=args.reason)
    return exported(deployment, order)
