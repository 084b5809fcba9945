"""Tables as plain Markdown, for the screen and for docs/performance.md alike."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Figure:
    """One measure: ours, the peer's, what is to be reached; less is better in all."""

    what: str
    ours: float
    peer: float | None = None
    reach: float | None = None
    unit: str = "s"

    def row(self) -> list[str]:
        comparable = self.peer is not None and math.isfinite(self.peer) and self.ours > 0
        ratio = f"{self.peer / self.ours:.1f} times" if comparable else ""
        return [self.what, shown(self.ours, self.unit), shown(self.peer, self.unit), ratio, self._reached()]

    def _reached(self) -> str:
        if self.reach is None:
            return ""
        verdict = "reached" if self.ours <= self.reach else "not reached"
        return f"{shown(self.reach, self.unit)}: {verdict}"


def shown(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if math.isinf(value):
        return "none came"
    digits = 2 if unit == "s" else 1 if unit == "MB" else 0
    return f"{value:.{digits}f} {unit}".strip()


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rows = [list(row) for row in rows]
    widths = [max(len(row[at]) for row in [list(heads), *rows]) for at in range(len(heads))]
    lines = [list(heads), ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(f"{c:<{w}}" for c, w in zip(line, widths, strict=True)) + " |" for line in lines)


def figures(rows: Iterable[Figure], *, peer: str) -> str:
    return table(["measure", "Common Table", peer, "ratio", "reach"], [figure.row() for figure in rows])
