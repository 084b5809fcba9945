"""What a backup says of itself: when and from what it was made, what it holds, and the sum of every file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commontable.keeping.errors import UnusableBackup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

NAME = "manifest.json"
FORMAT = 1
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """The last file of a backup; `counts` are rows by table, `files` SHA-256 sums by name in the archive."""

    made_at: datetime
    version: str
    database: str
    counts: dict[str, int]
    files: dict[str, str]
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self) | {"made_at": self.made_at.isoformat()}, indent=1).encode()

    @classmethod
    def read(cls, found: bytes) -> Manifest:
        """Return what a backup says of itself, or raise `UnusableBackup`."""
        try:
            said: dict[str, Any] = json.loads(found)
            if said["format"] != FORMAT:
                raise UnusableBackup(
                    f"This backup has the form {said['format']}; this version reads form {FORMAT}. "
                    "Restore it with the version that made it, or a newer one."
                )
            return cls(**said | {"made_at": datetime.fromisoformat(said["made_at"])})
        except (ValueError, KeyError, TypeError) as problem:
            raise UnusableBackup("What this backup says of itself cannot be read. Choose another backup.") from problem


def sum_of(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file's bytes in pieces that fit in memory."""
    while piece := file.read(_CHUNK):
        yield piece
