"""A copy of a SQLite database as it stood at one moment, taken while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from commontable.keeping.errors import KeepingError, UnusableBackup

if TYPE_CHECKING:
    from pathlib import Path

BUSY_SECONDS = 30


def copy_of(source: Path, *, into: Path) -> None:
    """Write a whole copy of the database; readers and writers go on meanwhile."""
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as live,
            closing(sqlite3.connect(into)) as copy,
        ):
            # All pages in one step: one reader's view, however many saves arrive. Copied in parts, a busy database
            # would make SQLite begin again with each of them.
            live.backup(copy, pages=-1)
            # One file, with nothing left in a journal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as problem:
        raise KeepingError(f"The database {source} cannot be copied ({problem}).") from problem


def rows_by_table(path: Path) -> dict[str, int]:
    """Return how many rows each table of a copy has; raise `UnusableBackup` where SQLite finds it damaged."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise UnusableBackup(f"The database {path.name} in the backup is damaged ({found}). Choose another.")
            tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return {name: _count(copy, name) for (name,) in tables.fetchall()}
    except sqlite3.DatabaseError as problem:
        raise UnusableBackup(f"The database {path.name} in the backup cannot be read ({problem}).") from problem


def _count(copy: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(copy.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608 - a name of the schema's own
