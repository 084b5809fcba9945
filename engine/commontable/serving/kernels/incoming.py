"""Whether what a browser sent is a widget message of a sensible size; read before anybody trusts a number in it."""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_MESSAGE = 256 * 1024
CONTROL_TARGET = "jupyter.widget.control"
V1 = "v1.kernel.websocket.jupyter.org"
KINDS = {"comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"}
CHANNELS = {"shell", "control"}
_DICTS = ("header", "parent_header", "metadata", "content")
# Places of the channel, the four dictionaries, and what follows; and more buffers than any widget of ours sends.
_FEWEST_PLACES, _MOST_PLACES = 6, 64
_NUMBER = 8


def is_widget_message(message: str | bytes, *, subprotocol: str | None) -> bool:
    """Say whether a message may go on to its kernel; `comm_open` only to ask for widget state."""
    if len(message) > MAX_MESSAGE:
        return False
    try:
        channel, parts = _read(message, subprotocol=subprotocol)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    if not all(isinstance(part, dict) for part in parts):
        return False
    header, content = parts[0], parts[3]
    if channel not in CHANNELS or not all(isinstance(said, str | None) for said in header.values()):
        return False
    kind = header.get("msg_type")
    return kind in KINDS and (kind != "comm_open" or content.get("target_name") == CONTROL_TARGET)


def _read(message: str | bytes, *, subprotocol: str | None) -> tuple[str, list[Any]]:
    """Return the channel, and header, parent header, metadata and content."""
    if subprotocol == V1:
        channel, *rest = _parts(message)
        return channel.decode(), [json.loads(part) for part in rest[:4]]
    if not isinstance(message, str):
        raise TypeError
    said = json.loads(message)
    if not isinstance(said, dict) or not isinstance(said["channel"], str) or said.get("buffers"):
        raise TypeError
    return said["channel"], [said[name] for name in _DICTS]


def _parts(message: str | bytes) -> Sequence[bytes]:
    """Return the parts of a framed message.

    jupyter_server believes the number of parts that the frame names: eight bytes of them would keep it counting,
    for everybody, until its memory is full.
    """
    if not isinstance(message, bytes):
        raise TypeError
    number = int.from_bytes(message[:_NUMBER], "little")
    head = _NUMBER * (number + 1)
    if not _FEWEST_PLACES <= number <= _MOST_PLACES or len(message) < head:
        raise ValueError
    places = struct.unpack_from(f"<{number}Q", message, _NUMBER)
    if list(places) != sorted(places) or places[0] < head or places[-1] > len(message):
        raise ValueError
    return [message[begin:end] for begin, end in pairwise(places)]
