"""Who listens to which room in this process, and how they are told that something changed."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

    from commontable.together.relay import Relay

TOPIC = "workshops"
STAFF_ONLY = ""


@dataclass(frozen=True)
class Change:
    """Something changed in a room: for everybody (`about` None), for one participant, or for staff alone ("")."""

    workshop: str
    about: str | None = None


class Ear:
    """One open stream. What happens between two waits is heard as one change: the store is asked anyway."""

    def __init__(self, person: str | None) -> None:
        self._person = person
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()

    def concerns(self, change: Change) -> bool:
        """Say whether this stream shows what changed; staff are shown every change."""
        return self._person is None or change.about in (None, self._person)

    def wake(self) -> None:
        # A stream of a server that is just ending has no loop left.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._event.set)

    async def heard(self, seconds: float) -> bool:
        """Return True at the next change, False after so many seconds without one."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return False
        self._event.clear()
        return True


class Hub:
    """Tells the streams of this process; on PostgreSQL also those of others, and hears of theirs."""

    def __init__(self, relay: Relay) -> None:
        self._ears: dict[str, set[Ear]] = {}
        self._lock = threading.Lock()
        self._relay = relay
        relay.on(TOPIC, told=self._told, missed=self._all_may_have_missed)

    @contextmanager
    def listening(self, workshop: str, *, person: str | None) -> Iterator[Ear]:
        """Yield an ear for a participant's stream, or with None for a facilitator's."""
        self._relay.start()
        ear = Ear(person)
        with self._lock:
            self._ears.setdefault(workshop, set()).add(ear)
        try:
            yield ear
        finally:
            with self._lock:
                self._ears[workshop].discard(ear)

    def announce(self, connection: sa.Connection, change: Change) -> None:
        """Tell other processes, once this transaction has committed and only then."""
        self._relay.send(connection, TOPIC, vars(change))

    def tell(self, change: Change) -> None:
        """Tell this process; to be called once the change is committed."""
        with self._lock:
            ears = list(self._ears.get(change.workshop, ()))
        for ear in ears:
            if ear.concerns(change):
                ear.wake()

    def _told(self, message: dict[str, str | None]) -> None:
        self.tell(Change(workshop=str(message["workshop"]), about=message["about"]))

    def _all_may_have_missed(self) -> None:
        with self._lock:
            rooms = list(self._ears)
        for workshop in rooms:
            self.tell(Change(workshop))
