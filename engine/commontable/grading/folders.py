"""Folders that are written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; it takes the place of `folder` when the block ends without an error."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Hidden and beside the target: on the same disk, and nbgrader's patterns (`*`) do not meet it.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".incoming-") as place:
        incoming = Path(place) / "new"
        incoming.mkdir()
        yield incoming
        _swap(incoming, folder, aside=Path(place) / "old")


def _swap(incoming: Path, folder: Path, *, aside: Path) -> None:
    if folder.exists():
        folder.rename(aside)
    try:
        incoming.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise


def copied(folder: Path, *, into: Path) -> None:
    """Copy a folder's files; hidden ones stay behind."""
    shutil.copytree(folder, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
