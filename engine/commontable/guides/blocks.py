"""What a page of paper is made of: things to read, lines to write on, boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commontable.guides.case_table import CaseTable

# Lines to write on: for a reflection, for a thought, for a sentence.
LONG, MIDDLE, SHORT = 12, 4, 3


@dataclass(frozen=True)
class Block:
    """One thing on the page: `kind` is text, remark, head, ask (with ruled lines), choose or table."""

    kind: str
    text: str = ""
    options: tuple[str, ...] = ()
    lines: int = 0
    table: CaseTable | None = None
