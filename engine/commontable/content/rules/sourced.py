"""What the rules on sources share: the entries, the figures they stand behind, and plain text to look in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commontable.content.markdown import prose_of
from commontable.content.parts import Part, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commontable.content.rules.subject import Subject

OTHER_FIGURES = ("case_figures", "story_figures")


def entries_of(subject: Subject) -> list[Mapping[str, Any]]:
    """Return the entries of sources.yml that are mappings."""
    found = (subject.sources or {}).get("sources")
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def figures_of(found: Mapping[str, Any], name: str = "figures") -> list[str]:
    """Return a list of figures as plain texts."""
    listed = found.get(name) or []
    return [plain(str(each)) for each in listed] if isinstance(listed, list) else []


def plain(markdown: str) -> str:
    """Return the prose on one line, apostrophes and quotes as they are typed."""
    text = " ".join(prose_of(markdown).split())
    # Emphasis leaves a space where its marks stood.
    text = re.sub(r" (?=[.,;:!?)])", "", text)
    return text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')


def evidence_texts(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the prose and the widgets' texts in which a figure needs a source: all but the cases."""
    cases = {prompt.id for prompt in subject.module.prompts if prompt.graded}
    for cell, part in parts_of(subject.notebook):
        is_case = str(cell.get("id")).removesuffix("-question") in cases
        if cell.cell_type == "markdown" and part is not Part.SOURCES and not is_case:
            yield f"{subject.ipynb}: cell {cell.id}", plain(cell.source)
    for prompt in subject.module.prompts:
        if prompt.id not in cases:
            for name, text in subject.texts_of(prompt):
                yield name, plain(text)


def all_texts(subject: Subject) -> str:
    """Return all that participants read, without "Read more"."""
    cells = [
        plain(cell.source)
        for cell, part in parts_of(subject.notebook)
        if part is not Part.SOURCES and cell.cell_type == "markdown"
    ]
    return "\n".join([*cells, *(plain(text) for _, text in subject.widget_texts())])


def holds(text: str, figure: str) -> bool:
    """Say whether the text has this figure, and not only the end or the beginning of a longer number."""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?![.,]?\d)", text, re.IGNORECASE) is not None
