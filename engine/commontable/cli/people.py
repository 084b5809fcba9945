"""Add people, bring in a roster, list everybody, issue a new personal code."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.cli._parser import add_data
from commontable.cli._say import say
from commontable.people.plain import plain
from commontable.responses.model import Role

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from commontable.people import Directory, Person

NAME = "people"
HELP = "add people, bring in a roster, list everybody, issue personal codes"
BY = "command line"


def add_arguments(parser: ArgumentParser) -> None:
    add_data(parser)
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)

    add = acts.add_parser("add", help="add one person; the personal code is alone on the last line")
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--name", required=True)
    add.add_argument(
        "--cohort",
        action="append",
        default=[],
        help="the cohort of a participant, or one that staff read (may be repeated for staff)",
    )
    add.add_argument("--language", default="", help="a language code such as en, es or zh-Hant")
    add.set_defaults(do=_add)

    bring = acts.add_parser("import", help="add or update everybody of a CSV file, or nobody if a row is bad")
    bring.add_argument(
        "roster", type=Path, help="columns: name, role, and if wanted cohort, language, outside_id"
    )
    bring.set_defaults(do=_import)

    everybody = acts.add_parser("list", help="list everybody with id, role and cohorts")
    everybody.set_defaults(do=_list)

    code = acts.add_parser("code", help="issue a new personal code; the old one dies")
    code.add_argument("person", help="an id, an outside id, or a name that only one person has")
    code.set_defaults(do=_code)

    merge = acts.add_parser("merge", help="make two enrolments of one person into one")
    merge.add_argument("kept", help="the enrolment that stays")
    merge.add_argument("other", help="the enrolment whose words move and whose code dies")
    merge.set_defaults(do=_merge)

    for act in (add, bring, everybody, code, merge):
        add_data(act, inner=True)


def run(args: Namespace) -> int:
    from commontable.deployment import Deployment  # noqa: PLC0415 - `--help` need not open a database
    from commontable.settings import Settings  # noqa: PLC0415

    with closing(Deployment.open(Settings.find(args.data))) as deployment:
        args.do(args, deployment.directory)
    return 0


def _add(args: Namespace, directory: Directory) -> None:
    person, code = directory.add(
        args.name, role=args.role, cohorts=args.cohort, language=args.language, by=BY
    )
    say(f"Added {_described(person, directory)}. The personal code, shown only now:")
    say(code)


def _import(args: Namespace, directory: Directory) -> None:
    from commontable.people.roster import read_roster  # noqa: PLC0415

    taken = directory.take_in(read_roster(args.roster), by=BY)
    new = [(person, code) for person, code in taken if code]
    say(f"{len(new)} added, {len(taken) - len(new)} updated.")
    if new:
        say("Personal codes, shown only now:")
    for person, code in new:
        say(f"{code}  {person.id}  {plain(person.name)}")


def _list(args: Namespace, directory: Directory) -> None:  # noqa: ARG001 - every act takes both
    everybody = directory.all()
    for person in everybody:
        cohorts = ", ".join(sorted(map(plain, directory.cohorts_of(person))))
        say(f"{person.id}  {person.role:11}  {plain(person.name)}  [{cohorts}]")
    if not everybody:
        say("Nobody yet. `commontable people add --role facilitator --name NAME` adds the first.")


def _code(args: Namespace, directory: Directory) -> None:
    person = directory.find(args.person)
    code = directory.issue_code(person, by=BY)
    say(f"A new code for {_described(person, directory)}. The old one no longer works.")
    say(code)


def _merge(args: Namespace, directory: Directory) -> None:
    kept = directory.merge(directory.find(args.kept), directory.find(args.other), by=BY)
    say(f"Everything is now with {_described(kept, directory)}. The other enrolment's code no longer works.")


def _described(person: Person, directory: Directory) -> str:
    cohorts = ", ".join(sorted(map(plain, directory.cohorts_of(person))))
    return f"{plain(person.name)} ({person.role}, {person.id}, cohort {cohorts})"
