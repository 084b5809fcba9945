"""One table's rows, copied from a database to another of a different kind, and both held against each other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BATCH = 2000
NUL = "\x00"


@dataclass(frozen=True)
class Content:
    """How many rows a table has, and a digest of them that does not depend on their order."""

    rows: int
    digest: str


def content_of(table: sa.Table, *, connection: sa.Connection) -> Content:
    count, total = 0, 0
    for batch in _batches(table, connection=connection):
        count, total = count + len(batch), total + _sum(batch)
    return Content(count, _as_text(total))


def copied(table: sa.Table, *, source: sa.Connection, target: sa.Connection) -> Content:
    """Copy all rows; return what was read at the source, to be held against what the target has then."""
    count, total = 0, 0
    for batch in _batches(table, connection=source):
        target.execute(table.insert(), [_without_own_kind(table, row) for row in batch])
        count, total = count + len(batch), total + _sum(batch)
    _put_own_kind(table, source=source, target=target)
    return Content(count, _as_text(total))


def count_on(table: sa.Table, *, source: sa.Connection, target: sa.Connection) -> None:
    """Let the target give new rows the numbers that the source would have given, and never one of a deleted row."""
    column = table.autoincrement_column
    if column is None or not isinstance(column.type, sa.Integer | sa.BigInteger):
        return
    counters = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq", sa.Integer))
    last = source.scalar(sa.select(counters.c.seq).where(counters.c.name == table.name)) or 0
    counter = sa.func.pg_get_serial_sequence(table.name, column.name)
    target.execute(sa.select(sa.func.setval(counter, max(last, 1), last > 0)))


def _batches(table: sa.Table, *, connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    query = sa.select(table).execution_options(yield_per=BATCH)
    for rows in connection.execute(query).mappings().partitions():
        yield [{name: _kept(value) for name, value in row.items()} for row in rows]


def _kept(value: Any) -> Any:
    # PostgreSQL can keep no NUL, which nobody sees and nobody has typed.
    return value.replace(NUL, "") if isinstance(value, str) else value


def _sum(rows: Iterable[dict[str, Any]]) -> int:
    # The two databases put texts into different orders; a sum has none.
    return sum(int.from_bytes(hashlib.sha256(repr(sorted(row.items())).encode()).digest()) for row in rows)


def _as_text(total: int) -> str:
    return f"{total % 2**256:064x}"


def _own_kind(table: sa.Table) -> list[sa.Column[Any]]:
    """Return the columns that name a row of the same table, which may come later."""
    return [key.parent for key in table.foreign_keys if key.column.table is table]


def _without_own_kind(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    return row | {column.name: None for column in _own_kind(table)}


def _put_own_kind(table: sa.Table, *, source: sa.Connection, target: sa.Connection) -> None:
    for column in _own_kind(table):
        [key] = table.primary_key
        for own, other in source.execute(sa.select(key, column).where(column.is_not(None))):
            target.execute(table.update().where(key == own).values({column.name: other}))
