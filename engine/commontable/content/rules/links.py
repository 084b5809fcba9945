"""Links inside the course lead somewhere, and each module leads to the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.markdown import headings_of, without_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from commontable.content.rules.subject import Subject

NEXT = "next module"
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?(?P<to>[^)\s>]+)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_MODULE = re.compile(r"\.\./(?P<folder>m\d\d_[a-z0-9_]+)/")


def links_lead_somewhere(subject: Subject) -> Iterator[str]:
    """Find links of the notebook that lead to no module of the course, no figure and no cell."""
    cells = {str(cell.get("id")) for cell in subject.notebook.cells}
    sections = {section.id for section in subject.module.sections}
    for cell in subject.markdown_cells:
        for to in inside_links(cell.source):
            module = _MODULE.fullmatch(to)
            is_there = (
                module["folder"] in subject.order
                if module
                else to[1:] in cells | sections
                if to.startswith("#")
                else to.startswith("figures/") and (subject.module.path / to).is_file()
            )
            if not is_there:
                yield (
                    f"{subject.ipynb}: cell {cell.get('id')} links to {to[:80]}, and nothing is there. "
                    "A module is linked as ../m02_its_folder/, once it stands in course.yml."
                )


def guide_links_lead_somewhere(subject: Subject) -> Iterator[str]:
    """Find links of the guide to files that are not there."""
    yield from dead_links(subject.guide or "", folder=_root(subject) / "facilitator_guides", name=subject.guide_name)


def modules_lead_to_the_next(subject: Subject) -> Iterator[str]:
    """Find a "Next module" that links to another than course.yml has next, and a head without the one before."""
    if subject.module.folder not in subject.order:
        return
    place = subject.order.index(subject.module.folder)
    after = subject.order[place + 1 : place + 2]
    before = subject.order[place - 1 : place] if place else ()
    ends = [cell for cell in subject.markdown_cells if _is_next(cell)]
    if not ends:
        yield f"{subject.ipynb}: no heading “Next module”. Add it after “Read more”."
    if _modules_in(ends) != set(after):
        wanted = f"../{after[0]}/" if after else "no module, as the last of the course"
        yield f"{subject.ipynb}: “Next module” should link to {wanted}. Mend the link."
    if before and before[0] not in _modules_in(_head(subject)):
        yield f"{subject.ipynb}: the head does not link to ../{before[0]}/, which came before. Add the link."


def dead_links(markdown: str, *, folder: Path, name: str) -> Iterator[str]:
    """Yield a sentence for each link of a paper that leads to no file; `folder` is where the paper lies."""
    for to in inside_links(markdown):
        path = to.partition("#")[0]
        if path and not (folder / path).exists():
            yield f"{name} links to {to[:80]}, and nothing is there. Mend the link, or take it out."


def inside_links(markdown: str) -> list[str]:
    """Return where links lead that name no other address."""
    found = [each["to"] for each in _LINK.finditer(without_code(markdown))]
    return [to for to in found if not _ELSEWHERE.match(to)]


def _head(subject: Subject) -> list[NotebookNode]:
    """Return the cells above the first heading of the second level."""
    second = (n for n, cell in enumerate(subject.markdown_cells) if _levels(cell) & {2})
    return subject.markdown_cells[: next(second, len(subject.markdown_cells))]


def _levels(cell: NotebookNode) -> set[int]:
    return {heading.level for heading in headings_of(cell.source)}


def _is_next(cell: NotebookNode) -> bool:
    return any(heading.text.casefold().startswith(NEXT) for heading in headings_of(cell.source))


def _modules_in(cells: list[NotebookNode]) -> set[str]:
    found = (_MODULE.fullmatch(to) for cell in cells for to in inside_links(cell.source))
    return {match["folder"] for match in found if match}


def _root(subject: Subject) -> Path:
    return subject.module.path.parent.parent
