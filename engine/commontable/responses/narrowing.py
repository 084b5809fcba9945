"""A writer's own choice that nobody else reads a response, and taking a response back altogether.

Words are never changed here. Narrowing changes who may read them; withdrawing takes every version out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from commontable.content.readers import Readers
from commontable.responses import tables
from commontable.responses.database import UtcTime, metadata, now

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from commontable.responses.database import Database
    from commontable.responses.model import Response

narrowings = sa.Table(
    "narrowings",
    metadata,
    sa.Column("participant", sa.String(40), primary_key=True),
    sa.Column("module", sa.String(80), primary_key=True),
    sa.Column("prompt", sa.String(80), primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
)

# Notebooks that still show what their writer has narrowed or taken back; a row goes once they are rewritten.
sweeps = sa.Table(
    "sweeps",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("participant", sa.String(40), nullable=False),
    sa.Column("module", sa.String(80), nullable=False),
    sa.Column("asked_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

_N, _R, _W = narrowings.c, tables.responses.c, sweeps.c


def audience(connection: sa.Connection, response: Response) -> str:
    """Return who may read a new row: its writer alone where they have said so, even while the save was on its way."""
    mine = sa.and_(
        _N.participant == response.participant, _N.module == response.module, _N.prompt == response.prompt
    )
    return Readers.ME.value if connection.scalar(sa.select(_N.at).where(mine)) else response.readers


def narrowed(database: Database, participant: str, module: str) -> frozenset[str]:
    """Return the prompts of a module that this writer keeps to themself."""
    mine = sa.and_(_N.participant == participant, _N.module == module)
    with database.read() as connection:
        return frozenset(connection.scalars(sa.select(_N.prompt).where(mine)))


def narrow(connection: sa.Connection, participant: str, *, module: str, prompt: str) -> None:
    """Let nobody but the writer read any version of this response, past or to come."""
    key = {"participant": participant, "module": module, "prompt": prompt}
    one_writer_at_a_time(connection, participant)
    if not connection.execute(narrowings.update().where(_is(key)).values(at=now())).rowcount:
        connection.execute(narrowings.insert().values(**key, at=now()))
    # What others noted about the words goes; the hand-in and the replies stay, for the writer.
    _take_out(connection, versions_of(**key), but=(tables.feedback, tables.hand_in_versions))
    connection.execute(tables.responses.update().where(_of(key)).values(readers=Readers.ME.value))
    ask_for_sweep(connection, participant, module=module)


def let_be_read(
    connection: sa.Connection, participant: str, *, module: str, prompt: str, readers: str
) -> tuple[int, datetime] | None:
    """Let others read this response again, from the words that stand now on; earlier versions stay with the writer.

    Return the version and moment of the row that says the same words to the wider audience, or None without words.
    """
    key = {"participant": participant, "module": module, "prompt": prompt}
    one_writer_at_a_time(connection, participant)
    if not connection.execute(narrowings.delete().where(_is(key))).rowcount:
        return None
    newest = sa.select(tables.responses).where(_of(key), ~_R.aside).order_by(_R.version.desc()).limit(1)
    row = connection.execute(newest).mappings().one_or_none()
    if row is None:
        return None
    at = now()
    told = {
        "based_on": row["version"],
        "readers": readers,
        "save_id": f"opened-{uuid4().hex}",
        "written_at": at,
        "settles": "[]",
    }
    values = {name: value for name, value in row.items() if name != "version"} | told
    done = connection.execute(tables.responses.insert().values(**values))
    assert done.inserted_primary_key is not None
    return done.inserted_primary_key[0], at


def withdraw(connection: sa.Connection, participant: str, *, module: str, prompt: str) -> int:
    """Take every version of one response out, with its place in hand-ins and the replies to it; return how many."""
    one_writer_at_a_time(connection, participant)
    mine = _of({"participant": participant, "module": module, "prompt": prompt})
    _take_out(connection, versions_of(participant, module=module, prompt=prompt))
    count = connection.execute(tables.responses.delete().where(mine)).rowcount
    ask_for_sweep(connection, participant, module=module)
    return count


def versions_of(participant: str, *, module: str, prompt: str) -> sa.Select[tuple[int]]:
    """Return the query for all rows of one response."""
    return sa.select(_R.version).where(_of({"participant": participant, "module": module, "prompt": prompt}))


def ask_for_sweep(connection: sa.Connection, participant: str, *, module: str) -> None:
    """Note, in the same transaction, that the notebooks of this hand-in must be rewritten."""
    connection.execute(sweeps.insert().values(participant=participant, module=module, asked_at=now()))


def sweeps_waiting(database: Database) -> dict[tuple[str, str], int]:
    """Return whose notebooks of which module wait to be rewritten, and the newest request of each."""
    newest = sa.select(_W.participant, _W.module, sa.func.max(_W.number)).group_by(_W.participant, _W.module)
    with database.read() as connection:
        return {(who, module): number for who, module, number in connection.execute(newest)}


def sweep_done(database: Database, participant: str, *, module: str, up_to: int) -> None:
    """Take the requests off the list that had been made when the rewriting began."""
    done = sa.and_(_W.participant == participant, _W.module == module, _W.number <= up_to)
    with database.write() as connection:
        connection.execute(sweeps.delete().where(done))


def one_writer_at_a_time(connection: sa.Connection, participant: str) -> None:
    """Hold off other saves of one person until the transaction ends.

    SQLite has one writer by nature; PostgreSQL must not let two tabs of one person read the same base.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(participant))))


def _take_out(connection: sa.Connection, versions: sa.Select[tuple[int]], *, but: Collection[sa.Table] = ()) -> None:
    """Delete the rows of every table that hang on one of these versions, whichever room it belongs to."""
    for table in metadata.tables.values():
        if table not in but:
            for key in table.foreign_keys:
                if key.column is _R.version:
                    connection.execute(table.delete().where(key.parent.in_(versions)))


def _is(key: dict[str, str]) -> sa.ColumnElement[bool]:
    return sa.and_(*(narrowings.c[name] == value for name, value in key.items()))


def _of(key: dict[str, str]) -> sa.ColumnElement[bool]:
    return sa.and_(*(tables.responses.c[name] == value for name, value in key.items()))
