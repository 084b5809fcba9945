"""Who was deleted and must stay so: the list of hashes that outlives a restore."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from commontable.keeping import postgresql
from commontable.keeping.backing_up import DATABASES
from commontable.keeping.contents import Words
from commontable.keeping.errors import KeepingError
from commontable.keeping.unpacking import unpack
from commontable.portfolio.tables import forgotten
from commontable.responses.database import Database

if TYPE_CHECKING:
    from commontable.settings import Settings

UNREADABLE = (
    "The database that is there is damaged, so it cannot be read who was deleted since the backup. Give your newest "
    "backup with --forgotten-in; if there is none newer, give the same file there."
)


def list_now(settings: Settings) -> frozenset[str]:
    """Return the hashes in the deployment's database as it stands; raise `KeepingError` where it is damaged."""
    file = Words.of(settings).file
    if file is not None:
        return _in_file(file) if file.is_file() else frozenset()
    database = Database(settings.database_url)
    try:
        with database.read() as connection:
            has_list = sa.inspect(connection).has_table(forgotten.name)
            return frozenset(connection.scalars(sa.select(forgotten.c.hash))) if has_list else frozenset()
    except DBAPIError as problem:
        raise KeepingError(UNREADABLE) from problem
    finally:
        database.close()


def list_in_backup(file: Path, *, beside: Path) -> frozenset[str]:
    """Return the hashes in a backup, which is verified first."""
    with tempfile.TemporaryDirectory(dir=beside, prefix=".newer-") as folder:
        manifest = unpack(file, into=Path(folder))
        words = Path(folder) / DATABASES[manifest.database]
        return postgresql.forgotten_in(words) if manifest.database == "postgresql" else _in_file(words)


def _in_file(file: Path) -> frozenset[str]:
    try:
        # Not read-only: a database whose server was killed has words in its journal, which SQLite takes up first.
        with closing(sqlite3.connect(file)) as words:
            named = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'forgotten'"
            if not words.execute(named).fetchone()[0]:
                return frozenset()
            return frozenset(each for (each,) in words.execute("SELECT hash FROM forgotten"))
    except sqlite3.DatabaseError as problem:
        raise KeepingError(UNREADABLE) from problem
