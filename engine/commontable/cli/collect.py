"""`commontable collect`: hand-ins into notebooks that a facilitator reads in formgrader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.cli._say import say
from commontable.content import load_course
from commontable.settings import Settings

if TYPE_CHECKING:
    import argparse

NAME = "collect"
HELP = "collect and autograde the newest hand-in of each participant"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("module", metavar="MODULE", help="the module's folder, such as m01_equal_partners")
    parser.add_argument("--data", metavar="DIR", help="the data folder; else COMMONTABLE_DATA, else var/")


def run(args: argparse.Namespace) -> int:
    from commontable.reviewing.collecting import collect  # noqa: PLC0415 - `--help` need not wait for it

    settings = Settings.find(args.data)
    module = load_course(settings.course).module(args.module)
    say(collect(module, settings).sentence)
    return 0
