"""What I did in the last four weeks, and how sure I am of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable.content.kinds.belief_scale import asks_again
from commontable_widgets.esm import FIELD_PARTS, joined
from commontable_widgets.planning_part import planning_sheet
from commontable_widgets.prompt_part import PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt

TIMES = ("0", "1", "2-3", "4+")
SURE = ("not", "a-little", "fairly", "very")


class BeliefScale(PromptPart):
    """Ask, line by line, how often it was done and how sure the writer is; parts may stay open.

    With `again: true` in module.yml each line is asked twice: now, and the start as seen from today.
    """

    kind = "belief-scale"
    _esm = joined("belief_scale", parts=(*FIELD_PARTS, "pick"))
    _css = planning_sheet()

    lead = traitlets.Unicode().tag(sync=True)
    lines = traitlets.List().tag(sync=True)
    again = traitlets.Bool().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the lead and the lines of the prompt's YAML file, and whether they are asked again."""
        lines = list(prompt.content["items"])
        return {"lead": prompt.content["lead"], "lines": lines, "again": asks_again(prompt)}

    def text_lines(self) -> list[str]:
        """Return each line with its two rows of choices."""
        times = "   ".join(f"( ) {self.strings[f'times-{choice}']}" for choice in TIMES)
        sure = "   ".join(f"( ) {self.strings[f'sure-{choice}']}" for choice in SURE)
        choices = [f"  {self.strings['times']}: {times}", f"  {self.strings['sure']} {sure}"]
        if self.again:
            halves = (self.strings["half-now"], self.strings["half-start"])
            choices = [text for half in halves for text in (f" {half}", *choices)]
        return [self.lead, *(text for line in self.lines for text in ("", line["text"], *choices))]
