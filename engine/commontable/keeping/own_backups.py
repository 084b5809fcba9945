"""The backups that facilitators make on the staff page; they stay on the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from commontable.keeping.backing_up import Backup, back_up
from commontable.keeping.contents import BACKUPS
from commontable.responses.database import now

if TYPE_CHECKING:
    from commontable.settings import Settings

ENDING = ".tar.gz"


@dataclass(frozen=True)
class Kept:
    """One backup in the data folder."""

    name: str
    made_at: datetime
    megabytes: float


def make_own(settings: Settings) -> Backup:
    """Write a backup into the data folder, under a name with the moment in it."""
    folder = settings.data / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    return back_up(settings, folder / f"common-table-{now():%Y-%m-%d-%H%M%S}{ENDING}")


def own_backups(settings: Settings) -> list[Kept]:
    """Return the backups that lie there, newest first."""
    files = [(path, path.stat()) for path in (settings.data / BACKUPS).glob(f"*{ENDING}")]
    found = [Kept(p.name, datetime.fromtimestamp(s.st_mtime, tz=UTC), s.st_size / 1e6) for p, s in files]
    return sorted(found, key=lambda each: each.made_at, reverse=True)
