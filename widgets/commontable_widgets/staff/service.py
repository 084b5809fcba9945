"""A staff app's line to the server: what it asks for, it asks as the person who opened the page."""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from commontable.errors import CommonTableError
from commontable_widgets.staff.strings import staff_table

ADDRESS, TOKEN = "COMMONTABLE_STAFF_SERVICE", "COMMONTABLE_STAFF_TOKEN"
_SECONDS = 20
# The server is on this machine; a proxy set for the outside would only stand between.
_opener = build_opener(ProxyHandler({}))


class NoStaffService(CommonTableError):
    """The notebook does not run in the served course, or the server did not answer as asked."""


class StaffService:
    """Asks the server's staff service; every mistake is a `NoStaffService` of one sentence."""

    def __init__(self, address: str, *, token: str) -> None:
        self._address = address
        self._token = token

    @classmethod
    def here(cls) -> StaffService:
        """Return the service of the page that this kernel belongs to."""
        address, token = os.environ.get(ADDRESS, ""), os.environ.get(TOKEN, "")
        if not address or not token:
            raise NoStaffService(staff_table()["served-only"])
        return cls(address, token=token)

    def get(self, path: str) -> dict[str, Any]:
        """Return what stands at a path below `api/staff/`, such as `workshops`."""
        return self._ask(path, body=None)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send an act and return the answer."""
        return self._ask(path, body=body)

    def _ask(self, path: str, *, body: dict[str, Any] | None) -> dict[str, Any]:
        request = Request(  # noqa: S310 - an http address that the server itself has given
            self._address + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self._token}",
                "Accept": "application/json",
                "Content-Type": "application/json",
            },
        )
        try:
            with _opener.open(request, timeout=_SECONDS) as answer:
                said: dict[str, Any] = json.load(answer)
        except HTTPError as problem:
            with problem:
                raise NoStaffService(_sentence(problem)) from None
        except (URLError, OSError, ValueError):
            raise NoStaffService(staff_table()["no-answer"]) from None
        return said


def _sentence(problem: HTTPError) -> str:
    try:
        return str(json.load(problem)["sentence"])
    except (ValueError, KeyError, TypeError):
        return staff_table()["no-answer"]
