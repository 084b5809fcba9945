"""What must stay forgotten: keyed hashes that outlive a restore, and applying them to words that came back.

A hash is the HMAC, under the data folder's secret, of a person's id, or of one of their choices about a response.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables as people
from commontable.portfolio.tables import forgotten
from commontable.responses import tables as words
from commontable.responses.database import now
from commontable.responses.narrowing import narrow, withdraw

if TYPE_CHECKING:
    from collections.abc import Collection

    from commontable.people.secret import Secret
    from commontable.responses.database import Database

WITHDRAWN, NARROWED = "withdrawn", "narrowed"
_F, _R = forgotten.c, words.responses.c


def hash_of(secret: Secret, person: str, *choice: str) -> str:
    """Return what stands in the list for a person's id, or for a choice: its kind, module and prompt."""
    said = "/".join((person, *choice))
    return hmac.new(secret.key("forgotten"), said.encode(), hashlib.sha256).hexdigest()


def remember(connection: sa.Connection, mark: str) -> None:
    """Put a hash on the list; the moment is that of the newest time."""
    if not connection.execute(forgotten.update().where(_F.hash == mark).values(at=now())).rowcount:
        connection.execute(forgotten.insert().values(hash=mark, at=now()))


def no_longer(connection: sa.Connection, mark: str) -> None:
    connection.execute(forgotten.delete().where(_F.hash == mark))


def listed(database: Database) -> frozenset[str]:
    """Return every hash on the list."""
    with database.read() as connection:
        return frozenset(connection.scalars(sa.select(_F.hash)))


def people_to_forget(database: Database, *, secret: Secret, hashes: Collection[str]) -> list[str]:
    """Return the ids that are there although they are on the list, enrolled or only in words that came late."""
    with database.read() as connection:
        known = set(connection.scalars(sa.select(people.people.c.id)))
        known |= set(connection.scalars(sa.select(_R.participant).distinct()))
    return sorted(person for person in known if hash_of(secret, person) in hashes)


def choose_again(database: Database, *, secret: Secret, hashes: Collection[str]) -> int:
    """Narrow and withdraw once more what was narrowed or withdrawn after these words were backed up.

    Choices on the list of the restored database itself were applied before the backup was made, and words
    written since may be meant to be read.
    """
    newer = set(hashes) - listed(database)
    count = 0
    with database.write() as connection:
        places = connection.execute(sa.select(_R.participant, _R.module, _R.prompt).distinct()).all() if newer else []
        for person, module, prompt in places:
            for kind, act in ((WITHDRAWN, withdraw), (NARROWED, narrow)):
                if hash_of(secret, person, kind, module, prompt) in newer:
                    act(connection, person, module=module, prompt=prompt)
                    count += 1
        for mark in newer:
            remember(connection, mark)
    return count
