"""First thoughts beside today's, with four equal ways to say what lies between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets
from ipywidgets import widget_serialization

from commontable.errors import CourseError
from commontable_widgets.esm import joined
from commontable_widgets.keep import Keep
from commontable_widgets.prompt_part import LINE, PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt

MOVES = ("moved", "not-moved", "less-sure", "disagree")


class ThenAndNow(PromptPart):
    """Show what was written first and ask for today's words; disagreeing is as good an answer as any."""

    kind = "then-and-now"
    _esm = joined("then_and_now")

    first = traitlets.Instance(Keep).tag(sync=True, **widget_serialization)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:
        """Return the Keep of the first thoughts; raise `CourseError` where `then` names no text."""
        if not prompt.then or module.prompt(prompt.then).kind != "text":
            raise CourseError(
                f"module.yml: the prompt '{prompt.id}' has no `then` that is a text prompt. "
                "Name the prompt whose words stand beside today's."
            )
        return {"first": Keep.of(module.prompt(prompt.then), module=module)}

    def text_lines(self) -> list[str]:
        """Return room for today's words and the four choices."""
        return [self.strings["now"], LINE, LINE, "", *(f"( ) {self.strings[move]}" for move in MOVES)]
