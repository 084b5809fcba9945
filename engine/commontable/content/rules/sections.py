"""Every prompt stands in one section, and on the side of "If you have more time" that module.yml says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.parts import Part, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject


def prompts_in_sections(subject: Subject) -> Iterator[str]:
    """Find prompts that are not in exactly one section, by which progress and hours are counted."""
    sections = subject.module.sections
    for prompt in subject.module.prompts:
        names = [section.id for section in sections if prompt.id in section.prompts]
        if len(names) != 1:
            found = " and ".join(names) or "no section"
            yield f"{subject.yml}: {prompt.id} stands in {found}; wanted one section. Mend `sections`."
        elif prompt.core and any(not each.core and prompt.id in each.prompts for each in sections):
            yield f"{subject.yml}: {prompt.id} is core, and its section is not. Make both the same."


def core_stands_before_more(subject: Subject) -> Iterator[str]:
    """Find prompts that stand on the other side of "If you have more time" than module.yml says."""
    places = {cell.get("id"): part for cell, part in parts_of(subject.notebook)}
    for prompt in subject.module.prompts:
        part = places.get(f"{prompt.id}-field")
        if part is Part.MORE and prompt.core:
            yield (
                f"{subject.ipynb}: {prompt.id} is core and stands under “If you have more time”. "
                "Move its cells up, or write `core: false` in module.yml."
            )
        if part is Part.CORE and not prompt.core:
            yield (
                f"{subject.ipynb}: {prompt.id} is not core and stands on the core path. "
                "Move its cells under “If you have more time”, or write `core: true` in module.yml."
            )
