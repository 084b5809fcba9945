"""The private folder in which a server and its kernels meet."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from commontable.errors import SettingsError

# The system cuts the path of a socket off at 104 or 108 characters; kernels add at most 12 to the folder.
LONGEST = 100
ADDED = 12


def private_folder() -> Path:
    """Make and return a folder that only this account may enter, with a path short enough for sockets."""
    for root in _roots():
        try:
            folder = Path(tempfile.mkdtemp(prefix="ct-", dir=root))
        except OSError:
            continue
        if len(os.fsencode(folder)) + ADDED <= LONGEST:
            return folder
        folder.rmdir()
    raise SettingsError(
        "Found no folder with a short path for the sockets of kernels. "
        "Set XDG_RUNTIME_DIR or TMPDIR to a folder that can be written and has a path of under 70 characters."
    )


def _roots() -> list[str]:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return [*([runtime] if runtime else []), tempfile.gettempdir(), "/tmp"]  # noqa: S108 - mkdtemp makes it private
