"""Server-sent events of a room: what changed is asked of the store each time, so no change is told wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tornado.iostream import StreamClosedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from commontable.serving.handler import Handler
    from commontable.workshops.rooms import Workshops

QUIET = 15.0
NO_CONTENT = 204


async def stream(
    handler: Handler,
    workshop: str,
    *,
    event: str,
    person: str | None,
    facts: Callable[[], Awaitable[dict[str, Any] | None]],
) -> None:
    """Send `facts()` at once and after each change, a comment in every quiet quarter of a minute; end when closed.

    `facts` answers None once whoever listens may no longer hear.
    """
    handler.set_header("Content-Type", "text/event-stream")
    # A proxy that gathers answers would hold a room back.
    handler.set_header("X-Accel-Buffering", "no")
    rooms: Workshops = handler.deployment.workshops
    with rooms.hub.listening(workshop, person=person) as ear:
        told: dict[str, Any] = {}
        while (now := await facts()) is not None:
            if not await _say(handler, event=event, data=now if _differ(now, told) else None):
                return
            told = now
            if now["state"] == "closed":
                return
            await ear.heard(QUIET)


def _differ(now: dict[str, Any], told: dict[str, Any]) -> bool:
    """Say whether there is news; the clock and the seconds of a running timer are none."""
    return _without_clock(now) != _without_clock(told)


def _without_clock(facts: dict[str, Any]) -> dict[str, Any]:
    timer = facts.get("timer")
    steady = {name: value for name, value in facts.items() if name != "now"}
    return steady | {"timer": timer and (timer["ends_at"] or timer["left"])}


async def _say(handler: Handler, *, event: str, data: dict[str, Any] | None) -> bool:
    """Return False once nobody is at the other end."""
    text = f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n" if data else ": quiet\n\n"
    try:
        handler.write(text)
        await handler.flush()
    except StreamClosedError:
        return False
    return True
