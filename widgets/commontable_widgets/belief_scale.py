"""What I did in the last four weeks, and how sure I am of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable_widgets.esm import joined
from commontable_widgets.prompt_part import PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt

TIMES = ("0", "1", "2-3", "4+")
SURE = ("not", "a-little", "fairly", "very")


class BeliefScale(PromptPart):
    """Ask, line by line, how often it was done and how sure the writer is; parts may stay open."""

    kind = "belief-scale"
    _esm = joined("belief_scale")

    lead = traitlets.Unicode().tag(sync=True)
    lines = traitlets.List().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the lead and the lines of the prompt's YAML file."""
        return {"lead": prompt.content["lead"], "lines": list(prompt.content["items"])}

    def text_lines(self) -> list[str]:
        """Return each line with its two rows of choices."""
        times = "   ".join(f"( ) {self.strings[f'times-{choice}']}" for choice in TIMES)
        sure = "   ".join(f"( ) {self.strings[f'sure-{choice}']}" for choice in SURE)
        choices = [f"  {self.strings['times']}: {times}", f"  {self.strings['sure']} {sure}"]
        return [self.lead, *(text for line in self.lines for text in ("", line["text"], *choices))]
