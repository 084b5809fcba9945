"""Which rows inside a sitting may go: never a version, never one that another row names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.responses import tables
from commontable.responses.model import Response
from commontable.responses.sittings import versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from commontable.responses.database import Database

_R, _V, _F = tables.responses.c, tables.hand_in_versions.c, tables.feedback.c


@dataclass(frozen=True)
class Thinned:
    """How many rows may go or went, and how many stay."""

    rows: int
    kept: int


def thin(database: Database, *, before: datetime, dry_run: bool) -> Thinned:
    """Delete saves from inside sittings older than `before`; what anybody is shown stays as it is."""
    gone, naming = 0, _naming_columns(database)
    for participant in _writers(database, before=before):
        if dry_run:
            with database.read() as connection:
                gone += len(_spare(connection, participant, before=before, naming=naming))
        else:
            # One short transaction for each person: whoever types meanwhile does not wait for the others.
            with database.write() as connection:
                numbers = _spare(connection, participant, before=before, naming=naming)
                for start in range(0, len(numbers), 500):
                    part = numbers[start : start + 500]
                    connection.execute(tables.responses.delete().where(_R.version.in_(part)))
                gone += len(numbers)
    with database.read() as connection:
        left = connection.scalar(sa.select(sa.func.count()).select_from(tables.responses)) or 0
    return Thinned(rows=gone, kept=left - gone if dry_run else left)


def _writers(database: Database, *, before: datetime) -> list[str]:
    with database.read() as connection:
        return list(connection.scalars(sa.select(_R.participant).where(_R.written_at < before).distinct()))


def _spare(connection: sa.Connection, participant: str, *, before: datetime, naming: list[Any]) -> list[int]:
    """Return the numbers of one person's rows that may go."""
    columns = (_R.version, _R.module, _R.prompt, _R.written_at, _R.aside, _R.settles)
    query = sa.select(*columns).where(_R.participant == participant).order_by(_R.module, _R.prompt, _R.version)
    rows = connection.execute(query).all()
    bound = _numbers(connection, _V.version, participant) | _numbers(connection, _F.about, participant)
    named = {number for column in naming for number in _numbers(connection, column, participant)}
    named |= {number for row in rows for number in json.loads(row.settles)}
    return [
        number
        for _, group in groupby(rows, key=lambda row: (row.module, row.prompt))
        for number in _spare_of_one([_bare(row) for row in group], bound=bound, named=named, before=before)
    ]


def _spare_of_one(rows: list[Response], *, bound: set[int], named: set[int], before: datetime) -> Iterator[int]:
    shown = versions(rows, bound=bound)
    stay = {row.version for row in shown} | named
    spare = [row for row in rows if row.version not in stay and row.written_at and row.written_at < before]
    going = {row.version for row in spare}
    # A clock that was set back could make two sittings one; then all rows stay.
    if versions([row for row in rows if row.version not in going], bound=bound) == shown:
        yield from (row.version for row in spare if row.version is not None)


def _bare(row: Any) -> Response:
    """Return a row as far as sittings ask for it; its words are not read."""
    return Response(
        participant="",
        module=row.module,
        edition=0,
        prompt=row.prompt,
        value=None,
        readers="",
        save_id="",
        version=row.version,
        written_at=row.written_at,
        aside=row.aside,
    )


def _numbers(connection: sa.Connection, column: Any, participant: str) -> set[int]:
    own = sa.select(_R.version).where(_R.participant == participant)
    return set(connection.scalars(sa.select(column).where(column.in_(own))))


def _naming_columns(database: Database) -> list[Any]:
    """Return every column that names a row of responses: what was let through on a wall, reviewed, coded.

    Asked of the database itself, so that no room's table is missed because nothing has imported it.
    """
    with database.read() as connection:
        inspector = sa.inspect(connection)
        return [
            sa.table(name, sa.column(key["constrained_columns"][0])).c[key["constrained_columns"][0]]
            for name in inspector.get_table_names()
            for key in inspector.get_foreign_keys(name)
            if key["referred_table"] == tables.responses.name
        ]
