"""Asking for deletion: one act, a day in which it can be cancelled, then it is done."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.errors import GradingError
from commontable.grading.lock import one_at_a_time
from commontable.people.acts import note
from commontable.people.codes import grouped, mac_of, new_code
from commontable.portfolio.forgetting import forget_at_rest
from commontable.portfolio.receipts import PURPOSE
from commontable.portfolio.tables import deletions
from commontable.responses.database import now

if TYPE_CHECKING:
    from datetime import datetime

    from commontable.deployment import Deployment

WAIT = timedelta(days=1)
log = logging.getLogger("commontable.portfolio")
_D = deletions.c


@dataclass(frozen=True)
class Pending:
    """A deletion that was asked for and can still be cancelled."""

    asked_at: datetime
    due_at: datetime


def ask(deployment: Deployment, person: str) -> tuple[Pending, str]:
    """Ask for deletion in a day; return it with the receipt's code, which is shown now and never again."""
    code = new_code()
    mac = mac_of(code, key=deployment.secret.key(PURPOSE))
    asked_at = now()
    pending = Pending(asked_at=asked_at, due_at=asked_at + WAIT)
    with deployment.database.write() as connection:
        connection.execute(deletions.delete().where(_D.participant == person))
        connection.execute(deletions.insert().values(participant=person, receipt=mac, **vars(pending)))
        note(connection, "asked for deletion", by=person, about=person)
    return pending, grouped(code)


def cancel(deployment: Deployment, person: str) -> bool:
    """Take the request back; say whether there was one."""
    with deployment.database.write() as connection:
        is_gone = connection.execute(deletions.delete().where(_D.participant == person)).rowcount > 0
        if is_gone:
            note(connection, "cancelled the deletion", by=person, about=person)
    return is_gone


def pending_of(deployment: Deployment, person: str) -> Pending | None:
    with deployment.database.read() as connection:
        row = connection.execute(sa.select(deletions).where(_D.participant == person)).one_or_none()
    return Pending(row.asked_at, row.due_at) if row else None


def finish_due(deployment: Deployment, *, at: datetime | None = None) -> list[str]:
    """Delete everybody whose day is over; whoever cannot be deleted now is tried again. Return the ids."""
    if not due_now(deployment, at=at):
        return []
    try:
        with one_at_a_time(deployment.settings):
            # Asked again: another server process may have been faster.
            due = due_now(deployment, at=at)
            return [person for person, receipt in due if _is_deleted(deployment, person, receipt=receipt)]
    except GradingError as problem:
        log.warning("Deletions that are due wait: %s", problem)
        return []


def _is_deleted(deployment: Deployment, person: str, *, receipt: str) -> bool:
    try:
        forget_at_rest(deployment, person, by=person, receipt=receipt)
    except GradingError as problem:
        log.warning("A deletion that is due waits: %s", problem)
        return False
    return True


def due_now(deployment: Deployment, *, at: datetime | None = None) -> list[tuple[str, str]]:
    """Return the ids of those whose day is over, each with the hash of the receipt's code."""
    query = sa.select(_D.participant, _D.receipt).where(_D.due_at <= (at or now())).order_by(_D.due_at)
    with deployment.database.read() as connection:
        return [(row.participant, row.receipt) for row in connection.execute(query)]
