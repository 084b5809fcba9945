"""Which saves stand beside the newest and still wait for the writer's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Save(Protocol):
    """One save of somebody's words: a response, or a reader's comment."""

    @property
    def prompt(self) -> str: ...
    @property
    def version(self) -> int | None: ...
    @property
    def based_on(self) -> int | None: ...
    @property
    def aside(self) -> bool: ...
    @property
    def settles(self) -> tuple[int, ...]: ...


S = TypeVar("S", bound=Save)


def standing_beside(rows: Iterable[S]) -> dict[str, list[S]]:
    """Return, per prompt, the last save of each page that wrote on an old base and was not settled since.

    Saves on the same base are one page typing on; choosing about one of them is choosing about those before it.
    """
    last: dict[tuple[str, int | None], S] = {}
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
    found: dict[str, list[S]] = {}
    for page, row in last.items():
        if (row.version or 0) > settled.get(page, 0):
            found.setdefault(row.prompt, []).append(row)
    return found
