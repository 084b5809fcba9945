"""Two saves in one call: what was on its way when a page had to go, and what was typed behind it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable


class Numbered(Protocol):
    @property
    def version(self) -> int: ...


Save = TypeVar("Save", bound=Numbered)
PARTS = ("value", "save_id", "settles")


def save_in_order(
    save: Callable[[dict[str, Any]], Save], asked: dict[str, Any], *, refusals: tuple[type[Exception], ...]
) -> Save:
    """Save; where an earlier save was on its way, that one first, and this one on it.

    An earlier save that is refused keeps the later one from nothing.
    """
    before = asked.get("before")
    if isinstance(before, dict):
        earlier = {name: before[name] for name in PARTS if name in before}
        with suppress(*refusals):
            asked = asked | {"based_on": save(asked | earlier).version}
    return save(asked)
