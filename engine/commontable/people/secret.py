"""The data folder's secret, from which the keys of codes and cookies are derived."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from commontable.errors import SettingsError

FILE = "secret"
_BYTES = 32


class Secret:
    """Gives one key per purpose; the secret itself is never handed out."""

    def __init__(self, words: bytes) -> None:
        self._words = words

    @classmethod
    def of(cls, data: Path) -> Secret:
        """Return the secret of a data folder, made on first use and readable by its owner alone."""
        path = data / FILE
        try:
            if not path.exists():
                _make(path)
            return cls(_read(path))
        except OSError as problem:
            raise SettingsError(
                f"The secret file {path} cannot be read or made ({problem.strerror}). "
                "Mend the permissions of the data folder, or choose another with --data."
            ) from problem

    def key(self, purpose: str) -> bytes:
        """Return 32 bytes that are always the same for one purpose, and tell nothing of another's."""
        return hmac.digest(self._words, b"commontable:" + purpose.encode(), hashlib.sha256)


def _make(path: Path) -> None:
    handle, written = tempfile.mkstemp(dir=path.parent, prefix=".secret-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(_BYTES).encode())
            file.flush()
            os.fsync(file.fileno())
        # A link fails where a second process was faster, so both go on with the same secret.
        with suppress(FileExistsError):
            os.link(written, path)
    finally:
        Path(written).unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)
    try:
        words = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        words = b""
    if len(words) < _BYTES:
        raise SettingsError(
            f"The secret file {path} is damaged: {2 * _BYTES} hexadecimal digits were wanted. "
            "Put it back from a backup; without it every personal code must be issued anew."
        )
    return words
