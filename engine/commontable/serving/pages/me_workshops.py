"""What a room said, for those who were in it, once the workshop is over."""

from __future__ import annotations

from tornado.web import HTTPError

from commontable.serving.pages.me_portfolio import OwnFile
from commontable.workshops.model import UnknownWorkshop
from commontable.workshops.past import said_in


class MyWorkshopPage(OwnFile):
    """The summary for participants: no name, and no word without its writer's tick and a facilitator's look."""

    async def get(self, workshop: str) -> None:
        if not self._finished:
            self.send_page(await self.off_loop(self._said, workshop))

    def _said(self, workshop: str) -> str:
        back = self.in_base("me")
        try:
            return said_in(self.deployment.workshops, workshop, participant=self.me.id, back=back)
        except UnknownWorkshop as problem:
            raise HTTPError(404) from problem
