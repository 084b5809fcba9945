"""What a deployment has written and cannot make anew; whatever stands here goes into a backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.settings import Settings

BACKUPS = "backups"
# Made anew when first needed.
_REMADE = frozenset({"pages", BACKUPS})
_BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")
GRADEBOOK = "gradebook.db"


@dataclass(frozen=True)
class Words:
    """Where the words lie: a file of SQLite's, or the address of a server."""

    url: sa.URL

    @classmethod
    def of(cls, settings: Settings) -> Words:
        return cls(sa.make_url(settings.database_url))

    @property
    def kind(self) -> str:
        """Return "sqlite", "postgresql" or the name of another server."""
        found = self.url.get_backend_name()
        return "postgresql" if found == "postgres" else found

    @property
    def file(self) -> Path | None:
        """Return SQLite's file; None for a database on a server."""
        return Path(str(self.url.database)) if self.kind == "sqlite" else None


def entries(settings: Settings) -> list[Path]:
    """Return what lies at the top of the data folder and belongs into a backup, databases too."""
    return sorted(path for path in settings.data.iterdir() if _is_kept(path))


def plain_files(settings: Settings) -> Iterator[Path]:
    """Yield every file of a backup that is not an open database."""
    databases = {settings.data / GRADEBOOK, Words.of(settings).file}
    for entry in entries(settings):
        found = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
        yield from (path for path in found if path not in databases and _is_plain(path, root=settings.data))


def _is_kept(path: Path) -> bool:
    return not path.name.startswith(".") and path.name not in _REMADE and not path.name.endswith(_BESIDE_A_DATABASE)


def _is_plain(path: Path, *, root: Path) -> bool:
    # A hidden folder is a step of nbgrader's under way; a link leads out of the data folder.
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.is_file() and not path.is_symlink() and not hidden
