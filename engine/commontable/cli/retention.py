"""Delete what need not be kept any longer, or tell what would go."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from commontable.cli._parser import add_data
from commontable.cli._say import say
from commontable.people.plain import plain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from commontable.keeping.retention import Outcome

NAME = "retention"
HELP = "delete what need not be kept any longer; --dry-run tells what would go"


def add_arguments(parser: ArgumentParser) -> None:
    parser.description = (
        "Thin the saves inside sittings and delete expired backups, by the days under `retention` in course.yml. "
        "Versions, which people are shown, always stay; nobody is deleted by it."
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would go, and change nothing")
    add_data(parser)


def run(args: Namespace) -> int:
    from commontable.deployment import Deployment  # noqa: PLC0415 - `--help` need not open a database
    from commontable.keeping.retention import apply_retention  # noqa: PLC0415
    from commontable.settings import Settings  # noqa: PLC0415

    with closing(Deployment.open(Settings.find(args.data))) as deployment:
        say(*_lines(apply_retention(deployment, by="command line", dry_run=args.dry_run)))
    return 0


def _lines(done: Outcome) -> list[str]:
    goes = "would go" if done.dry_run else "went"
    lines = [
        f"Saves inside sittings older than {done.kept.sittings} days: {done.rows.rows} {goes}, {done.rows.kept} stay.",
        "No version changes.",
        f"Backups and set-aside data older than {done.kept.backups} days: {len(done.files)} {goes}.",
        *(f"  {path}" for path in done.files),
    ]
    if done.kept.quiet_people:
        lines.append(
            f"People without a save for {done.kept.quiet_people} days: {len(done.quiet)}. None is deleted by this; "
            "`commontable forget PERSON` deletes one."
        )
        lines += [f"  {person.id}  {plain(person.name)}" for person in done.quiet]
    return lines
