"""The wall of a workshop: an empty page that shows what the staff service lets a wall show."""

from __future__ import annotations

from tornado.web import HTTPError

from commontable.responses import Role
from commontable.serving.pages.access import StaffPage
from commontable.workshops.model import UnknownWorkshop


class WallPage(StaffPage):
    """The wall, for a facilitator to put before the room; every word on it comes by the service."""

    def _check(self, workshop: str) -> None:
        try:
            self.deployment.workshops.led(workshop, cohorts=self.staff_reader().cohorts)
        except UnknownWorkshop as problem:
            raise HTTPError(404) from problem

    async def get(self, workshop: str) -> None:
        if self._finished:
            return
        if self.person is None or self.person.role is not Role.FACILITATOR:
            raise HTTPError(403)
        await self.off_loop(self._check, workshop)
        self.render_page("wall.html", service=self.in_base("api/staff/"), workshop=workshop)
