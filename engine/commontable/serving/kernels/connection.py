"""What may pass between a browser and its kernel: small widget messages in, no tracebacks out."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from commontable.serving.kernels.incoming import is_widget_message

# A type error sent to a widget comes back as a traceback on these; the log keeps it, the browser does not get it.
NOT_FOR_BROWSERS = {"error", "stream", "execute_input", "execute_result"}


class WidgetMessagesOnly(ZMQChannelsWebsocketConnection):  # type: ignore[misc]
    """Lets through widget messages of a sensible size, and `comm_open` for asking for widget state alone."""

    has_told = False

    def handle_incoming_message(self, incoming_msg: str | bytes) -> None:
        if not self._goes_on(incoming_msg) and not self.has_told:
            # Once for each line: whoever sends a thousand of them must not fill the disk.
            self.has_told = True
            self.log.warning("A message from a browser to its kernel was not let through.")

    def _goes_on(self, message: str | bytes) -> bool:
        if not is_widget_message(message, subprotocol=self.subprotocol):
            return False
        try:
            super().handle_incoming_message(message)
        except (ValueError, TypeError, KeyError, AttributeError):
            # What cannot be written for the kernel, such as half a character; a traceback would quote it in the log.
            return False
        return True

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        if _kind_of(outgoing_msg, self.session) in NOT_FOR_BROWSERS:
            return
        super().handle_outgoing_message(stream, outgoing_msg)


def _kind_of(message: list[Any], session: Any) -> str:
    _, parts = session.feed_identities(message)
    # signature, header, parent header, metadata, content
    return str(json.loads(bytes(parts[1])).get("msg_type", ""))
