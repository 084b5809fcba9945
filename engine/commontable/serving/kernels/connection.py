"""What may pass between a browser and its kernel: small widget messages in, no tracebacks out."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

MAX_MESSAGE = 256 * 1024
CONTROL_TARGET = "jupyter.widget.control"
# A type error sent to a widget comes back as a traceback on these; the log keeps it, the browser does not get it.
NOT_FOR_BROWSERS = {"error", "stream", "execute_input", "execute_result"}


class WidgetMessagesOnly(ZMQChannelsWebsocketConnection):  # type: ignore[misc]
    """Lets through widget messages of a sensible size, and `comm_open` for asking for widget state alone."""

    def handle_incoming_message(self, incoming_msg: str | bytes) -> None:
        if _is_allowed(incoming_msg, subprotocol=self.subprotocol):
            super().handle_incoming_message(incoming_msg)
        else:
            self.log.warning("A message from a browser to its kernel was not let through.")

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        if _kind_of(outgoing_msg, self.session) in NOT_FOR_BROWSERS:
            return
        super().handle_outgoing_message(stream, outgoing_msg)


def _is_allowed(message: str | bytes, *, subprotocol: str | None) -> bool:
    if len(message) > MAX_MESSAGE:
        return False
    try:
        header, content = _header_and_content(message, subprotocol=subprotocol)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False
    if header.get("msg_type") == "shutdown_request":
        return False
    return header.get("msg_type") != "comm_open" or content.get("target_name") == CONTROL_TARGET


def _header_and_content(
    message: str | bytes, *, subprotocol: str | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    if subprotocol == "v1.kernel.websocket.jupyter.org":
        assert isinstance(message, bytes)
        _, parts = deserialize_msg_from_ws_v1(message)
        return json.loads(parts[0]), json.loads(parts[3])
    parsed = json.loads(message)
    return parsed["header"], parsed["content"]


def _kind_of(message: list[Any], session: Any) -> str:
    _, parts = session.feed_identities(message)
    # signature, header, parent header, metadata, content
    return str(json.loads(bytes(parts[1])).get("msg_type", ""))
