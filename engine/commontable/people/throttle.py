"""Slowing those who guess codes, without slowing a room of sixty behind one address."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FREE_FAILURES = 10
LONGEST_WAIT = 60.0
FORGOTTEN_AFTER = 15 * 60.0
CEILING = 600
MOST_ADDRESSES = 10_000


@dataclass
class _Record:
    failures: int = 0
    failed_at: float = 0.0
    forgiven_for: set[str] = field(default_factory=set)


class Throttle:
    """Counts failures per address, in memory; what succeeds never costs anybody a wait.

    Ten failures are free, then the wait doubles from 1 s to 60 s; after 15 quiet minutes all is forgotten.
    When all addresses together pass the ceiling, an address has one free failure: guessing from many
    addresses slows down, and somebody who types their code right still signs in at once.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._records: OrderedDict[str, _Record] = OrderedDict()
        self._window_began = clock()
        self._in_window = 0

    def wait_for(self, address: str) -> float:
        """Return the seconds until this address may try again; 0 when it may now."""
        record = self._records.get(_place(address))
        if record is None or self._is_forgotten(record):
            return 0.0
        beyond = record.failures - self._free()
        if beyond < 0:
            return 0.0
        wait = min(LONGEST_WAIT, 2.0 ** min(beyond, 10))
        return max(0.0, record.failed_at + wait - self._clock())

    def told_to_wait(self, address: str) -> str:
        """Return what somebody at this address is told while they must wait; "" when they may try."""
        wait = self.wait_for(address)
        return f"Too many codes were tried. Wait {round(wait) + 1} seconds, then try again." if wait else ""

    def failed(self, address: str) -> None:
        """Count one wrong code from this address."""
        place = _place(address)
        record = self._records.pop(place, None)
        if record is None or self._is_forgotten(record):
            record = _Record()
        record.failures += 1
        record.failed_at = self._clock()
        self._records[place] = record
        self._start_window_if_over()
        self._in_window += 1
        if len(self._records) > MOST_ADDRESSES:
            self._records.popitem(last=False)

    def succeeded(self, address: str, *, person: str = "") -> None:
        """Forgive one failure, once per person, so that a room's slips of the finger do not add up.

        Once only: otherwise somebody with a code of their own could buy guesses by signing in repeatedly.
        """
        record = self._records.get(_place(address))
        if record and record.failures and person not in record.forgiven_for:
            record.failures -= 1
            record.forgiven_for.add(person)

    def _free(self) -> int:
        self._start_window_if_over()
        return 1 if self._in_window > CEILING else FREE_FAILURES

    def _start_window_if_over(self) -> None:
        if self._clock() - self._window_began > FORGOTTEN_AFTER:
            self._window_began, self._in_window = self._clock(), 0

    def _is_forgotten(self, record: _Record) -> bool:
        return self._clock() - record.failed_at > FORGOTTEN_AFTER


def _place(address: str) -> str:
    # One household or phone holds a whole /64 of IPv6, and could take a new address for each guess.
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
