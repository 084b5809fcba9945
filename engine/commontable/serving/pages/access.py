"""Which pages are open to whom; a route that is none of these is refused by a test."""

from __future__ import annotations

from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.httputil import url_concat
from tornado.web import HTTPError

from commontable.responses import Role
from commontable.serving.handler import FORBIDDEN, Handler

__all__ = ["ParticipantPage", "PublicPage", "StaffPage", "allow_unauthenticated"]


class PublicPage(Handler):
    """A page that anybody may open; its methods are marked `allow_unauthenticated`."""


class ParticipantPage(Handler):
    """A page for whoever is signed in; others are sent to the sign-in page."""

    async def prepare(self) -> None:
        await super().prepare(_redirect_to_login=False) if self.request.method != "GET" else await self._or_sign_in()

    async def _or_sign_in(self) -> None:
        try:
            await super().prepare(_redirect_to_login=False)
        except HTTPError as refused:
            if refused.status_code == FORBIDDEN and self.person is None:
                self.redirect(self._sign_in_address())
            else:
                raise


    def _sign_in_address(self) -> str:
        """Return where to sign in; the Hub brings people back to the page that they asked for."""
        path = self.in_base("login")
        return path if self.room.door is None else url_concat(path, {"next": self.request.path})


class StaffPage(ParticipantPage):
    """A page for facilitators and reviewers alone."""

    async def prepare(self) -> None:
        await super().prepare()
        if not self._finished and (self.person is None or self.person.role == Role.PARTICIPANT):
            raise HTTPError(403)

    def staff_reader(self) -> Any:
        from commontable.responses import Reader  # noqa: PLC0415

        assert self.person is not None
        return Reader.staff(self.person.id, self.deployment.directory.cohorts_of(self.person.id))
