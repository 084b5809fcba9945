"""What the log says of requests: without names, words or codes, and without the address or what was typed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tornado.web import HTTPError

from commontable.errors import place_of

if TYPE_CHECKING:
    from types import TracebackType

    from tornado.web import RequestHandler

log = logging.getLogger("commontable.requests")
SERVER_ERROR = 500


def quiet_request_log(handler: RequestHandler) -> None:
    """Log a request that went wrong on our side: the route and the status, never the address's tail."""
    if handler.get_status() >= SERVER_ERROR:
        log.warning(
            "%s %s %.0f ms %s",
            handler.get_status(),
            handler.request.method,
            1000 * handler.request.request_time(),
            type(handler).__name__,
        )


class QuietLog:
    """A handler whose mistakes are logged by their place alone: tornado's log would quote what was typed."""

    def log_exception(
        self,
        typ: type[BaseException] | None,  # noqa: ARG002 - tornado's own signature
        value: BaseException | None,
        tb: TracebackType | None,  # noqa: ARG002
    ) -> None:
        """Log a mistake of ours; what a visitor did wrong is answered, not logged."""
        if value is not None and not isinstance(value, HTTPError):
            log.error("%s failed. %s", type(self).__name__, place_of(value))
