"""What practice widgets share: the content of their file, their own strings, and their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from commontable_widgets.practice_strings import practice_table
from commontable_widgets.prompt_part import PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt
    from commontable.content.glossary import Term
    from commontable.content.phrases import Phrase


class PracticePart(PromptPart):
    """Show a prompt by the whole content of its YAML file."""

    content = traitlets.Dict().tag(sync=True)

    def __init__(self, prompt_id: str) -> None:
        super().__init__(prompt_id)
        self.strings = {**self.strings, **practice_table(self.kind)}

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002 -- some also read lists
        """Return what the prompt's YAML file holds."""
        return {"content": dict(prompt.content)}


def as_lines(phrases: list[Phrase]) -> list[dict[str, Any]]:
    """Return phrases as a page looks for them, in any letter case."""
    return [{"id": each.id, "pattern": each.pattern, "exact": False, "why": each.why} for each in phrases]


def as_terms(terms: tuple[Term, ...]) -> list[dict[str, Any]]:
    """Return terms as a page shows and finds them."""
    from commontable.content.glossary import is_exact, pattern_of  # noqa: PLC0415 -- most practice needs no glossary

    return [
        {
            "id": each.id,
            "term": each.term,
            "long": each.long,
            "plain": each.plain,
            "forms": list(each.forms),
            "patterns": [{"pattern": pattern_of(form), "exact": is_exact(form)} for form in each.forms],
        }
        for each in terms
    ]
