"""The argument parser of every verb: its mistakes are sentences like all others."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from typing import Any, NoReturn

from commontable.cli._mistakes import UsageMistake


class Parser(ArgumentParser):
    """Raises `UsageMistake` where argparse would print a usage block and leave with 2."""

    def __init__(self, *args: Any, **more: Any) -> None:
        # An abbreviation would change its meaning with the next option that we add.
        super().__init__(*args, **{"allow_abbrev": False, **more})

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong and where to read on."""
        found = message[:1].upper() + message[1:]
        raise UsageMistake(f"{found.rstrip('.')}. See `{self.prog} --help`.")


def add_data(parser: ArgumentParser, *, inner: bool = False) -> None:
    """Let a verb take `--data DIR`; `inner` for the parser of a second word, where the first may have it."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        default=SUPPRESS if inner else None,
        help="the folder with everything that this deployment writes",
    )
