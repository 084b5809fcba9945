"""What the handlers of the staff service share: who asks, by cookie or by a staff app's token, as which reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tornado.web import HTTPError

from commontable.responses import Reader, Role
from commontable.serving.handler import ServiceHandler
from commontable.serving.hub.here import still_staff
from commontable.serving.identity import person_here
from commontable.serving.service.reading import note_reading
from commontable.serving.staff_apps.apps import READERS

if TYPE_CHECKING:
    from commontable.people.model import Person
    from commontable.serving.staff_apps.tokens import StaffTokens

BEARER = "Bearer "


class StaffService(ServiceHandler):
    """A handler for staff alone; whoever asks, and however, the answer is the same person's.

    A browser asks with its cookie, from a page of this site; a staff app's kernel with `Authorization: Bearer`.
    A request with a token is never answered by its cookie.
    """

    # Who of the staff; a handler for facilitators alone narrows it.
    open_to: ClassVar[frozenset[Role]] = READERS
    # Whose kernels ask here; the token of another app is nobody's.
    apps: ClassVar[frozenset[str]] = frozenset()

    async def prepare(self) -> None:
        await super().prepare()
        if self.person is None or self.person.role not in self.open_to:
            raise HTTPError(403)

    @property
    def asks_by_token(self) -> bool:
        """Say whether a program asks; no browser sends this header by itself, so no page of another site has."""
        return self.token is not None

    async def person_asking(self) -> Person | None:
        """Return who asks; a wrong token is nobody's, whatever the cookie says."""
        if self.token is None:
            return await person_here(self)
        tokens: StaffTokens = self.settings["staff_tokens"]
        found = await self.off_loop(tokens.holder, self.token)
        if found is None or found[1].app not in self.apps:
            return None
        door = self.room.door
        if door and not await still_staff(self.room, found[1].session, door=door):
            return None
        return found[0]

    @property
    def token(self) -> str | None:
        """What a program sent to show who it is."""
        sent: str | None = self.request.headers.get("Authorization")
        return sent.removeprefix(BEARER) if sent and sent.startswith(BEARER) else None

    @property
    def staff(self) -> Person:
        """Who asks."""
        assert self.person is not None
        return self.person

    @property
    def reader(self) -> Reader:
        """Return this person as the store knows them: a reader of the cohorts named for them. Call it off the loop."""
        return Reader.staff(self.staff.id, self.deployment.directory.cohorts_of(self.staff.id))

    def note_reading(self, what: str, *, about: str = "", of: str = "") -> None:
        """Write down that this person read words; once an hour for the same words. Call it off the loop."""
        note_reading(self.deployment.database, what, by=self.staff.id, about=about, of=of)
