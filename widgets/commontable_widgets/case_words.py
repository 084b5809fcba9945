"""Two boxes after a look at data: what it shows, and what families could tell us that it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable.errors import CourseError
from commontable_widgets.esm import joined
from commontable_widgets.planning_part import ENTRY_PARTS, as_room, planning_sheet
from commontable_widgets.practice_strings import practice_table
from commontable_widgets.prompt_part import PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt


class CaseWords(PromptPart):
    """Ask for words about a case, so that data end in a reflection; `about` in module.yml names the case."""

    kind = "case-words"
    _esm = joined("case_words", parts=ENTRY_PARTS)
    _css = planning_sheet()

    about = traitlets.Dict().tag(sync=True)

    def __init__(self, prompt_id: str) -> None:
        super().__init__(prompt_id)
        self.strings = {**self.strings, **practice_table(self.kind)}

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:
        """Return the case that the words are about; raise `CourseError` where `about` names none."""
        named = prompt.settings.get("about")
        case = next((each for each in module.prompts if each.id == named), None)
        if case is None or case.kind != "case":
            raise CourseError(
                f"module.yml: the prompt '{prompt.id}' has no `about` that is a case. "
                "Name the prompt whose data the two boxes are about."
            )
        return {"about": {"id": case.id, "title": case.title}}

    def text_lines(self) -> list[str]:
        """Return the case's title and two boxes to write in."""
        boxes = [f"{self.strings[name]}. {self.strings[f'{name}-hint']}" for name in ("shows", "families")]
        return [f"{self.strings['about-case']} {self.about['title']}", *as_room(*boxes)]
