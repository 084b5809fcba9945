"""The one database of a deployment: how it is opened, written, read and brought up to date."""

from __future__ import annotations

import threading
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

BUSY_SECONDS = 5
# One for each thread of a server that reads or writes, kept open, since opening one costs more than a save; the few
# beyond are for a thread that asks while it writes.
CONNECTIONS, BEYOND = 16, 4

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# The number of a save. Where a state's staff write, two thousand million are reached within years; SQLite's integers
# are wide by nature, and only its plain INTEGER counts up by itself.
SaveNumber = sa.BigInteger().with_variant(sa.Integer, "sqlite")


class UtcTime(sa.types.TypeDecorator[datetime]):
    """A moment, kept as UTC without a zone (SQLite knows none) and given back as aware UTC."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


def now() -> datetime:
    """Return this moment as aware UTC."""
    return datetime.now(UTC)


class Database:
    """A SQLAlchemy engine with the promises that "Saved" rests on: durable commits, one writer at a time."""

    def __init__(self, url: str) -> None:
        self.url = url = _with_driver(url)
        # The parameters are people's words; an error that prints them would carry them into a log.
        self.engine = sa.create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=not url.startswith("sqlite"),
            pool_size=CONNECTIONS,
            max_overflow=BEYOND,
        )
        self._writing = threading.RLock()
        if self.engine.dialect.name == "sqlite":
            _make_durable(self.engine)

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Yield a connection in a transaction that is on disk when the block ends."""
        with self._turn(), self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection = connection.execution_options(commontable_write=True)  # noqa: PLW2901
            with connection.begin():
                yield connection

    def _turn(self) -> AbstractContextManager[None]:
        # SQLite lets whoever waits try again at intervals, so in a rush one writer of a room may never get through.
        return _in_turn(self._writing) if self.engine.dialect.name == "sqlite" else nullcontext()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Yield a connection for reading."""
        with self.engine.connect() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the tables to this version's form."""
        with self.write() as connection:
            migrate(connection)

    def close(self) -> None:
        self.engine.dispose()


def migrate(connection: sa.Connection, *, to: str = "head") -> None:
    """Bring the tables to this version's form, or to an earlier one's, in the caller's transaction."""
    from alembic import command  # noqa: PLC0415 - costs 0.2 s; only start-up needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(files("commontable.responses") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


@contextmanager
def _in_turn(lock: threading.RLock) -> Iterator[None]:
    """Wait for the writers of this process that came before; raise `TimeoutError` after `BUSY_SECONDS`.

    Whoever went on to ask SQLite would wait as long again, behind the same writer.
    """
    if not lock.acquire(timeout=BUSY_SECONDS):
        raise TimeoutError("The database is held by another writer. Try again.")
    try:
        yield
    finally:
        lock.release()


def _with_driver(url: str) -> str:
    """Return a PostgreSQL address as hosts give it with the driver that comes with us named in it."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return f"postgresql+psycopg://{url.removeprefix(plain)}"
    return url


def _make_durable(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        # The driver's own transactions start too late for a read-then-write; we begin them ourselves.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            # What somebody had deleted is overwritten, not only unlinked.
            "secure_delete=ON",
            f"busy_timeout={BUSY_SECONDS * 1000}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("commontable_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
