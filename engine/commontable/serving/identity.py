"""Who is here: a signed cookie that names a session kept on the server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from jupyter_server.auth import IdentityProvider, User

from commontable.serving.hub.here import still_here

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from commontable.people.model import Person
    from commontable.serving.rooms import Room

COOKIE = "commontable-session"
OWN_DEVICE_DAYS = 30


class CourseIdentity(IdentityProvider):  # type: ignore[misc]
    """Knows a person by the session cookie, and nobody without one."""

    async def get_user(self, handler: Any) -> User | None:
        # A handler that programs may ask too knows them by something else than a cookie.
        asking = getattr(handler, "person_asking", None)
        person = await asking() if asking else await person_here(handler)
        handler.signed_in = person
        return User(username=person.id, name=person.name) if person else None

    def get_handlers(self) -> list[tuple[str, object]]:
        # Sign-in has pages of its own; Jupyter's token form would be a second door.
        return []

    def should_check_origin(self, handler: Any) -> bool:  # noqa: ARG002
        return True

    def is_token_authenticated(self, handler: Any) -> bool:
        return bool(getattr(handler, "asks_by_token", False))

    def validate_security(self, app: Any, ssl_options: Any = None) -> None:
        """Nothing to warn of: nobody comes in without a personal code."""


async def person_here(handler: RequestHandler) -> Person | None:
    """Return whose session the request's cookie names, if it is still open."""
    token = handler.get_signed_cookie(COOKIE, max_age_days=OWN_DEVICE_DAYS)
    if not token:
        return None
    room: Room = handler.settings["room"]
    loop = asyncio.get_running_loop()
    person = await loop.run_in_executor(room.threads, room.deployment.sessions.person_of, token.decode())
    if person is None or room.door is None:
        return person
    return await still_here(handler, person, token=token.decode(), door=room.door)


def open_session(handler: Any, person: Person, *, own_device: bool, token: str) -> None:
    """Set the cookie of a session just started; a session that was there before is not taken on."""
    room: Room = handler.settings["room"]
    handler.set_signed_cookie(
        COOKIE,
        token,
        expires_days=OWN_DEVICE_DAYS if own_device else None,
        httponly=True,
        samesite="Lax",
        secure=room.options.secure,
        path=handler.base_url,
    )
    handler.signed_in = person


def close_session(handler: Any) -> str | None:
    """Clear the cookie and return the session's token, to be ended on the server."""
    token = handler.get_signed_cookie(COOKIE, max_age_days=OWN_DEVICE_DAYS)
    handler.clear_cookie(COOKIE, path=handler.base_url)
    return token.decode() if token else None
