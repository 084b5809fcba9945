"""Asks a JupyterHub who somebody is: at sign-in, and again and again for as long as they are here."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from commontable.errors import SettingsError
from commontable.serving.hub.account import arrival_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commontable.people.arriving import Arrival
    from commontable.serving.hub.options import HubOptions

# How old the Hub's answer may be: for participants, and for whoever reads other people's words.
EVERY, STAFF_EVERY = 60.0, 10.0
# For how long a Hub that does not answer keeps nobody from writing.
GRACE = 300.0
PATIENCE = 10.0
MOST_REMEMBERED = 20_000
log = logging.getLogger("commontable.serving")


class HubSilent(Exception):
    """The Hub cannot be asked just now."""


@dataclass(frozen=True)
class WayIn:
    """One sign-in that has begun: where the browser goes, and what it must bring back."""

    address: str
    state: str
    verifier: str


@dataclass
class _Heard:
    """What the Hub said about one login, and when."""

    token: str
    login: str | None
    arrival: Arrival
    at: float


class Door:
    """One Hub, as this service knows it; who is asked about is named by the token that the Hub gave for a login."""

    def __init__(self, options: HubOptions, *, auth: Any = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.options = options
        self._auth = auth or _hub_auth(options)
        self._clock = clock
        self._heard: OrderedDict[str, _Heard] = OrderedDict()
        self._asking: dict[tuple[str, str | None], asyncio.Task[Arrival | None]] = {}

    def way_in(self, *, state: str) -> WayIn:
        """Return the beginning of a sign-in; the verifier proves that whoever comes back is who went."""
        verifier, challenge, method = self._auth.generate_pkce_code_challenge()
        asked = {"state": state, "code_challenge": challenge, "code_challenge_method": method}
        return WayIn(f"{self._auth.login_url}&{urlencode(asked)}", state, verifier)

    async def token_for(self, code: str, *, verifier: str) -> str:
        """Return the token of a login that just came back from the Hub; raise `HubSilent` where it gives none."""
        return str(await _answer(self._auth.token_for_code(code, code_verifier=verifier, sync=False)))

    async def who(self, session: str, *, token: str, login: str | None) -> Arrival | None:
        """Return whose login this is now, asked afresh; None where the Hub knows it no more, or not in this browser.

        `login` names the browser's login; None is for a token that belongs to no browser, such as a Lab's.
        """
        # Pages ask in bursts; one question at a time for each login is enough.
        about = (session, login)
        task = self._asking.get(about)
        if task is None:
            task = asyncio.create_task(self._ask(session, token=token, login=login))
            self._asking[about] = task
            task.add_done_callback(lambda _: self._asking.pop(about, None))
        return await asyncio.shield(task)

    async def still(self, session: str, *, token: str, login: str | None, is_staff: bool) -> Arrival | None:
        """Return what `who` says, from memory while that is young enough.

        While the Hub is silent its last answer holds a little longer, for participants only.
        """
        heard = self._heard.get(session)
        if heard is None or heard.login != login:
            return await self.who(session, token=token, login=login)
        age = self._clock() - heard.at
        if age <= (STAFF_EVERY if is_staff else EVERY):
            return heard.arrival
        try:
            return await self.who(session, token=token, login=login)
        except HubSilent:
            if is_staff or age > EVERY + GRACE:
                raise
            return heard.arrival

    async def still_open(self, session: str) -> Arrival | None:
        """Return what `still` says of a staff login that this process has seen; None of any other."""
        heard = self._heard.get(session)
        if heard is None:
            return None
        return await self.still(session, token=heard.token, login=heard.login, is_staff=True)

    def forget(self, session: str) -> None:
        """Remember a login no more."""
        self._heard.pop(session, None)

    async def _ask(self, session: str, *, token: str, login: str | None) -> Arrival | None:
        asked = self._auth.user_for_token(token, use_cache=False, session_id=login or "", sync=False)
        model = await _answer(asked)
        arrival = self._arrival(model, login=login) if model else None
        if arrival is None:
            self.forget(session)
            return None
        self._heard[session] = _Heard(token=token, login=login, arrival=arrival, at=self._clock())
        self._heard.move_to_end(session)
        while len(self._heard) > MOST_REMEMBERED:
            self._heard.popitem(last=False)
        return arrival

    def _arrival(self, model: Mapping[str, Any], *, login: str | None) -> Arrival | None:
        # The Hub ties a token to the login that asked for it; in another browser it opens nothing.
        # Without a browser, only a token that belongs to none will do: a session's is no Lab's.
        bound = model.get("session_id") or ""
        is_elsewhere = bound != (login or "") or login == ""
        if model.get("kind") != "user" or is_elsewhere:
            return None
        if not self._auth.check_scopes(self._auth.access_scopes, model):
            return None
        return arrival_of(model, groups=self.options.groups)


async def _answer(asked: Any) -> Any:
    from tornado.web import HTTPError  # noqa: PLC0415 - what the Hub's own client raises for a Hub that fails

    try:
        async with asyncio.timeout(PATIENCE):
            return await asked
    except (HTTPError, OSError, TimeoutError) as problem:
        log.warning("JupyterHub cannot be asked: %s", type(problem).__name__)
        raise HubSilent from problem


def _hub_auth(options: HubOptions) -> Any:
    try:
        from jupyterhub.services.auth import HubOAuth  # noqa: PLC0415 - an extra that most servers do without
    except ImportError:
        raise SettingsError(
            "Signing people in by JupyterHub needs its Python package: install it with pip install 'commontable[hub]'."
        ) from None
    return HubOAuth(
        api_url=options.api_url,
        api_token=options.token,
        base_url=options.prefix,
        hub_prefix=options.hub_prefix,
        hub_host=options.hub_host,
        oauth_client_id=options.client_id,
        oauth_redirect_uri=options.callback,
        access_scopes=set(options.scopes),
    )
