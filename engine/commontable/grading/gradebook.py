"""The gradebook's database for a batch: nbgrader opens it eleven times for each hand-in and forgets each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

_PLAIN = "sqlite:///"
_REMEMBERING = "sqlite+remembering:///"
compiled: dict[Any, Any] = {}


class RememberingSQLite(SQLiteDialect_pysqlite):
    """SQLite, where what one engine has compiled serves every later one: half of what grading a hand-in costs.

    SQLAlchemy keeps compiled statements for each engine and dialect; dialects of this class are the same one.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=compiled)


def for_a_batch(address: str) -> str:
    """Return the address by which the same database is opened with a memory; another kind's stays as it is."""
    registry.register("sqlite.remembering", __name__, RememberingSQLite.__name__)
    return address.replace(_PLAIN, _REMEMBERING, 1) if address.startswith(_PLAIN) else address
