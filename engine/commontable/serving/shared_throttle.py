"""A throttle that counts what all processes of a deployment have seen."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

from commontable.people.throttle import Throttle

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from commontable.together.relay import Relay

log = logging.getLogger("commontable.serving")


class SharedThrottle(Throttle):
    """Tells the other processes of each wrong and each right code, and counts theirs; nothing is written down.

    A guess that another process answers a few thousandths of a second later may still be free.
    """

    def __init__(self, topic: str, *, relay: Relay, threads: Executor) -> None:
        super().__init__()
        self._topic, self._relay, self._threads = topic, relay, threads
        # Others are heard in the relay's thread.
        self._counting = threading.Lock()
        relay.on(topic, told=self._heard)

    def wait_for(self, address: str) -> float:
        with self._counting:
            return super().wait_for(address)

    def failed(self, address: str) -> None:
        self._failed(address)
        self._tell({"address": address})

    def succeeded(self, address: str, *, person: str = "") -> None:
        self._succeeded(address, person=person)
        self._tell({"address": address, "person": person})

    def _failed(self, address: str) -> None:
        with self._counting:
            super().failed(address)

    def _succeeded(self, address: str, *, person: str) -> None:
        with self._counting:
            super().succeeded(address, person=person)

    def _heard(self, message: dict[str, Any]) -> None:
        if "person" in message:
            self._succeeded(message["address"], person=message["person"])
        else:
            self._failed(message["address"])

    def _tell(self, message: dict[str, Any]) -> None:
        if self._relay.is_shared:
            self._threads.submit(self._say, message)

    def _say(self, message: dict[str, Any]) -> None:
        try:
            self._relay.say(self._topic, message)
        except DBAPIError as problem:
            log.warning("The other processes could not be told of a code: %s", type(problem).__name__)
