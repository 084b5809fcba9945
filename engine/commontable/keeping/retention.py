"""What a deployment need not keep any longer, told first and then deleted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.content.retention import Retention, retention_of
from commontable.keeping.contents import BACKUPS
from commontable.keeping.restoring import REPLACED
from commontable.keeping.thinning import Thinned, thin
from commontable.responses import tables
from commontable.responses.database import now

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from commontable.deployment import Deployment
    from commontable.people.model import Person
    from commontable.settings import Settings

_R = tables.responses.c


@dataclass(frozen=True)
class Outcome:
    """What goes or went: rows inside sittings, expired files; and who has been quiet for long, whom nothing deletes."""

    kept: Retention
    rows: Thinned
    files: tuple[Path, ...]
    quiet: tuple[Person, ...]
    dry_run: bool


def apply_retention(deployment: Deployment, *, by: str, dry_run: bool) -> Outcome:
    """Do what course.yml says under `retention`, or only tell it; what is done is recorded."""
    kept, at = retention_of(deployment.settings.course), now()
    rows = thin(deployment.database, before=at - timedelta(days=kept.sittings), dry_run=dry_run)
    files = expired(deployment.settings, before=at - timedelta(days=kept.backups))
    if not dry_run:
        for path in files:
            _remove(path)
        told = f"{rows.rows} rows inside sittings, {len(files)} expired files"
        deployment.directory.record("applied the retention setting", by=by, reason=told)
    quiet = _quiet(deployment, before=at - timedelta(days=kept.quiet_people)) if kept.quiet_people else ()
    return Outcome(kept=kept, rows=rows, files=tuple(files), quiet=quiet, dry_run=dry_run)


def expired(settings: Settings, *, before: datetime) -> list[Path]:
    """Return the backups of the staff page, and what restores replaced, that are older than `before`."""
    found = [*(settings.data / BACKUPS).glob("*"), *settings.data.glob(f"{REPLACED}*")]
    return sorted(path for path in found if path.stat().st_mtime < before.timestamp())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _quiet(deployment: Deployment, *, before: datetime) -> tuple[Person, ...]:
    query = sa.select(_R.participant, sa.func.max(_R.written_at)).group_by(_R.participant)
    with deployment.database.read() as connection:
        last: dict[str, datetime] = dict(connection.execute(query).all())
    people = (person for person in deployment.directory.all() if not person.is_staff)
    return tuple(person for person in people if last.get(person.id, person.created_at) < before)
