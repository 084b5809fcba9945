"""Every image says in words what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.markdown import without_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

_MARKDOWN_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\][(\[](?P<address>[^)\]]*)")
_HTML_IMAGE = re.compile(r"<\s*img\b(?P<rest>[^>]*)>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)


def images_have_alt_text(subject: Subject) -> Iterator[str]:
    """Find images that are silent to somebody who listens to the page."""
    for cell in subject.markdown_cells:
        text = without_code(cell.source)
        silent = [each["address"] for each in _MARKDOWN_IMAGE.finditer(text) if not each["alt"].strip()]
        silent += [each[0] for each in _HTML_IMAGE.finditer(text) if not _alt_of(each["rest"])]
        for image in silent:
            yield (
                f"{subject.ipynb}: cell {cell.id} shows {image[:80]!r} without alternative text. "
                "Write what it shows: ![what it shows](figures/name.svg)."
            )


def _alt_of(attributes: str) -> str:
    found = _ALT.search(attributes)
    return (found["double"] or found["single"] or "").strip() if found else ""
