"""Which sections are done and which are left, in words."""

from pathlib import Path

import traitlets

from commontable.content import load_module
from commontable_widgets.esm import PAGE_PARTS, joined
from commontable_widgets.part import Part
from commontable_widgets.strings import table


class Progress(Part):
    """Say which sections are done; a section is done when each of its core prompts holds something."""

    _esm = joined("progress", parts=PAGE_PARTS)

    sections = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        module = load_module(Path.cwd())
        core = {prompt.id for prompt in module.prompts if prompt.core}
        sections = [
            {
                "id": section.id,
                "title": section.title,
                "minutes": section.minutes,
                "prompts": [prompt for prompt in section.prompts if prompt in core],
            }
            for section in module.sections
        ]
        super().__init__(
            sections=[section for section in sections if section["prompts"]], strings=table("progress")
        )

    def as_text(self) -> str:
        """Return the sections as a list to tick, for print."""
        return "\n".join(f"[ ] {section['title']}" for section in self.sections) + "\n"
