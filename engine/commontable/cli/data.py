"""`commontable data`: an empty table to fill in, and a district's own tables brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commontable.cli._parser import add_data
from commontable.cli._say import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from commontable.datasets.own import Loaded
    from commontable.settings import Settings

NAME = "data"
HELP = "bring in a district's own data, for the exercises"


def add_arguments(parser: ArgumentParser) -> None:
    add_data(parser)
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)

    template = acts.add_parser("template", help="write an empty CSV file with the columns of a table")
    template.add_argument("name", metavar="NAME", help="the table, such as contacts")
    template.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write it; NAME.csv here if left out"
    )
    template.set_defaults(do=_template)

    use = acts.add_parser(
        "use", help="load a CSV file as a table of our district, or list what is wrong with it"
    )
    use.add_argument("file", type=Path, metavar="FILE", help="the CSV file")
    use.add_argument("--as", dest="name", required=True, metavar="NAME", help="the table, such as contacts")
    use.add_argument(
        "--map", dest="map_file", type=Path, metavar="MAP", help="where our columns and codes are in yours, as YAML"
    )
    use.epilog = "A map is explained, with an example, in docs/running.md."
    use.set_defaults(do=_use)

    for act in (template, use):
        add_data(act, inner=True)


def run(args: Namespace) -> int:
    """Do one act, and return 0."""
    from commontable.settings import Settings  # noqa: PLC0415 - `--help` needs no course

    settings = Settings.find(args.data)
    settings.export()
    args.do(args, settings)
    return 0


def _template(args: Namespace, _settings: Settings) -> None:
    from commontable.datasets.own import template_of  # noqa: PLC0415
    from commontable.datasets.package import shape_of  # noqa: PLC0415
    from commontable.errors import SettingsError  # noqa: PLC0415

    text, path = template_of(args.name), args.out or Path(f"{args.name}.csv")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise SettingsError(f"{path} is there already. Choose another name with --out.") from None
    say(f"Wrote {path}. Its columns:")
    for column in shape_of(args.name).for_own_data().columns:
        may = "" if column.required else " (may be empty)"
        say(f"  {column.name}: {f'{column.means}; ' if column.means else ''}{column.wanted}{may}")


def _use(args: Namespace, settings: Settings) -> None:
    from commontable.datasets.own import use  # noqa: PLC0415

    settings.prepare()
    loaded = use(args.file, name=args.name, data=settings.data, map_file=args.map_file)
    say(f"Loaded {loaded.rows:,} rows as our district's table '{loaded.table}'.")
    if loaded.left_out:
        say(f"Left out, because the table has no such columns: {', '.join(loaded.left_out)[:1000]}.")
    say(_what_next(loaded))


def _what_next(loaded: Loaded) -> str:
    from commontable.datasets.folders import OWN  # noqa: PLC0415
    from commontable.datasets.plans import PLANS  # noqa: PLC0415
    from commontable.datasets.views import offered  # noqa: PLC0415

    ready = [
        plan.name for plan in PLANS.values() if loaded.table in plan.tables and OWN in offered(plan.name)
    ]
    if ready:
        return f"Exercises now offer our district beside Alder Valley in: {', '.join(ready)}."
    waiting = [plan for plan in PLANS.values() if loaded.table in plan.tables]
    if not waiting:
        return "No exercise reads this table; a notebook can, with table(NAME, dataset='our_district')."
    needed = " or ".join(f"{', '.join(plan.tables)} ({plan.name})" for plan in waiting[:3])
    return f"No exercise has all its tables yet; needed are {needed}."
