"""Joining a workshop with the code on the wall: with a personal code, as a newcomer, or as whoever is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.errors import PeopleError
from commontable.responses import Role
from commontable.serving.identity import close_session, open_session
from commontable.serving.newcomers import remember_code
from commontable.serving.pages.access import PublicPage, allow_unauthenticated
from commontable.serving.pages.sign_in import UNKNOWN
from commontable.workshops import attending
from commontable.workshops.model import MOST_PEOPLE, UnknownCode, WorkshopError

if TYPE_CHECKING:
    from commontable.people.model import Person
    from commontable.workshops.model import Workshop


class JoinPage(PublicPage):
    """One form for the room's code; for whoever is not signed in, a second that asks who they are."""

    @allow_unauthenticated
    async def get(self) -> None:
        self._form()

    @allow_unauthenticated
    async def post(self) -> None:
        if self._must_wait():
            return
        typed = self.get_body_argument("code", "")
        try:
            workshop = await self.off_loop(attending.by_code, self.deployment.workshops, typed)
        except UnknownCode as problem:
            # Guesses sent all at once learn no more than guesses sent one by one.
            if not self._must_wait():
                self.room.throttle.failed(self.client_address)
                self._form(error=str(problem), status=404)
            return
        if self._must_wait():
            return
        try:
            await self._go_in(workshop)
        except WorkshopError as problem:
            self._form(error=str(problem), status=422)

    def _must_wait(self) -> bool:
        """Say whether too many codes were tried from here, and then answer so."""
        told = self.room.throttle.told_to_wait(self.client_address)
        if told:
            self._form(error=told, status=429)
        return bool(told)

    async def _go_in(self, workshop: Workshop) -> None:
        who = self.get_body_argument("who", "")
        if self.person is not None:
            await self._take_seat(self.person, workshop)
        elif who == "known":
            await self._sign_in(workshop)
        elif who == "new":
            await self._enrol(workshop)
        else:
            self._ask_who(workshop)

    async def _sign_in(self, workshop: Workshop) -> None:
        typed = self.get_body_argument("personal_code", "")
        person = await self.off_loop(self.deployment.directory.by_code, typed)
        if self._must_wait():
            return
        if person is None:
            self.room.throttle.failed(self.client_address)
            self._ask_who(workshop, error=UNKNOWN, status=401, error_in="personal_code")
            return
        await self._open(person)
        await self._take_seat(person, workshop)

    async def _enrol(self, workshop: Workshop) -> None:
        try:
            person, code = await self.off_loop(self._newcomer, workshop, self.get_body_argument("name", "").strip())
        except PeopleError as problem:
            self._ask_who(workshop, error=str(problem), status=422, error_in="name")
            return
        await self._open(person)
        remember_code(self, code)
        await self._take_seat(person, workshop, then="welcome")

    def _newcomer(self, workshop: Workshop, name: str) -> tuple[Person, str]:
        rooms = self.deployment.workshops
        with rooms.database.read() as connection:
            here = attending.people_in(connection, workshop.id)
        if here >= MOST_PEOPLE:
            raise PeopleError(f"{MOST_PEOPLE} people are in this workshop; no more can join.")
        return self.deployment.directory.add(
            name or f"Guest {here + 1}",
            role=Role.PARTICIPANT,
            cohorts=[workshop.cohort],
            by=f"workshop {workshop.id}",
        )

    async def _open(self, person: Person) -> None:
        own_device = bool(self.get_body_argument("own_device", ""))
        before = close_session(self)
        if before:
            await self.off_loop(self.deployment.sessions.end, before)
        token = await self.off_loop(self.deployment.sessions.start, person, own_device=own_device)
        open_session(self, person, own_device=own_device, token=token)

    async def _take_seat(self, person: Person, workshop: Workshop, *, then: str = "") -> None:
        rooms = self.deployment.workshops
        await self.off_loop(attending.join, rooms, workshop, participant=person.id)
        # Sixty people behind one address slip now and then; whoever is in has made one of these slips good.
        self.room.throttle.succeeded(self.client_address, person=person.id)
        self.redirect(self.in_base(then or f"modules/{workshop.module}/"), status=303)

    def _form(self, *, error: str = "", status: int = 200) -> None:
        self.set_status(status)
        self.render_page("join.html", error=error, error_in="code" if error else "", code="", title="")

    def _ask_who(self, workshop: Workshop, *, error: str = "", status: int = 200, error_in: str = "") -> None:
        self.set_status(status)
        title = self.deployment.course.module(workshop.module).title
        self.render_page("join.html", error=error, error_in=error_in, code=workshop.code, title=title)
