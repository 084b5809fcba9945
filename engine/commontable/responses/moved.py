"""A SQLite database whose words have moved to another: it can be read, takes no more words, and is not served again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.errors import SettingsError
from commontable.responses.database import UtcTime, metadata, migrate, now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

# Of its own: it stands in a moved database and in no other.
_mark = sa.Table("moved_store", sa.MetaData(), sa.Column("at", UtcTime), sa.Column("place", sa.Text))
ACTS = ("INSERT", "UPDATE", "DELETE")


class StoreMoved(SettingsError):
    """The words of this deployment lie in another database by now."""


def close_for_words(connection: sa.Connection, *, place: str, at: datetime | None = None) -> None:
    """Let SQLite itself refuse every change, also of a server that is running; `place` says where the words are now.

    A page that saves is told to try again, and keeps the words until it has.
    """
    _mark.create(connection)
    connection.execute(_mark.insert().values(at=at or now(), place=place))
    for name, table, act in _triggers():
        refusal = "SELECT RAISE(ABORT, 'the words have moved to another database')"
        connection.exec_driver_sql(f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" BEGIN {refusal}; END')


def open_for_words(connection: sa.Connection) -> bool:
    """Let the database take words again; say whether it had been closed."""
    if not _is_closed(connection):
        return False
    for name, _, _ in _triggers():
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
    _mark.drop(connection)
    return True


@contextmanager
def open_for_a_deletion(connection: sa.Connection) -> Iterator[bool]:
    """Let rows be taken out of a database from which the words have moved; yield False where it is no such database."""
    if not _is_closed(connection):
        yield False
        return
    at, place = connection.execute(sa.select(_mark)).one()
    open_for_words(connection)
    # It has stayed as the version left it that moved it.
    migrate(connection)
    yield True
    close_for_words(connection, place=place, at=at)


def refuse_moved(connection: sa.Connection) -> None:
    """Raise `StoreMoved` for a database from which the words have moved."""
    if connection.dialect.name == "sqlite" and _is_closed(connection):
        at, place = connection.execute(sa.select(_mark)).one()
        raise StoreMoved(
            f"The words of this course moved to {place} on {at:%Y-%m-%d at %H:%M} UTC. Set COMMONTABLE_DATABASE to "
            "that address, or take the move back with `commontable move-store FROM --back`."
        )


def _is_closed(connection: sa.Connection) -> bool:
    return sa.inspect(connection).has_table(_mark.name)


def _triggers() -> Iterator[tuple[str, str, str]]:
    for table in metadata.tables:
        for act in ACTS:
            yield f"moved_{table}_{act.lower()}", table, act
