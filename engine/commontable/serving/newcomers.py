"""The code that a newcomer is shown once, held in memory between two pages (never in an address)."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN_FOR = 15 * 60


@dataclass
class Newcomers:
    """Codes just given out, by person."""

    clock: Callable[[], float] = time.monotonic
    _codes: dict[str, tuple[str, float]] = field(default_factory=dict)

    def remember(self, person: str, *, code: str) -> None:
        self._forget_old()
        self._codes[person] = (code, self.clock())

    def code_of(self, person: str) -> str | None:
        self._forget_old()
        found = self._codes.get(person)
        return found[0] if found else None

    def forget(self, person: str) -> None:
        self._codes.pop(person, None)

    def _forget_old(self) -> None:
        oldest = self.clock() - SHOWN_FOR
        self._codes = {p: kept for p, kept in self._codes.items() if kept[1] > oldest}
