"""One line per failed request, without names, words or codes: the route and the status, never the address's tail."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornado.web import RequestHandler

log = logging.getLogger("commontable.requests")
SERVER_ERROR = 500


def quiet_request_log(handler: RequestHandler) -> None:
    """Log a request that went wrong on our side."""
    if handler.get_status() >= SERVER_ERROR:
        log.warning(
            "%s %s %.0f ms %s",
            handler.get_status(),
            handler.request.method,
            1000 * handler.request.request_time(),
            type(handler).__name__,
        )
