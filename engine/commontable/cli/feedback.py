"""`commontable feedback`: what readers wrote in formgrader, back to the participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.cli._say import say
from commontable.content import load_course
from commontable.settings import Settings

if TYPE_CHECKING:
    import argparse

NAME = "feedback"
HELP = "give the comments written in formgrader to the participants"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("module", metavar="MODULE", help="the module's folder, such as m01_equal_partners")
    parser.add_argument("--data", metavar="DIR", help="the data folder; else COMMONTABLE_DATA, else var/")


def run(args: argparse.Namespace) -> int:
    from commontable.grading.steps import feedback  # noqa: PLC0415 - `--help` need not wait for it

    settings = Settings.find(args.data)
    module = load_course(settings.course).module(args.module)
    say(feedback(module, settings).sentence)
    return 0
