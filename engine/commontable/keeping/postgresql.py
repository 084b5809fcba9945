"""A copy of a PostgreSQL database by its own programs: pg_dump, pg_restore and psql."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.keeping.errors import KeepingError, MissingProgram
from commontable.responses.database import Database, metadata

if TYPE_CHECKING:
    from pathlib import Path


def dump(url: str, *, into: Path) -> dict[str, int]:
    """Write the database as pg_dump gives it; return the rows of each table in the very same view."""
    program = _program("pg_dump")
    database = Database(url)
    try:
        with database.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            # Both look at one moment, so that what a restore counts can be held against what was counted here.
            view = connection.scalar(sa.text("SELECT pg_export_snapshot()"))
            counts = _counts(connection)
            _run([program, "--format=custom", "--no-owner", f"--snapshot={view}", f"--file={into}"], url=url)
    finally:
        database.close()
    return counts


def load(dumped: Path, *, url: str) -> None:
    """Put a dump in the place of what the database holds, whole or not at all."""
    script = dumped.with_suffix(".sql")
    _run([_program("pg_restore"), "--no-owner", f"--file={script}", str(dumped)], url="")
    # By name, and every table that this version knows: one that the dump lacks would stand in a migration's way, and
    # the tables of another program in the same database are not ours to drop.
    names = ", ".join(f'"{name}"' for name in (*metadata.tables, "alembic_version"))
    empty = f"DROP TABLE IF EXISTS {names} CASCADE"
    whole = ["--single-transaction", "--set=ON_ERROR_STOP=1", "--quiet", "--no-psqlrc"]
    _run([_program("psql"), *whole, f"--command={empty}", f"--file={script}"], url=url)


def check(dumped: Path) -> None:
    """Raise `KeepingError` unless pg_restore can read the dump's list of contents."""
    _run([_program("pg_restore"), "--list", str(dumped)], url="")


def forgotten_in(dumped: Path) -> frozenset[str]:
    """Return the hashes of the table `forgotten` in a dump."""
    words = [_program("pg_restore"), "--data-only", "--table=forgotten", "--file=-", str(dumped)]
    return frozenset(re.findall(r"^([0-9a-f]{64})\t", _run(words, url=""), flags=re.MULTILINE))


def _counts(connection: sa.Connection) -> dict[str, int]:
    names = sa.inspect(connection).get_table_names()
    return {name: connection.scalar(sa.select(sa.func.count()).select_from(sa.table(name))) or 0 for name in names}


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise MissingProgram(
            f"The words lie in PostgreSQL, and {name} is not on this machine. Install PostgreSQL's client programs "
            "of the server's version here, or run this on the machine that has them."
        )
    return found


def _run(words: list[str], *, url: str) -> str:
    # The password goes by the environment: other accounts of the machine can read a command line.
    # Only programs found by our own two names are run, on words of our own.
    done = subprocess.run(words, env=os.environ | _environment(url), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise KeepingError(f"PostgreSQL's program could not do it ({reason}). Mend that, then try again.")
    return done.stdout


def _environment(url: str) -> dict[str, str]:
    if not url:
        return {}
    parts = sa.make_url(url)
    found = {
        # A socket's folder stands among the options of the address.
        "PGHOST": parts.host or str(parts.query.get("host", "")),
        "PGPORT": str(parts.port) if parts.port else None,
        "PGUSER": parts.username,
        "PGPASSWORD": str(parts.password) if parts.password else None,
        "PGDATABASE": parts.database,
    }
    return {name: value for name, value in found.items() if value}

