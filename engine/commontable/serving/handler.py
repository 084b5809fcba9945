"""What every handler of ours shares: who is here, safe headers, work off the event loop, plain errors."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from jupyter_server.base.handlers import JupyterHandler
from sqlalchemy.exc import DataError, DBAPIError
from tornado.web import HTTPError

from commontable.errors import CommonTableError
from commontable.serving.headers import set_headers
from commontable.serving.request_log import QuietLog

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.deployment import Deployment
    from commontable.people.model import Person
    from commontable.serving.rooms import Room

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger("commontable.serving")
FORBIDDEN = 403
READING = {"GET", "HEAD"}

SENTENCES = {
    400: "This request cannot be understood. Go back, reload the page and try again.",
    401: "You are signed out. Sign in again, then go on here; nothing you wrote is lost.",
    403: "This page is not open to you. Sign in with another code, or go to the modules.",
    404: "There is no such page here. Go to the modules.",
    405: "This address does not take that kind of request.",
    413: "This is more than the course can take at once. Shorten it and try again.",
    429: "Too many tries. Wait a little, then try again.",
    503: "The course cannot be reached for a moment. Nothing you wrote is lost; try again.",
}


class Handler(QuietLog, JupyterHandler):  # type: ignore[misc]
    """A page or a service of the application."""

    @property
    def room(self) -> Room:
        """What the application holds: the deployment, pages, kernels, assets, options."""
        return cast("Room", self.settings["room"])

    @property
    def client_address(self) -> str:
        """Return who asks: with a trusted proxy in front, the address that this proxy itself has seen."""
        forwarded = self.request.headers.get_list("X-Forwarded-For") if self.room.options.trust_proxy else []
        # A visitor can send this header too; only the last entry was written by the proxy.
        return forwarded[-1].split(",")[-1].strip() if forwarded else str(self.request.remote_ip)

    @property
    def deployment(self) -> Deployment:
        return self.room.deployment

    @property
    def person(self) -> Person | None:
        return cast("Person | None", getattr(self, "signed_in", None))

    def check_xsrf_cookie(self) -> None:
        """Refuse a change that a page of another site asks for, whatever cookies and token it carries."""
        # The browser says where a request comes from, and no script can unsay it.
        if self.request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
            raise HTTPError(FORBIDDEN)
        super().check_xsrf_cookie()

    def set_default_headers(self) -> None:
        set_headers(self)

    async def off_loop(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do blocking work (database, files) in a thread; a locked or full disk becomes a 503.

        What no database can be asked about (half a character, too large a number, on PostgreSQL a NUL) is a 400.
        """
        loop = asyncio.get_running_loop()
        threads = self.room.threads if self.request.method in READING else self.room.writing_threads
        try:
            return await loop.run_in_executor(threads, lambda: work(*args, **kwargs))
        except (UnicodeEncodeError, OverflowError, DataError) as problem:
            raise HTTPError(400) from problem
        except (DBAPIError, OSError) as problem:
            log.error("The store cannot be reached: %s", type(problem).__name__)  # noqa: TRY400 - no words in logs
            raise HTTPError(503) from problem

    def in_base(self, path: str) -> str:
        """Return the address of a page, under the path of the public address."""
        return str(self.base_url) + path.lstrip("/")

    def render_page(self, name: str, **context: Any) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.room.pages.render(name, handler=self, **context))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with one plain sentence; the log has the rest."""
        problem = (kwargs.get("exc_info") or (None, None, None))[1]
        sentence = SENTENCES.get(status_code, "Something went wrong on our side. Nothing you wrote is lost.")
        if isinstance(problem, CommonTableError):
            sentence = str(problem)
        self.answer_error(status_code, sentence)

    def answer_error(self, status_code: int, sentence: str) -> None:
        self.render_page("error.html", status=status_code, sentence=sentence)


class ServiceHandler(Handler):
    """A handler that speaks JSON to our own pages only."""

    async def prepare(self) -> None:
        try:
            await super().prepare(_redirect_to_login=False)
        except HTTPError as refused:
            # A page must tell "sign in again" from "not yours".
            raise HTTPError(401) if self.person is None and refused.status_code == FORBIDDEN else refused from None

    def asked(self) -> dict[str, Any]:
        """Return the body's JSON object."""
        try:
            body = json.loads(self.request.body)
        except (ValueError, UnicodeDecodeError, RecursionError) as problem:
            raise HTTPError(400) from problem
        if not isinstance(body, dict):
            raise HTTPError(400)
        return body

    def asked_by_this_person(self) -> dict[str, Any]:
        """Return what is asked, unless the page was opened for somebody else who has signed out since."""
        asked = self.asked()
        assert self.person is not None
        if asked.get("person", self.person.id) != self.person.id:
            raise HTTPError(401)
        return asked

    def answer(self, body: dict[str, Any], *, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        # A sentence may quote what was sent, and JSON can send half of a character.
        self.finish(json.dumps(body, ensure_ascii=False).encode(errors="replace"))

    def answer_error(self, status_code: int, sentence: str) -> None:
        self.answer({"sentence": sentence}, status=status_code)
