"""What every kind of prompt says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt
    from commontable.content.readers import Readers

    Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of prompt: its widget, the value it keeps and how a reader is shown it.

    `wanted` finishes the sentence "This prompt keeps …". `widest` is the audience that no author may widen.
    `check_source` raises unless the file that the widget reads has its form. `cells` yields every single answer of
    the value; None for kinds that nobody but the writer ever reads.
    """

    name: str
    widget: str
    minutes: int
    wanted: str
    schema: Callable[[Prompt], Schema]
    is_empty: Callable[[Any], bool]
    as_markdown: Callable[[Any, Prompt, Path], str]
    graded: bool = False
    widest: Readers | None = None
    check_source: Callable[[Fields], None] | None = None
    cells: Callable[[Prompt], Iterable[Cell]] | None = None


def is_blank(text: Any) -> bool:
    """Say whether a text is missing or only spaces."""
    return not isinstance(text, str) or not text.strip()
