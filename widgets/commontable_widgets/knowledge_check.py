"""Questions whose every choice is answered with something to learn; nothing is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable_widgets.esm import joined
from commontable_widgets.prompt_part import PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt


class KnowledgeCheck(PromptPart):
    """Ask, and answer each choice at once with the course's own words; no choice carries points."""

    kind = "knowledge-check"
    _esm = joined("knowledge_check")

    lead = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the lead and the questions, each choice with its feedback."""
        return {"lead": prompt.content["lead"], "questions": list(prompt.content["questions"])}

    def text_lines(self) -> list[str]:
        """Return each question with its choices; the feedback stays on screen, where a choice brings it."""
        lines = [self.lead]
        for question in self.questions:
            lines += ["", question["text"], *(f"( ) {choice['text']}" for choice in question["choices"])]
        return lines
