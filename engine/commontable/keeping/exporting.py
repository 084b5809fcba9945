"""One export as a file, for the command line and for the staff page; each leaves its record first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.completion import completion_of
from commontable.errors import CommonTableError
from commontable.keeping.completion import Finisher, completion_table
from commontable.people.roster_marks import evaluated_by
from commontable.responses.export import TABLES, Table, Writer
from commontable.responses.export_files import FORMATS
from commontable.responses.model import Reader
from commontable.responses.snapshot import Snapshot
from commontable.reviewing.exporting import codes_table, themes_table

if TYPE_CHECKING:
    from commontable.deployment import Deployment
    from commontable.people.model import Person

COMPLETION = "completion"
CODES, THEMES = "codes", "themes"
KINDS = ("responses", "progress", "feedback", CODES, THEMES, COMPLETION)
WORDS = frozenset({"responses", "feedback", CODES})


class ExportRefused(CommonTableError):
    """An export that may not leave as it was asked for."""


@dataclass(frozen=True)
class Order:
    """What is asked for. `cohorts` None means all; `reader` is the member of staff whose hands it goes into."""

    what: str
    form: str
    by: str
    names: bool = False
    reason: str = ""
    cohorts: frozenset[str] | None = None
    reader: str = ""


def exported(deployment: Deployment, order: Order) -> bytes:
    """Return the file, after the record of it is kept; raise `ExportRefused` where a reason is wanted."""
    _check(order)
    table = table_of(deployment, order)
    content = FORMATS[order.form](table)
    named = order.names or order.what == COMPLETION
    act = f"exported {order.what} {'with names' if named else 'without names'}"
    # Before anything leaves, so that no export is without its record.
    deployment.directory.record(act, by=order.by, reason=order.reason)
    return content


def _check(order: Order) -> None:
    if order.what not in KINDS or order.form not in FORMATS:
        raise ExportRefused(f"Choose one of {', '.join(KINDS)}, as one of {', '.join(FORMATS)}.")
    if (order.names or order.what == COMPLETION) and not order.reason.strip():
        raise ExportRefused("Names leave only with a reason, which is recorded. Say why they are needed.")


def table_of(deployment: Deployment, order: Order) -> Table:
    """Return the rows of an export; the caller keeps its record."""
    people = _people(deployment, order)
    directory = deployment.directory
    if order.what == COMPLETION:
        finishers = [Finisher(p.id, p.name, p.outside_id or "", directory.cohort_of(p)) for p in people]
        form = completion_of(deployment.settings.course)
        return completion_table(deployment.course, store=deployment.store, people=finishers, form=form)
    cohorts = {person.id: directory.cohort_of(person) for person in people}
    if order.what == THEMES:
        return themes_table(deployment.reviews, cohorts=set(cohorts.values()))
    writers = [Writer(p.id, cohort=cohorts[p.id], name=p.name if order.names else "") for p in people]
    if order.what == CODES:
        return codes_table(deployment.reviews, writers=writers)
    # Asked for each participant and module, the store would take minutes for thousands of hand-ins.
    words = Snapshot(deployment.database, reader=Reader.grading(), cohort_of=lambda who: cohorts.get(who, ""))
    return TABLES[order.what](deployment.course, store=words, writers=writers)


def _people(deployment: Deployment, order: Order) -> list[Person]:
    directory = deployment.directory
    found = [p for p in directory.all() if order.what in WORDS or not p.is_staff]
    if order.cohorts is not None:
        found = [person for person in found if directory.cohort_of(person) in order.cohorts]
    if order.reader and order.what in WORDS:
        # Whoever evaluates somebody is given completion and hours, never words.
        evaluated = evaluated_by(deployment.database, order.reader)
        found = [person for person in found if person.id not in evaluated]
    return found
