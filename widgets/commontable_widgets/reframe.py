"""A second look at one's own draft, by a list that the district can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable.content.phrases import phrase_lists
from commontable_widgets.esm import FIELD_PARTS, joined, sheet
from commontable_widgets.practice_part import PracticePart, as_lines
from commontable_widgets.prompt_part import LINE

if TYPE_CHECKING:
    from commontable.content import Module, Prompt


class Reframe(PracticePart):
    """Mark, when asked to, phrases of the writer's draft, and put four questions to each sentence.

    All of it happens in the page: nothing is sent to be looked at, nothing is scored, no mark is kept.
    """

    kind = "reframe"
    _esm = joined("reframe", parts=(*FIELD_PARTS, "marks"))
    _css = sheet() + sheet("practice")

    lists = traitlets.Dict().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:
        """Return the file's content and the phrases to look for."""
        found = phrase_lists(module.path)
        lists = {
            "phrases": as_lines(found.of("deficit", "flattering")),
            "safety": as_lines(found.of("safety")),
            "safety_says": found.safety,
        }
        return {**super().texts(prompt, module=module), "lists": lists}

    def text_lines(self) -> list[str]:
        """Return room for the draft, the questions to one's own sentences, and room for a second draft."""
        content = self.content
        asks = [line for question in content["questions"].values() for line in (question, LINE)]
        return [
            content["lead"],
            "",
            content["draft"],
            LINE,
            LINE,
            LINE,
            "",
            *asks,
            "",
            content["now"],
            LINE,
            LINE,
        ]
