"""Whether somebody's login at the Hub still stands, and with which role; asked for every request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.errors import PeopleError
from commontable.people.arriving import Arrival, arrive
from commontable.people.sessions import digest_of
from commontable.serving.hub.door import HubSilent

if TYPE_CHECKING:
    from commontable.people.model import Person
    from commontable.serving.hub.door import Door
    from commontable.serving.rooms import Room

# The Hub's cookie that names one login in one browser.
LOGIN = "jupyterhub-session-id"
BY = "JupyterHub"


async def still_here(handler: Any, person: Person, *, token: str, door: Door) -> Person | None:
    """Return the person as the Hub knows them now; None, with the session ended, once their login has."""
    login = handler.get_cookie(LOGIN, "")
    try:
        arrival = await door.still(digest_of(token), token=token, login=login, is_staff=person.is_staff)
        found = await as_known(handler.settings["room"], arrival) if arrival else None
    except HubSilent:
        # Nobody is signed out by a Hub that restarts: the page says "not saved yet" and tries again.
        raise HTTPError(503) from None
    except PeopleError:
        found = None
    if found is not None and found.id == person.id:
        return found
    await _end(handler.settings["room"], token)
    return None


async def still_staff(room: Room, session: str, *, door: Door) -> bool:
    """Say whether the login behind a staff app's token still stands; the role it now has is in the directory."""
    try:
        arrival = await door.still_open(session)
        return arrival is not None and (await as_known(room, arrival)).is_staff
    except HubSilent:
        raise HTTPError(503) from None
    except PeopleError:
        return False


async def lab_of(room: Room, token: str, *, door: Door) -> Person | None:
    """Return whose Lab asks, by the token that the Hub gave it; None where the Hub knows none such."""
    try:
        arrival = await door.still(f"lab {digest_of(token)}", token=token, login=None, is_staff=True)
        return await as_known(room, arrival) if arrival else None
    except HubSilent:
        raise HTTPError(503) from None
    except PeopleError:
        return None


async def as_known(room: Room, arrival: Arrival) -> Person:
    """Return whom an arrival is in the directory, added or brought up to date."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(room.threads, lambda: arrive(room.deployment.database, arrival, by=BY))


async def _end(room: Room, token: str) -> None:
    assert room.door is not None
    room.door.forget(digest_of(token))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(room.threads, room.deployment.sessions.end, token)
