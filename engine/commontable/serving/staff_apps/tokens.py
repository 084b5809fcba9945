"""What lets a staff app's kernel call the staff service for the person who opened the page."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from commontable.responses.database import now
from commontable.serving.staff_apps.apps import APPS

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import datetime

    from commontable.people.model import Person
    from commontable.people.sessions import Sessions

LASTS = timedelta(hours=12)
_BYTES = 32
_LONGEST = 200


@dataclass(frozen=True)
class Grant:
    """Who holds a token, for which app, in which kernel; `session` is the digest of the sign-in behind it."""

    person: str
    app: str
    kernel: str
    session: str
    ends_at: datetime


class StaffTokens:
    """Gives tokens out and knows them again; only their digests are kept, and only in memory.

    A token dies with its kernel, with the sign-in that it was given under, after twelve hours, and as soon as
    the person's role no longer opens the app.
    """

    def __init__(
        self, *, kernels: Container[str], sessions: Sessions, clock: Callable[[], datetime] = now
    ) -> None:
        self._kernels = kernels
        self._sessions = sessions
        self._clock = clock
        self._grants: dict[str, Grant] = {}

    def issue(self, person: Person, *, app: str, kernel: str, session: str) -> str:
        """Return a new token of 256 random bits for one kernel, which may be about to start."""
        self._forget_the_dead(but=kernel)
        token = secrets.token_urlsafe(_BYTES)
        self._grants[_digest(token)] = Grant(
            person=person.id, app=app, kernel=kernel, session=session, ends_at=self._clock() + LASTS
        )
        return token

    def holder(self, token: str) -> tuple[Person, Grant] | None:
        """Return who may act by this token now, with what was granted; None once it is dead."""
        grant = self._grants.get(_digest(token)) if len(token) <= _LONGEST else None
        if grant is None or grant.kernel not in self._kernels or grant.ends_at <= self._clock():
            return None
        person = self._sessions.person_with(grant.session)
        if person is None or person.id != grant.person or not APPS[grant.app].is_open_to(person.role):
            return None
        return person, grant

    def _forget_the_dead(self, *, but: str) -> None:
        living = {
            digest: grant
            for digest, grant in self._grants.items()
            if grant.kernel == but or (grant.kernel in self._kernels and grant.ends_at > self._clock())
        }
        self._grants = living

    def __len__(self) -> int:
        return len(self._grants)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
