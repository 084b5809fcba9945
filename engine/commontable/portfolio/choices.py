"""What a participant decides about one response: who may read it, and taking it back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from commontable.content.kinds.promise import AFTER
from commontable.errors import GradingError, ResponseError
from commontable.grading.owned import rewrite_notebooks
from commontable.people.acts import note
from commontable.portfolio.forgotten import NARROWED, WITHDRAWN, hash_of, no_longer, remember
from commontable.portfolio.promises import counted, promise_of
from commontable.responses import narrowing
from commontable.responses.personal import enrolments_of
from commontable.workshops.attending import own_seat
from commontable.workshops.tables import ticks
from commontable.workshops.tables import words as shown

if TYPE_CHECKING:
    from datetime import datetime

    import sqlalchemy as sa

    from commontable.content.module import Module
    from commontable.deployment import Deployment

log = logging.getLogger("commontable.portfolio")


class NotYours(ResponseError):
    """There is nothing that could be narrowed or taken back."""


def keep_to_oneself(deployment: Deployment, person: str, *, module: Module, prompt: str) -> None:
    """Let nobody else read any version of this response; what others were shown of it goes."""
    known = module.prompt(prompt)
    with deployment.database.write() as connection:
        narrowing.narrow(connection, person, module=module.folder, prompt=known.id)
        _off_the_wall(connection, person, module=module.folder, prompt=known.id)
        remember(connection, hash_of(deployment.secret, person, NARROWED, module.folder, known.id))
        note(connection, "narrowed a prompt to themself", by=person, about=person, reason=known.id)
    _tell_the_room(deployment, person)


def let_be_read(deployment: Deployment, person: str, *, module: Module, prompt: str) -> tuple[int, datetime] | None:
    """Let the words that stand now, and later ones, be read as the course has it; return their new version."""
    known = module.prompt(prompt)
    with deployment.database.write() as connection:
        saved = narrowing.let_be_read(
            connection, person, module=module.folder, prompt=known.id, readers=known.readers.value
        )
        no_longer(connection, hash_of(deployment.secret, person, NARROWED, module.folder, known.id))
        note(connection, "let a prompt be read again", by=person, about=person, reason=known.id)
    return saved


def take_back(deployment: Deployment, person: str, *, module: str, prompt: str) -> int:
    """Delete every version of one response, its place in hand-ins, and the replies to it; return how many versions.

    Raises `NotYours` where there is none. `prompt` may be one that the course no longer asks.
    """
    with deployment.database.write() as connection:
        _off_the_wall(connection, person, module=module, prompt=prompt)
        count = narrowing.withdraw(connection, person, module=module, prompt=prompt)
        if not count:
            raise NotYours("There are no words of yours to take back here. Look at My data again.")
        remember(connection, hash_of(deployment.secret, person, WITHDRAWN, module, prompt))
        if prompt.endswith(AFTER):
            # How it went was counted by leave of these words.
            tally = counted(promise_of(prompt))
            narrowing.withdraw(connection, person, module=module, prompt=tally)
            remember(connection, hash_of(deployment.secret, person, WITHDRAWN, module, tally))
        note(connection, "took a response back", by=person, about=person, reason=prompt)
    _tell_the_room(deployment, person)
    return count


def sweep(deployment: Deployment) -> bool:
    """Rewrite the notebooks that wait for it; say whether none waits any more."""
    all_done = True
    for (person, module), number in narrowing.sweeps_waiting(deployment.database).items():
        with deployment.database.read() as connection:
            enrolments = enrolments_of(connection, person)
        try:
            rewrite_notebooks(enrolments, writer=person, module=module, settings=deployment.settings)
        except GradingError as problem:
            log.warning("Notebooks of %s wait to be rewritten: %s", module, problem)
            all_done = False
        else:
            narrowing.sweep_done(deployment.database, person, module=module, up_to=number)
    return all_done


def _off_the_wall(connection: sa.Connection, person: str, *, module: str, prompt: str) -> None:
    # A tick stood for words that others may read; it would put them back when they may again.
    theirs = narrowing.versions_of(person, module=module, prompt=prompt)
    connection.execute(shown.delete().where(shown.c.version.in_(theirs)))
    connection.execute(ticks.delete().where(ticks.c.participant == person, ticks.c.prompt == prompt))


def _tell_the_room(deployment: Deployment, person: str) -> None:
    seat = own_seat(deployment.workshops, person)
    if seat:
        with deployment.workshops.changing(seat.workshop.id):
            # The wall and the desk look again; nothing else has changed.
            pass
