"""Joining a workshop under a Hub: the room's code first, the Hub's sign-in where it is needed, then the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.serving.hub.pages import HubPage
from commontable.serving.pages.access import allow_unauthenticated
from commontable.serving.pages.join import JoinPage
from commontable.workshops import attending
from commontable.workshops.model import UnknownCode, WorkshopError

if TYPE_CHECKING:
    from commontable.workshops.model import Workshop

WAITING = "commontable-joining"


class HubJoinPage(JoinPage, HubPage):
    """The form for the room's code; whoever is not signed in goes by the Hub and comes back into the room."""

    @allow_unauthenticated
    async def get(self) -> None:
        code = self.kept(WAITING) if self.person is not None else ""
        if not code or not await self._go_back_in(code):
            self._form()

    async def _go_back_in(self, code: str) -> bool:
        """Take the seat that was asked for before the sign-in; the room may have closed meanwhile."""
        assert self.person is not None
        try:
            workshop = await self.off_loop(attending.by_code, self.deployment.workshops, code)
            await self._take_seat(self.person, workshop)
        except (UnknownCode, WorkshopError):
            return False
        return True

    async def _go_in(self, workshop: Workshop) -> None:
        if self.person is not None:
            await self._take_seat(self.person, workshop)
            return
        self.keep(WAITING, workshop.code)
        self.redirect(f"{self.in_base('login')}?next={self.in_base('join')}", status=303)
