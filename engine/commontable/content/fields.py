"""Reads named fields out of a mapping that an author wrote, with one sentence for each mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from commontable.content.yaml_files import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.errors import CourseError

T = TypeVar("T")
_WORDS: dict[type, str] = {str: "text", int: "a whole number", bool: "true or false", list: "a list"}


@dataclass(frozen=True)
class Fields:
    """A mapping of a file, and the place that a sentence names (`m01_roles/module.yml, prompts 3`)."""

    found: Mapping[str, Any]
    where: str
    mistake: type[CourseError]

    def text(self, name: str, default: str | None = None) -> str:
        return self._typed(name, str, default).strip()

    def number(self, name: str, default: int | None = None) -> int:
        number = self._typed(name, int, default)
        if isinstance(number, bool) or number < 0:
            raise self.error(f"`{name}` is {number}; wanted a whole number from 0 up")
        return number

    def truth(self, name: str, *, default: bool) -> bool:
        return self._typed(name, bool, default)

    def texts(self, name: str, default: list[str] | None = None) -> tuple[str, ...]:
        found = self._typed(name, list, default)
        if not all(isinstance(each, str) and each.strip() for each in found):
            raise self.error(f"`{name}` holds something that is not text; put quotes around each line of it")
        return tuple(each.strip() for each in found)

    def groups(self, name: str, default: list[Any] | None = None) -> list[Fields]:
        """Return the mappings of a list, each with its own place."""
        found = self._typed(name, list, default)
        for number, each in enumerate(found, start=1):
            if not isinstance(each, dict):
                raise self.error(f"`{name}`, number {number}, is {kind_of(each)}; wanted `name: value` lines")
        return [
            Fields(each, where=f"{self.where}, {name} {number}", mistake=self.mistake)
            for number, each in enumerate(found, start=1)
        ]

    def error(self, sentence: str) -> CourseError:
        return self.mistake(f"{self.where}: {sentence}.")

    def _typed(self, name: str, wanted: type[T], default: T | None) -> T:
        value = self.found.get(name, default)
        if value is None:
            raise self.error(f"`{name}` is missing; add a line `{name}: …` ({_WORDS[wanted]})")
        if not isinstance(value, wanted):
            raise self.error(f"`{name}` is {kind_of(value)}; wanted {_WORDS[wanted]}")
        return value
