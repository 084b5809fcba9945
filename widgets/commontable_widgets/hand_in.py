"""Handing in: one click, whatever is saved, as often as one likes."""

from pathlib import Path

import traitlets

from commontable.content import load_module
from commontable_widgets.esm import PAGE_PARTS, joined
from commontable_widgets.part import Part
from commontable_widgets.strings import table


class HandIn(Part):
    """Hand in what is saved; what is empty or not saved yet is listed beside the button, and stops nobody."""

    _esm = joined("hand_in", parts=(*PAGE_PARTS, "choices", "replies"))

    prompts = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        prompts = load_module(Path.cwd()).prompts
        super().__init__(
            prompts=[{"id": prompt.id, "title": prompt.title, "core": prompt.core} for prompt in prompts],
            strings=table("feedback", "hand-in"),
        )

    def as_text(self) -> str:
        """Return the two ways to be read, for print."""
        text = self.strings
        return f"{text['title']}\n( ) {text['by-name']}\n( ) {text['without-name']}\n"
