"""The code that a newcomer is shown once: from one page to the next it waits in a cookie, never in an address.

So whichever process answers can show it, and none of them keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commontable.people.model import Person

COOKIE = "commontable-newcomer"
SHOWN_FOR = 15 * 60
_DAYS = SHOWN_FOR / 86_400
PAGE = "welcome"


def remember_code(handler: Any, code: str) -> None:
    """Let this browser's next page show the code; the cookie goes to that page alone, and no script can read it."""
    handler.set_signed_cookie(
        COOKIE,
        code,
        expires_days=_DAYS,
        httponly=True,
        samesite="Strict",
        secure=handler.room.options.secure,
        path=handler.in_base(PAGE),
    )


async def code_of(handler: Any, person: Person) -> str | None:
    """Return the code to show, while it is new, alive, and that of whoever is signed in."""
    found = handler.get_signed_cookie(COOKIE, max_age_days=_DAYS)
    if not found:
        return None
    code = str(found.decode())
    owner = await handler.off_loop(handler.deployment.directory.by_code, code)
    return code if owner is not None and owner.id == person.id else None


def forget_code(handler: Any) -> None:
    handler.clear_cookie(COOKIE, path=handler.in_base(PAGE))
