"""The words of a deployment, moved from SQLite to PostgreSQL, whole or not at all."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DataError

import commontable.deployment  # noqa: F401 - puts the tables of every room into the metadata
from commontable.keeping.errors import KeepingError
from commontable.keeping.table_copy import content_of, copied, count_on
from commontable.responses.database import Database, metadata, migrate
from commontable.responses.moved import close_for_words, open_for_words, refuse_moved
from commontable.together.processes import processes

if TYPE_CHECKING:
    from collections.abc import Iterator

# Addresses of servers that run now; they enter themselves.
NOT_MOVED = frozenset({processes.name})


@dataclass(frozen=True)
class Moved:
    """What was copied: rows by table, where to, and for how many seconds nobody could save."""

    rows: dict[str, int]
    place: str
    seconds: float


def move(source: str, target: str, *, rehearse: bool = False) -> Moved:
    """Copy every table, verify each by count and digest, and close the source; a rehearsal leaves no trace.

    From its first row to its last the copy is of one moment. While it is made people read on; their saves wait in
    their pages. A failure leaves the source open and the target as it was. Raises `KeepingError`.
    """
    with closing(_source(source)) as old, closing(_target(target)) as new:
        begun = time.monotonic()
        with _all_or_nothing(new), _at_rest(old, rehearse=rehearse) as here:
            rows = _copy(here, new, rehearse=rehearse)
            place = new.engine.url.render_as_string(hide_password=True)
            if not rehearse:
                close_for_words(here, place=place)
        if not rehearse:
            _gather_statistics(new)
    return Moved(rows, place, time.monotonic() - begun)


def move_back(source: str) -> bool:
    """Let a SQLite database that was moved take words again; say whether it had been moved."""
    with closing(_source(source)) as old, old.write() as here:
        return open_for_words(here)


def _source(address: str) -> Database:
    url = _url(address if "://" in address else f"sqlite:///{Path(address).expanduser().resolve()}")
    if url.get_backend_name() != "sqlite" or not url.database or not Path(url.database).is_file():
        raise KeepingError(f"{_shown(url)} is no SQLite database that is there. Give the path of commontable.sqlite.")
    return Database(url.render_as_string(hide_password=False))


def _target(address: str) -> Database:
    database = Database(_url(address).render_as_string(hide_password=False))
    if database.engine.dialect.name != "postgresql":
        raise KeepingError(
            f"{_shown(database.engine.url)} is no PostgreSQL database. Give an address such as "
            "postgresql://course@127.0.0.1/commontable."
        )
    return database


def _url(address: str) -> sa.URL:
    try:
        return sa.make_url(address.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise KeepingError(
            "That is no address of a database. Write one such as postgresql://course@127.0.0.1/commontable."
        ) from None


def _shown(url: sa.URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


@contextmanager
def _at_rest(old: Database, *, rehearse: bool) -> Iterator[sa.Connection]:
    """Yield the source as it stands at one moment; in earnest nobody changes it until the block has ended."""
    with old.read() if rehearse else old.write() as here:
        if rehearse:
            here.begin()
        refuse_moved(here)
        _expect_up_to_date(here)
        yield here


@contextmanager
def _all_or_nothing(new: Database) -> Iterator[None]:
    """Take the copy away again if the source cannot be closed after it."""
    with new.read() as there:
        was_there = set(sa.inspect(there).get_table_names())
    try:
        yield
    except BaseException:
        with new.write() as there:
            made = [table for table in metadata.sorted_tables if table.name not in was_there]
            metadata.drop_all(there, tables=made)
            if "alembic_version" not in was_there:
                there.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
        raise


def _expect_up_to_date(here: sa.Connection) -> None:
    there = set(sa.inspect(here).get_table_names())
    if not set(metadata.tables) <= there:
        raise KeepingError(
            "This database was last used by an earlier version. Start the course once with this version, which brings "
            "it up to date, then move it."
        )


def _expect_empty(there: sa.Connection) -> None:
    known = set(sa.inspect(there).get_table_names())
    for table in metadata.sorted_tables:
        if table.name in known and there.scalar(sa.select(sa.exists().select_from(table))):
            raise KeepingError(
                f"The database to move to already holds rows (in {table.name}). Give one that is empty; "
                "nothing has been changed."
            )


def _copy(here: sa.Connection, new: Database, *, rehearse: bool) -> dict[str, int]:
    """Copy and verify in one transaction; a rehearsal takes all of it back."""
    with new.engine.connect() as there, there.begin() as copying:
        _expect_empty(there)
        migrate(there)
        moving = [table for table in metadata.sorted_tables if table.name not in NOT_MOVED]
        rows = {table.name: _copy_table(table, here=here, there=there) for table in moving}
        if rehearse:
            copying.rollback()
    return rows


def _copy_table(table: sa.Table, *, here: sa.Connection, there: sa.Connection) -> int:
    try:
        found = copied(table, source=here, target=there)
    except DataError as problem:
        reason = str(problem.orig).splitlines()[0]
        raise KeepingError(
            f"A row of {table.name} cannot be kept in PostgreSQL ({reason}). Nothing has been changed."
        ) from problem
    if content_of(table, connection=there) != found:
        raise KeepingError(f"The copy of {table.name} is not like the original. Nothing has been changed.")
    count_on(table, source=here, target=there)
    return found.rows


def _gather_statistics(new: Database) -> None:
    # Without them PostgreSQL plans its first queries as if every table were empty.
    with new.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as there:
        there.exec_driver_sql("ANALYZE")
