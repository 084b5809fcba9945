"""Hand-ins, responses and feedback as JSON, for a gradebook that stands far from the words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commontable.responses.model import Feedback, HandIn, Response

_HAND_IN = ("participant", "module", "edition", "by_name", "number", "versions")
_RESPONSE = ("participant", "module", "edition", "prompt", "value", "readers", "version")
_FEEDBACK = ("participant", "module", "prompt", "about", "text", "key")


def hand_in_out(hand_in: HandIn) -> dict[str, Any]:
    return {name: getattr(hand_in, name) for name in _HAND_IN} | {"at": _out(hand_in.at)}


def hand_in_in(found: dict[str, Any]) -> HandIn:
    return HandIn(**{name: found[name] for name in _HAND_IN}, at=_in(found["at"]), save_id="")


def response_out(response: Response) -> dict[str, Any]:
    return {name: getattr(response, name) for name in _RESPONSE} | {"written_at": _out(response.written_at)}


def response_in(found: dict[str, Any]) -> Response:
    return Response(**{name: found[name] for name in _RESPONSE}, written_at=_in(found["written_at"]), save_id="")


def feedback_out(feedback: Feedback) -> dict[str, Any]:
    return {name: getattr(feedback, name) for name in _FEEDBACK}


def feedback_in(found: dict[str, Any], *, given_by: str = "") -> Feedback:
    return Feedback(**{name: found[name] for name in _FEEDBACK}, given_by=given_by)


def _out(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _in(moment: str | None) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None
