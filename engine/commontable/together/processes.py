"""Where each server process of a deployment is reached by the others, so that a kernel's traffic finds its process."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.responses.database import UtcTime, metadata, now

if TYPE_CHECKING:
    from commontable.responses.database import Database

processes = sa.Table(
    "server_processes",
    metadata,
    sa.Column("name", sa.String(8), primary_key=True),
    sa.Column("address", sa.String(200), nullable=False),
    sa.Column("started_at", UtcTime, nullable=False),
)

_P = processes.c


class Processes:
    """One process among others: its name, made anew at each start, and the addresses of all.

    A process that was killed leaves its row behind. That does no harm: nothing answers there, or a later process
    does, which takes the row away as it starts.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.name = secrets.token_hex(4)

    def enter(self, address: str) -> None:
        """Let others find this process at `address`, such as `http://127.0.0.1:8871`."""
        with self._database.write() as connection:
            connection.execute(processes.delete().where(_P.address == address))
            connection.execute(processes.insert().values(name=self.name, address=address, started_at=now()))

    def leave(self) -> None:
        with self._database.write() as connection:
            connection.execute(processes.delete().where(_P.name == self.name))

    def address_of(self, name: str) -> str | None:
        """Return where the process of this name is reached, or None for one that has left."""
        with self._database.read() as connection:
            return connection.scalar(sa.select(_P.address).where(_P.name == name))
