"""One thing that a module asks, who reads the answer, and what may be kept for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from commontable.content.errors import BrokenModuleFile
from commontable.content.kinds import KINDS
from commontable.content.schemas import check_schema
from commontable.content.values import check_text
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commontable.content.kinds import Kind
    from commontable.content.kinds.cells import Cell
    from commontable.content.readers import Readers


@dataclass(frozen=True)
class Option:
    """One choice of a case exercise."""

    id: str
    label: str


@dataclass(frozen=True)
class NumberRange:
    """The numbers that a case exercise takes."""

    min: float
    max: float


@dataclass(frozen=True)
class Prompt:
    """One prompt as module.yml has it.

    `settings` is everything that module.yml says of it, with the names that only its widget knows.
    `content` is what its `source` file held when the module was loaded; empty for kinds that read no file.
    """

    id: str
    kind: str
    title: str
    readers: Readers
    minutes: int
    reply: bool = False
    core: bool = True
    source: str | None = None
    then: str | None = None
    options: tuple[Option, ...] = ()
    number: NumberRange | None = None
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    content: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False, repr=False)

    @property
    def graded(self) -> bool:
        """Whether autograde gives points for it; all other prompts are read, never scored."""
        return self._kind.graded

    def check(self, value: Any) -> None:
        """Raise UnacceptableValue, in one sentence for the writer, if this value cannot be kept."""
        check_text(value, title=self.title)
        check_schema(value, schema=self._kind.schema(self), title=self.title, wanted=self._kind.wanted)

    def is_empty(self, value: Any) -> bool:
        """Say whether the writer has answered nothing yet; `None` stands for no response."""
        return value is None or self._kind.is_empty(value)

    def as_markdown(self, value: Any, folder: Path) -> str:
        """Return the value as Markdown for a reader, the writer's text escaped; "" for no response.

        `folder` is the module's folder, source or released copy, whose labels are used.
        """
        return "" if self.is_empty(value) else self._kind.as_markdown(value, self, folder)

    def cells(self) -> tuple[Cell, ...]:
        """Return every single answer that the value may hold; none for a kind that only its writer reads."""
        return tuple(self._kind.cells(self)) if self._kind.cells else ()

    def read_source(self, folder: Path) -> Mapping[str, Any]:
        """Return what the prompt's file holds in this folder, or what it held when the module was loaded."""
        if self.source is None or not (folder / self.source).is_file():
            return self.content
        return read_mapping(folder / self.source, mistake=BrokenModuleFile)

    @property
    def _kind(self) -> Kind:
        return KINDS[self.kind]
