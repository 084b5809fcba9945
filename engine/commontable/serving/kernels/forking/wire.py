"""What a server and a parked process say to each other: one line of JSON each way, then single bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class KernelRequest:
    """One kernel to be forked: its connection, its folder and its whole environment."""

    connection: dict[str, Any]
    cwd: str
    env: dict[str, str]

    def as_line(self) -> bytes:
        """Return the request as it is sent."""
        return as_line(asdict(self))

    @classmethod
    def from_line(cls, line: bytes) -> KernelRequest:
        """Return the request that was sent."""
        return cls(**json.loads(line))


READY = b'"are you ready"\n'
RETIRE = b'"take no more"\n'


def as_line(said: object) -> bytes:
    """Return JSON that ends in the only line break it holds."""
    return json.dumps(said, default=_as_text).encode() + b"\n"


def _as_text(value: object) -> str:
    # The key that signs a kernel's messages is bytes in the manager and text in a connection file.
    if isinstance(value, bytes):
        return value.decode()
    return str(value)
