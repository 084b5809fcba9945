"""Say in plain sentences whether the installation is well, and what needs mending."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commontable.cli import _checks
from commontable.cli._checks import Finding, Level
from commontable.cli._mistakes import sentence_about
from commontable.cli._parser import add_data
from commontable.cli._say import say
from commontable.errors import SettingsError
from commontable.settings import Settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

NAME = "doctor"
HELP = "check the installation and say what needs mending"


def add_arguments(parser: ArgumentParser) -> None:
    add_data(parser)


def run(args: Namespace) -> int:
    ill = 0
    for finding in _findings(args.data):
        say(f"{finding.level:4}  {finding.sentence}")
        ill += finding.level is Level.MEND
    say("", f"{ill} of these need mending." if ill else "The installation is well.")
    return 1 if ill else 0


def _findings(data: str | None) -> Iterator[Finding]:
    checks: list[Callable[[], Finding]] = [_checks.python, *_checks.packages()]
    checks += [_checks.node, _checks.front_end, _checks.browser]
    try:
        settings = Settings.find(data)
    except SettingsError as problem:
        yield Finding(Level.MEND, str(problem))
    else:
        of_settings = (_checks.data_folder, _checks.database, _checks.course, _checks.safety_route)
        checks += [partial(check, settings) for check in of_settings]
    for check in checks:
        yield _tried(check)


def _tried(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as problem:  # noqa: BLE001 - one ill part must not hide the others
        return Finding(Level.MEND, sentence_about(problem) or f"{type(problem).__name__}: {problem}")
