"""What a database has cost: processor time of its own, and bytes on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import psutil  # type: ignore[import-untyped]  # it brings no types
import psycopg

if TYPE_CHECKING:
    from pathlib import Path


class Kept(Protocol):
    """A database that is watched while words are kept in it."""

    def processor(self) -> float: ...
    def size(self) -> int: ...


@dataclass(frozen=True)
class SQLite:
    """A file; it is written by the server's own process, whose time it takes."""

    file: Path

    def processor(self) -> float:
        return 0.0

    def size(self) -> int:
        # Its journal beside it is written over again and again.
        return self.file.stat().st_size


@dataclass(frozen=True)
class PostgreSQL:
    """A server on this machine; it is watched by its processes, as the account that may see them."""

    address: str

    def processor(self) -> float:
        with psycopg.connect(self.address) as connection:
            [own] = connection.execute("SELECT pg_backend_pid()").fetchone() or [0]
            server = psutil.Process(own).parent()
            return sum(map(_time_of, [server, *server.children()]))

    def size(self) -> int:
        """Return the bytes of tables and indexes; the log of writes is written over again and again."""
        with psycopg.connect(self.address) as connection:
            [size] = connection.execute("SELECT pg_database_size(current_database())").fetchone() or [0]
            return int(size)


def _time_of(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    # A connection that has ended is counted with its parent.
    return float(times.user + times.system + times.children_user + times.children_system)
