"""Delete everything of one person, now, and print the receipt; or those whose day of waiting is over."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from commontable.cli._mistakes import UsageMistake
from commontable.cli._parser import add_data
from commontable.cli._say import say
from commontable.people.plain import plain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from commontable.deployment import Deployment
    from commontable.portfolio.receipts import Receipt

NAME = "forget"
HELP = "delete everything of one person, now; it cannot be undone"
BY = "command line"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="?", help="an id, an outside id, or a name that only one person has")
    parser.add_argument(
        "--due", action="store_true", help="delete those who asked on their own page and whose day is over"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be deleted, and delete nothing")
    add_data(parser)


def run(args: Namespace) -> int:
    """Delete, and say from where; the running server need not be stopped."""
    from commontable.deployment import Deployment  # noqa: PLC0415 - `--help` need not open a database
    from commontable.settings import Settings  # noqa: PLC0415

    if bool(args.person) == args.due:
        raise UsageMistake("Name one person, or give --due alone. See `commontable forget --help`.")
    with closing(Deployment.open(Settings.find(args.data))) as deployment:
        if args.due:
            _finish_due(deployment, is_trial=args.dry_run)
        else:
            _forget(deployment, args.person, is_trial=args.dry_run)
    return 0


def _forget(deployment: Deployment, named: str, *, is_trial: bool) -> None:
    from commontable.portfolio.forgetting import forget  # noqa: PLC0415
    from commontable.portfolio.own_data import places_of  # noqa: PLC0415

    person = deployment.directory.find(named)
    if is_trial:
        say(f"This would be deleted of {plain(person.name)} ({person.id}):")
        _list(places_of(deployment, person))
        return
    receipt = forget(deployment, person.id, by=BY)
    say(f"Everything of {plain(person.name)} ({person.id}) is deleted. Receipt:")
    _tell(receipt)


def _tell(receipt: Receipt) -> None:
    from commontable.portfolio.receipts import REMAINS  # noqa: PLC0415

    _list(receipt.places)
    say("Where words may remain:", *(f"  {sentence}" for sentence in REMAINS))


def _list(places: tuple[tuple[str, int], ...] | list[tuple[str, int]]) -> None:
    say(*(f"  {count:>5}  {place}" for place, count in places))


def _finish_due(deployment: Deployment, *, is_trial: bool) -> None:
    from commontable.portfolio.deletion import due_now, finish_due  # noqa: PLC0415

    if is_trial:
        say(f"{len(due_now(deployment))} would be deleted now.")
        return
    done = finish_due(deployment)
    waiting = len(due_now(deployment))
    say(f"{len(done)} deleted. " + (f"{waiting} could not be deleted now; try again." if waiting else "Nobody waits."))
