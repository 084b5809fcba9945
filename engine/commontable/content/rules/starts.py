"""What is held to the whole course and not to one module: its starts, and the general guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.course import course_fields, module_names, starts_of
from commontable.content.rules.links import dead_links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LENGTH = 3


def starts_are_of_the_course(root: Path) -> Iterator[str]:
    """Find starts with modules that are not in the course, or with another number than three."""
    fields = course_fields(root)
    known = module_names(fields)
    for start in starts_of(fields):
        for folder in start.modules:
            if folder not in known:
                yield (
                    f"modules/course.yml: the start “{start.title}” names {folder}, which is not in `modules`. "
                    "Add the module, or name another; until then the start is shown without it."
                )
        if len(start.modules) != LENGTH:
            yield f"modules/course.yml: the start “{start.title}” has {len(start.modules)} modules; wanted {LENGTH}."


def general_guides_lead_somewhere(root: Path) -> Iterator[str]:
    """Find links of the guides that belong to no module to files that are not there."""
    modules = {f"{name}.md" for name in module_names(course_fields(root))}
    for path in sorted((root / "facilitator_guides").glob("*.md")):
        if path.name not in modules:
            name = f"facilitator_guides/{path.name}"
            yield from dead_links(path.read_text(encoding="utf-8"), folder=path.parent, name=name)
