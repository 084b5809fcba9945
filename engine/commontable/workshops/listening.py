"""LISTEN and NOTIFY: how server processes that share one PostgreSQL hear of each other's changes."""

from __future__ import annotations

import json
import secrets
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.responses.database import Database

CHANNEL = "commontable_workshops"
LOOK_EVERY = 0.5
TRY_AGAIN = 1.0


class Relay:
    """Sends with a transaction, and listens in a thread that begins with the first open stream."""

    def __init__(
        self, database: Database, *, told: Callable[[dict[str, Any]], None], missed: Callable[[], None]
    ) -> None:
        self._address = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._told, self._missed = told, missed
        self._mark = secrets.token_hex(8)
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._listen, name="workshops", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self._over.set()
        with self._lock:
            thread = self._thread
        if thread:
            thread.join()

    def send(self, connection: sa.Connection, message: dict[str, Any]) -> None:
        """Send with the transaction: PostgreSQL delivers when it commits, and nothing when it does not."""
        text = json.dumps(message | {"by": self._mark})
        connection.execute(sa.select(sa.func.pg_notify(CHANNEL, text)))

    def _listen(self) -> None:
        import psycopg  # noqa: PLC0415 - a deployment on SQLite does without

        while not self._over.is_set():
            # The database may be restarted in mid-session; the room goes on when it is back.
            with suppress(psycopg.Error):
                self._hear(psycopg)
            self._over.wait(TRY_AGAIN)

    def _hear(self, psycopg: Any) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            # What was said before we listened is in the store.
            self._missed()
            while not self._over.is_set():
                for notice in connection.notifies(timeout=LOOK_EVERY):
                    self._pass_on(notice.payload)

    def _pass_on(self, text: str) -> None:
        with suppress(ValueError, KeyError, TypeError):
            message = json.loads(text)
            if message["by"] != self._mark:
                self._told(message)
