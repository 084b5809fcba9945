"""A copy of a PostgreSQL database by its own programs: pg_dump, pg_restore and psql."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

import commontable.deployment  # noqa: F401 - puts the tables of every room into the metadata
from commontable.keeping.errors import KeepingError, MissingProgram
from commontable.responses.database import Database, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def dump(url: str, *, into: Path) -> dict[str, int]:
    """Write our tables as pg_dump gives them; return the rows of each in the very same view."""
    program = _program("pg_dump")
    database = Database(url)
    try:
        with database.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            # Both look at one moment, so that what a restore counts can be held against what was counted here.
            view = connection.scalar(sa.text("SELECT pg_export_snapshot()"))
            counts = _counts(connection)
            # The tables of another program in the same database are not ours to put back.
            ours = [f'--table="{name}"' for name in counts] or ["--exclude-table=*.*"]
            _run([program, "--format=custom", "--no-owner", f"--snapshot={view}", f"--file={into}", *ours], url=url)
    finally:
        database.close()
    return counts


def load(dumped: Path, *, url: str) -> None:
    """Put a dump in the place of what the database holds, whole or not at all."""
    script = dumped.with_suffix(".sql")
    # By name, and every table that this version knows: one that the dump lacks would stand in a migration's way.
    names = ", ".join(f'"{name}"' for name in _our_names())
    empty = f"DROP TABLE IF EXISTS {names} CASCADE"
    whole = ["--single-transaction", "--set=ON_ERROR_STOP=1", "--quiet", "--no-psqlrc"]
    try:
        _run([_program("pg_restore"), "--no-owner", f"--file={script}", str(dumped)], url="")
        _run([_program("psql"), *whole, f"--command={empty}", f"--file={script}"], url=url)
    finally:
        script.unlink(missing_ok=True)


@contextmanager
def replaced(url: str, *, by: Path, former: Path, is_readable: bool) -> Iterator[None]:
    """Put a dump in the place of what the database holds, and that back if the block fails.

    `former` is written with what was there; where that cannot be read, nothing is kept of it.
    """
    former.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        is_kept = _is_dumped(url, into=former, must_be=is_readable)
        load(by, url=url)
    except BaseException:
        former.unlink(missing_ok=True)
        raise
    try:
        yield
    except BaseException:
        if is_kept:
            _put_back(former, url=url)
        raise


def _is_dumped(url: str, *, into: Path, must_be: bool) -> bool:
    try:
        dump(url, into=into)
    except (KeepingError, DBAPIError):
        if must_be:
            raise
        into.unlink(missing_ok=True)
        return False
    return True


def _put_back(former: Path, *, url: str) -> None:
    try:
        load(former, url=url)
    except KeepingError as problem:
        raise KeepingError(
            f"The restore failed, and the words that were there could not be put back ({problem}) They lie in "
            f"{former}; `pg_restore` reads that file."
        ) from problem
    former.unlink()


def check(dumped: Path) -> None:
    """Raise `KeepingError` unless pg_restore can read the dump's list of contents."""
    _run([_program("pg_restore"), "--list", str(dumped)], url="")


def forgotten_in(dumped: Path) -> frozenset[str]:
    """Return the hashes of the table `forgotten` in a dump."""
    words = [_program("pg_restore"), "--data-only", "--table=forgotten", "--file=-", str(dumped)]
    return frozenset(re.findall(r"^([0-9a-f]{64})\t", _run(words, url=""), flags=re.MULTILINE))


def _counts(connection: sa.Connection) -> dict[str, int]:
    there = set(sa.inspect(connection).get_table_names())
    names = [name for name in _our_names() if name in there]
    return {name: connection.scalar(sa.select(sa.func.count()).select_from(sa.table(name))) or 0 for name in names}


def _our_names() -> tuple[str, ...]:
    return (*metadata.tables, "alembic_version")


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

