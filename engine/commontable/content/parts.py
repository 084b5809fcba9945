"""Cuts a notebook into its core path, what stands under "If you have more time", and "Read more"."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from commontable.content.markdown import headings_of
from commontable.content.notebook import participant_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

MORE_TIME = "if you have more time"
READ_MORE = "read more"


class Part(Enum):
    """Where a cell stands: on the core path, beyond it, or in the list of sources."""

    CORE = "core"
    MORE = "more"
    SOURCES = "sources"


def parts_of(notebook: NotebookNode) -> Iterator[tuple[NotebookNode, Part]]:
    """Yield each cell that a page shows with its part; a heading as high as the one that began it ends it."""
    part, level = Part.CORE, 0
    for cell in participant_cells(notebook):
        for heading in headings_of(cell.source) if cell.cell_type == "markdown" else ():
            begun = _begun_by(heading.text)
            if begun is not Part.CORE:
                part, level = begun, heading.level
            elif heading.level <= level:
                part, level = Part.CORE, 0
        yield cell, part


def _begun_by(heading: str) -> Part:
    text = heading.casefold()
    if text.startswith(MORE_TIME):
        return Part.MORE
    return Part.SOURCES if text.startswith(READ_MORE) else Part.CORE
