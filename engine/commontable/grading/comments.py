"""Which response version each comment in the gradebook is about, kept beside the collected hand-in.

nbgrader leaves an old comment under new text. So before new text comes under a comment, the comment moves
from the gradebook to this file, with the version that it was written about; it is given back from here.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE = "comments.json"
# One cell has one comment; where several readers wrote, this line stands between their words.
BETWEEN = "\n\n* * *\n\n"


@dataclass(frozen=True)
class EarlierComment:
    """What a reader wrote about a version that has since been replaced."""

    prompt: str
    version: int
    text: str


@dataclass
class Comments:
    """`about`: the version that each autograded answer cell shows; `earlier`: comments that moved here."""

    about: dict[str, int] = field(default_factory=dict)
    earlier: list[EarlierComment] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> Comments:
        """Return what a collected hand-in's folder says; nothing yet where there is none."""
        try:
            kept = json.loads((folder / FILE).read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        return cls(about=kept["about"], earlier=[EarlierComment(**one) for one in kept["earlier"]])

    def write(self, folder: Path) -> None:
        """Write the file whole or not at all."""
        kept = {"about": self.about, "earlier": [asdict(one) for one in self.earlier]}
        beside = folder / f".{FILE}"
        beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
        beside.replace(folder / FILE)

    def turn_to(self, versions: Mapping[str, int], *, gradebook: Any, submission: Any, folder: Path) -> None:
        """Move comments on cells whose version changes out of the gradebook; those cells are read again."""
        changed = {p for p in {*self.about, *versions} if self.about.get(p) != versions.get(p)}
        for comment in submission.comments:
            text = written(comment)
            if comment.name in changed and comment.name in self.about and text:
                self.earlier.append(EarlierComment(comment.name, self.about[comment.name], text))
        self.about = dict(versions)
        # The file first: a stop between the two leaves a comment twice, never nowhere.
        self.write(folder)
        for comment in submission.comments:
            if comment.name in changed:
                comment.manual_comment = None
        for grade in submission.grades:
            if grade.name in changed and not grade.max_score:
                grade.manual_score = None
        gradebook.db.commit()


def written(comment: Any) -> str:
    """Return what a reader wrote; nbgrader's own "No response." is not a reader's."""
    text = (comment.manual_comment or "").strip()
    return "" if text == "No response." else text


def parts_of(text: str) -> tuple[str, ...]:
    """Return the comments that stand in one cell, each once."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").split(BETWEEN))
    return tuple(dict.fromkeys(part for part in parts if part))


def joined(parts: Iterable[str]) -> str:
    """Return several comments as the text of one cell."""
    return BETWEEN.join(parts)
