"""One row and more in every table that there is, whatever it is called, so that none is forgotten."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from commontable.responses.database import UtcTime, metadata

ROWS = 3
MOMENT = datetime(2026, 3, 1, 8, 30, 0, 123_456, tzinfo=UTC)
TEXTS = ("Plain words.", "Ñandú, ಅಮ್ಮ, שלום, 'quoted', \\ and\na new line", "")


def fill(connection):
    """Put three rows into every table, each hanging on the rows of others as it must."""
    for table in metadata.sorted_tables:
        for number in range(1, ROWS + 1):
            connection.execute(table.insert().values(**_row(table, number)))


def _row(table, number):
    return {column.name: _value(column, number, table) for column in table.columns if not _is_counted(column, table)}


def _is_counted(column, table):
    return column is table.autoincrement_column


def _value(column, number, table):
    key = next(iter(column.foreign_keys), None)
    if key is not None and key.column.table is table:
        # Named by a row that comes before it.
        return None if number < ROWS else _text(key.column, ROWS - 1)
    kind = column.type
    if isinstance(kind, UtcTime):
        return MOMENT + timedelta(days=number)
    if isinstance(kind, sa.Boolean):
        return number % 2 == 0
    if isinstance(kind, sa.Integer | sa.BigInteger):
        return number
    return TEXTS[number - 1] if isinstance(kind, sa.Text) and not column.unique else _text(column, number)


def _text(column, number):
    return f"{number}{'x' * 200}"[: column.type.length]
