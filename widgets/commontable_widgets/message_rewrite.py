"""A school message written anew, beside what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from commontable.content.glossary import glossary
from commontable_widgets.esm import FIELD_PARTS, joined, sheet
from commontable_widgets.practice_part import PracticePart, as_terms
from commontable_widgets.prompt_part import LINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content import Module, Prompt

LIMIT = 20_000
# A grade of a few words says more about the formula than about the message.
FEWEST_WORDS = 20


class MessageRewrite(PracticePart):
    """Show before and after side by side with a few signs, and ask what a family could do with the message.

    The page counts words and finds terms by itself. For the reading level, of English alone, it sends both
    texts by the message `reading-level`, says so, and nothing is kept here.
    """

    kind = "message-rewrite"
    _esm = joined("message_rewrite", parts=(*FIELD_PARTS, "pick", "marks"))
    _css = sheet() + sheet("practice") + sheet("message_rewrite")

    terms = traitlets.List().tag(sync=True)

    def __init__(self, prompt_id: str) -> None:
        super().__init__(prompt_id)
        self.on_msg(self._answer)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:
        """Return the file's content and the glossary."""
        return {**super().texts(prompt, module=module), "terms": as_terms(glossary(module.path))}

    def text_lines(self) -> list[str]:
        """Return each message with room for another, and the questions."""
        content, text = self.content, self.strings
        lines = [content["lead"]]
        for message in content["messages"]:
            lines += ["", f"{text['before']}: {message['title']}", message["text"].strip()]
            lines += [text["human-check"]] if message.get("touches") else []
            lines += [text["after"], LINE, LINE, LINE]
        return [*lines, *(line for each in content["questions"] for line in ("", each["text"], LINE))]

    def _answer(self, _widget: object, asked: Mapping[str, Any], _buffers: object) -> None:
        # Anybody who has the page can send this message; only two texts get further.
        texts = {side: asked.get(side) for side in ("before", "after")}
        if asked.get("ask") != "reading-level" or not all(isinstance(text, str) for text in texts.values()):
            return
        if any(len(str(text)) > LIMIT for text in texts.values()):
            self.send({"sentence": self.strings["too-long"].format(limit=f"{LIMIT:,}")})
            return
        self.send({"levels": [reading_level(str(text)) for text in texts.values()]})


def reading_level(text: str) -> float | None:
    """Return the US school grade of an English text, or None if it is too short to tell.

    This is the Automated Readability Index, which counts letters, words and sentences alone: formulas that
    count syllables need a list that would be fetched from outside.
    """
    if len(text.split()) < FEWEST_WORDS:
        return None
    # Slow to import, and most who open a module never ask for it.
    from commontable.content.rules.reading_levels import grade_of  # noqa: PLC0415

    return round(grade_of(text), 1)
