"""The single answers inside a prompt's value: where each stands, what it asks, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from commontable.content.kinds.entries import Part

WORDS, CHOICE, SEVERAL, NUMBER, DAY, YES = "words", "choice", "several", "number", "day", "yes"


@dataclass(frozen=True)
class Cell:
    """One answer. `path` leads to it from the whole value; `choices` are ids and texts, for a choice or several."""

    path: tuple[str | int, ...]
    label: str
    form: str = WORDS
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def in_value(self, value: Any) -> Any:
        """Return what a whole value holds here; None for what is left open, and in a list."""
        for step in self.path:
            value = value.get(step) if isinstance(value, dict) else None
        return value


def choice(*path: str | int, label: str, of: Mapping[str, str]) -> Cell:
    """Return an answer that is one of these."""
    return Cell(path, label.strip(), CHOICE, of)


def words(*path: str | int, label: str) -> Cell:
    """Return an answer in words."""
    return Cell(path, label.strip())


def cells_of(parts: Iterable[Part], *path: str, under: str = "") -> Iterator[Cell]:
    """Yield an answer for each part of an entry that stands at `path`; `under` is the entry's title."""
    for part in parts:
        label = f"{under.strip()}: {part.label.strip()}" if under else part.label.strip()
        form = WORDS if part.choices is None else SEVERAL if part.several else CHOICE
        yield Cell((*path, part.name), label, form, part.choices or {})
