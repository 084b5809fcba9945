"""Who is signed in where: sessions kept on the server, so that signing out takes effect at once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.directory import person_in
from commontable.responses.database import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from commontable.people.model import Person
    from commontable.responses.database import Database

SHARED_DEVICE = timedelta(hours=12)
OWN_DEVICE = timedelta(days=30)
_TOKEN_BYTES = 32
_LONGEST_TOKEN = 200

_S, _P = tables.sessions.c, tables.people.c


class Sessions:
    """Starts, finds and ends sessions; only the digest of a token is kept."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock

    def start(self, person: Person, *, own_device: bool = False, token: str = "") -> str:
        """Return the token of a new session: 12 hours, or 30 days on the person's own device.

        `token` is one that a district's sign-in has given for this login.
        """
        token = token or secrets.token_urlsafe(_TOKEN_BYTES)
        started = self._clock()
        row = {
            "digest": digest_of(token),
            "person": person.id,
            "own_device": own_device,
            "started_at": started,
            "ends_at": started + (OWN_DEVICE if own_device else SHARED_DEVICE),
        }
        with self._database.write() as connection:
            connection.execute(tables.sessions.delete().where(_S.ends_at <= started))
            connection.execute(tables.sessions.insert().values(**row))
        return token

    def person_of(self, token: str) -> Person | None:
        """Return who holds this token, as the directory knows them now; None once the session has ended."""
        return self.person_with(digest_of(token)) if len(token) <= _LONGEST_TOKEN else None

    def person_with(self, digest: str) -> Person | None:
        """Return whose session has this digest, as `person_of` does."""
        living = sa.and_(_S.digest == digest, _S.ends_at > self._clock(), _P.merged_into.is_(None))
        query = sa.select(tables.people).join(tables.sessions, _S.person == _P.id).where(living)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return person_in(row) if row else None

    def end(self, token: str) -> None:
        """Sign out; a token that is not known changes nothing."""
        with self._database.write() as connection:
            connection.execute(tables.sessions.delete().where(_S.digest == digest_of(token)))

    def end_all(self, person: Person | str) -> None:
        """Sign this person out everywhere."""
        known = person if isinstance(person, str) else person.id
        with self._database.write() as connection:
            connection.execute(tables.sessions.delete().where(_S.person == known))


def digest_of(token: str) -> str:
    """Return what is kept of a token; it names the session among ourselves."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
