"""Signing in with a personal code, enrolling by name where that is open, and signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.errors import PeopleError
from commontable.serving.identity import close_session, open_session
from commontable.serving.newcomers import code_of, forget_code, remember_code
from commontable.serving.pages.access import ParticipantPage, PublicPage, allow_unauthenticated
from commontable.workshops.attending import own_seat

if TYPE_CHECKING:
    from commontable.people.model import Person

UNKNOWN = "This code is not known here. Look at it once more, or ask your facilitator for a new one."
CLOSED = "Enrolment by name is closed here. Ask your facilitator for a code."
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via")


class LoginPage(PublicPage):
    """Two forms: a personal code, and a name where enrolment is open."""

    @allow_unauthenticated
    async def get(self) -> None:
        if self.person is not None:
            self.redirect(self.in_base(""))
            return
        self._form()

    @allow_unauthenticated
    async def post(self) -> None:
        if self._must_wait():
            return
        if self.get_body_argument("name", "").strip():
            await self._enrol()
        else:
            await self._sign_in()

    def _must_wait(self) -> bool:
        """Say whether too many codes were tried from here, and then answer so."""
        told = self.room.throttle.told_to_wait(self.client_address)
        if told:
            self._form(error=told, status=429)
        return bool(told)

    @property
    def _enrols(self) -> bool:
        forwarded = any(name in self.request.headers for name in FORWARDED)
        return self.room.options.enrols(forwarded=forwarded)

    async def _sign_in(self) -> None:
        person = await self.off_loop(self.deployment.directory.by_code, self.get_body_argument("code", ""))
        # Guesses sent all at once learn no more than guesses sent one by one.
        if self._must_wait():
            return
        if person is None:
            self.room.throttle.failed(self.client_address)
            self._form(error=UNKNOWN, status=401)
            return
        self.room.throttle.succeeded(self.client_address, person=person.id)
        await self._open(person)
        self.redirect(self.in_base(""), status=303)

    async def _enrol(self) -> None:
        if not self._enrols:
            self._form(error=CLOSED, status=403)
            return
        try:
            person, code = await self.off_loop(
                self.deployment.directory.enrol, self.get_body_argument("name").strip()
            )
        except PeopleError as problem:
            self._form(error=str(problem), status=422, in_name=True)
            return
        await self._open(person)
        remember_code(self, code)
        self.redirect(self.in_base("welcome"), status=303)

    async def _open(self, person: Person) -> None:
        own_device = bool(self.get_body_argument("own_device", ""))
        before = close_session(self)
        if before:
            await self.off_loop(self.deployment.sessions.end, before)
        token = await self.off_loop(self.deployment.sessions.start, person, own_device=own_device)
        open_session(self, person, own_device=own_device, token=token)

    def _form(self, *, error: str = "", status: int = 200, in_name: bool = False) -> None:
        self.set_status(status)
        typed = self.get_body_argument("name", "") if in_name else ""
        self.render_page(
            "login.html",
            error=error,
            error_in="name" if in_name else "code",
            typed_name=typed,
            open_enrolment=self._enrols,
        )


class WelcomePage(ParticipantPage):
    """Shows a newcomer their personal code, so that they can come back from anywhere."""

    async def get(self) -> None:
        if self._finished or self.person is None:
            return
        code = await code_of(self, self.person)
        if code is None:
            self.redirect(self.in_base(""))
        else:
            seat = await self.off_loop(own_seat, self.deployment.workshops, self.person.id)
            module = self.deployment.course.module(seat.workshop.module) if seat else None
            self.render_page("welcome.html", code=code, module=module)


class LogoutPage(PublicPage):
    """Ends the session on the server and in the browser; the tab's drafts go with it."""

    @allow_unauthenticated
    async def post(self) -> None:
        token = close_session(self)
        forget_code(self)
        if token:
            await self.off_loop(self.deployment.sessions.end, token)
        if self.person is not None:
            await self.room.end_kernels_of(self.person.id)
        # The next person at this browser finds no drafts and no cached pages of the last one.
        self.set_header("Clear-Site-Data", '"storage"')
        self.go_on()

    def go_on(self) -> None:
        """Say what comes after."""
        self.redirect(self.in_base("login"), status=303)
