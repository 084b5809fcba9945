"""`commontable read MODULE`: prints a module as Markdown, for people who review its prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.cli._say import say
from commontable.content.course import load_course
from commontable.content.reading import as_markdown
from commontable.settings import Settings

if TYPE_CHECKING:
    import argparse

NAME = "read"
HELP = "print a module as Markdown"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("module", metavar="MODULE", help="the module's folder, such as m01_equal_partners")


def run(args: argparse.Namespace) -> int:
    """Print the module, and return 0."""
    module = load_course(Settings.find().course).module(args.module)
    say(*as_markdown(module).split("\n"))
    return 0
