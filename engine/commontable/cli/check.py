"""`commontable check`: says in plain sentences what the content rules find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.cli._say import say
from commontable.content.checking import findings, fix
from commontable.content.course import load_course
from commontable.settings import Settings

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

NAME = "check"
HELP = "say what the content rules find in the course"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fix", action="store_true", help="first put every notebook into normal form")
    parser.add_argument(
        "--run", action="store_true", help="then run every module's released notebook once: clean, and in less than 3 s"
    )


def run(args: argparse.Namespace) -> int:
    """Print each finding; return 1 if there is any."""
    root = Settings.find().course
    if args.fix:
        for path in fix(root):
            say(f"{path.parent.name}/{path.name} is now in normal form.")
    found = findings(root)
    if args.run and not found:
        found = _of_trial_runs(root)
    for sentence in found:
        say(sentence)
    if not found:
        say("The course keeps all its content rules.")
    return 1 if found else 0


def _of_trial_runs(root: Path) -> list[str]:
    from commontable.grading.trial_runs import trial_runs  # noqa: PLC0415 - a plain check needs no kernel

    return [sentence for one in trial_runs(load_course(root), root=root) for sentence in one.findings()]
