"""LISTEN and NOTIFY: how server processes that share one PostgreSQL hear of each other's changes."""

from __future__ import annotations

import json
import logging
import secrets
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.responses.database import Database

    Told = Callable[[dict[str, Any]], None]

CHANNEL = "commontable"
LOOK_EVERY = 0.5
TRY_AGAIN = 1.0
log = logging.getLogger("commontable.together")


class Relay:
    """Carries short messages, each on a topic, to the other processes; on SQLite, where there are none, it is silent.

    It listens in a thread, which `start` begins; what is told is told in that thread. Nothing is kept: a process
    that was not listening asks the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.is_shared = database.engine.dialect.name == "postgresql"
        self._mark = secrets.token_hex(8)
        self._told: dict[str, Told] = {}
        self._missed: list[Callable[[], None]] = []
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def on(self, topic: str, *, told: Told, missed: Callable[[], None] | None = None) -> None:
        """Have `told` called with each message of others, and `missed` when some may have gone by unheard."""
        self._told[topic] = told
        if missed:
            self._missed.append(missed)

    def start(self) -> None:
        """Listen from now on; starting twice is no mistake."""
        with self._lock:
            if self.is_shared and self._thread is None:
                self._thread = threading.Thread(target=self._listen, name="relay", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self._over.set()
        with self._lock:
            thread = self._thread
        if thread:
            thread.join()

    def send(self, connection: sa.Connection, topic: str, message: dict[str, Any]) -> None:
        """Send with the transaction: PostgreSQL delivers when it commits, and nothing when it does not."""
        if self.is_shared:
            text = json.dumps({"topic": topic, "by": self._mark, "message": message})
            connection.execute(sa.select(sa.func.pg_notify(CHANNEL, text)))

    def say(self, topic: str, message: dict[str, Any]) -> None:
        """Send in a transaction of its own."""
        if self.is_shared:
            with self._database.write() as connection:
                self.send(connection, topic, message)

    def _listen(self) -> None:
        import psycopg  # noqa: PLC0415 - a deployment on SQLite does without

        while not self._over.is_set():
            # The database may be restarted in mid-session; the room goes on when it is back.
            with suppress(psycopg.Error):
                self._hear(psycopg)
            self._over.wait(TRY_AGAIN)

    def _hear(self, psycopg: Any) -> None:
        address = self._database.engine.url.set(drivername="postgresql")
        with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            # What was said before we listened is in the store.
            for missed in self._missed:
                missed()
            while not self._over.is_set():
                for notice in connection.notifies(timeout=LOOK_EVERY):
                    self._pass_on(notice.payload)

    def _pass_on(self, text: str) -> None:
        try:
            said = json.loads(text)
            told = self._told.get(said["topic"]) if said["by"] != self._mark else None
            if told:
                told(said["message"])
        except Exception:
            # Whoever may connect to the database may send; one bad message must not end the listening.
            log.exception("A message of another process could not be taken up")
