"""Signing in and out by the Hub, in place of codes and names."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from commontable.errors import PeopleError
from commontable.people.sessions import digest_of
from commontable.serving.hub.door import HubSilent
from commontable.serving.hub.here import LOGIN, as_known
from commontable.serving.identity import close_session, open_session
from commontable.serving.pages.access import PublicPage, allow_unauthenticated
from commontable.serving.pages.sign_in import LogoutPage

if TYPE_CHECKING:
    from commontable.people.model import Person
    from commontable.serving.hub.door import Door

BEGUN = "commontable-signing-in-"
MINUTES = 10
ANEW = "This sign-in was not finished here, or took too long. Open the course again to start anew."
NOT_YOURS = "Your account at the Hub has no access to this course. Ask whoever looks after the Hub."
SILENT = "The district's sign-in does not answer just now. Wait a little, then open the course again."


def begun_in(state: str) -> str:
    """Return the cookie of one sign-in; several tabs may each begin one."""
    return BEGUN + "".join(sign for sign in state[:8] if sign.isalnum())


class HubPage(PublicPage):
    """What the pages of a sign-in by the Hub share."""

    @property
    def door(self) -> Door:
        assert self.room.door is not None
        return self.room.door

    def keep(self, name: str, value: str) -> None:
        """Set a signed cookie for the minutes of a sign-in; no address carries what it holds."""
        self.set_signed_cookie(
            name,
            value,
            expires_days=MINUTES / (24 * 60),
            httponly=True,
            samesite="Lax",
            secure=self.room.options.secure,
            path=self.base_url,
        )

    def kept(self, name: str) -> str:
        """Return what was kept, once."""
        found = self.get_signed_cookie(name, max_age_days=MINUTES / (24 * 60))
        self.clear_cookie(name, path=self.base_url)
        return found.decode() if found else ""

    def refuse(self, sentence: str, *, status: int) -> None:
        self.set_status(status)
        self.answer_error(status, sentence)


class HubLoginPage(HubPage):
    """Sends a browser to the Hub, which sends it back."""

    @allow_unauthenticated
    async def get(self) -> None:
        onward = self._onward()
        if self.person is not None:
            self.redirect(onward)
            return
        way = self.door.way_in(state=secrets.token_urlsafe(24))
        begun = {"state": way.state, "verifier": way.verifier, "onward": onward}
        self.keep(begun_in(way.state), json.dumps(begun))
        self.redirect(way.address)

    def _onward(self) -> str:
        """Return the page of ours that was asked for; any other address would be a stranger's wish."""
        asked = self.get_query_argument("next", "")
        is_ours = asked.startswith(self.base_url) and not asked.startswith("//") and "\\" not in asked
        return asked if is_ours else self.in_base("")


class HubCallbackPage(HubPage):
    """Where the Hub sends a browser back to: its code becomes a session of ours."""

    @allow_unauthenticated
    async def get(self) -> None:
        begun = self._begun()
        code = self.get_query_argument("code", "")
        if begun is None or not code:
            self._start_anew()
            return
        try:
            token = await self.door.token_for(code, verifier=begun["verifier"])
            person = await self._person(token)
        except HubSilent:
            self.refuse(SILENT, status=503)
        except PeopleError as problem:
            self.refuse(str(problem), status=403)
        else:
            await self._let_in(person, token=token, onward=begun["onward"])

    def _start_anew(self) -> None:
        if self.person is not None:
            # The way back was taken before, as by the button "Back".
            self.redirect(self.in_base(""))
        else:
            self.refuse(ANEW, status=400)

    def _begun(self) -> dict[str, Any] | None:
        """Return the sign-in that this browser began; another's code in an address opens nothing."""
        state = self.get_query_argument("state", "")
        begun = json.loads(self.kept(begun_in(state)) or "{}")
        return begun if begun and secrets.compare_digest(begun["state"].encode(), state.encode()) else None

    async def _person(self, token: str) -> Person | None:
        login = self.get_cookie(LOGIN, "")
        arrival = await self.door.who(digest_of(token), token=token, login=login)
        return await as_known(self.room, arrival) if arrival else None

    async def _let_in(self, person: Person | None, *, token: str, onward: str) -> None:
        if person is None:
            self.refuse(NOT_YOURS, status=403)
            return
        self._forget_what_was_begun()
        before = close_session(self)
        if before:
            await self.off_loop(self.deployment.sessions.end, before)
        await self.off_loop(self.deployment.sessions.start, person, own_device=True, token=token)
        open_session(self, person, own_device=False, token=token)
        self.redirect(onward)


    def _forget_what_was_begun(self) -> None:
        for name in self.request.cookies:
            if name.startswith(BEGUN):
                self.clear_cookie(name, path=self.base_url)


class HubLogoutPage(LogoutPage):
    """Ends the session here and the login at the Hub: on a shared computer one without the other is none."""

    def go_on(self) -> None:
        assert self.room.door is not None
        self.redirect(self.room.door.options.sign_out_url, status=303)
