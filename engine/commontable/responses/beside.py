"""Which saves stand beside the newest and still wait for the writer's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commontable.responses.model import Response


def standing_beside(rows: Iterable[Response]) -> dict[str, list[Response]]:
    """Return, per prompt, the last save of each page that wrote on an old base and was not settled since.

    Saves on the same base are one page typing on; choosing about one of them is choosing about those before it.
    """
    last: dict[tuple[str, int | None], Response] = {}
    settled: dict[tuple[str, int | None], int] = {}
    base_of: dict[int, tuple[str, int | None]] = {}
    for row in rows:
        page = (row.prompt, row.based_on)
        if row.aside:
            last[page] = row
            base_of[row.version or 0] = page
        for version in row.settles:
            if version in base_of:
                settled[base_of[version]] = max(version, settled.get(base_of[version], 0))
    found: dict[str, list[Response]] = {}
    for page, row in last.items():
        if (row.version or 0) > settled.get(page, 0):
            found.setdefault(row.prompt, []).append(row)
    return found
