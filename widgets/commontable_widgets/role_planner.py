"""What I change in my own work so that families can take the roles they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from commontable.content.kinds.role_planner import ALONE_AND_TOGETHER
from commontable_widgets.esm import joined
from commontable_widgets.planning_part import PLANNING_PARTS, planning_sheet
from commontable_widgets.practice_strings import practice_table
from commontable_widgets.prompt_part import LINE, PromptPart
from commontable_widgets.strings import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content import Module, Prompt


class RolePlanner(PromptPart):
    """Ask, role by role, what the writer changes; a role is never given to a family.

    The file has roles `alone` and `together`, or `groups` of stakeholders, each with actions of its own.
    """

    kind = "role-planner"
    _esm = joined("role_planner", parts=PLANNING_PARTS)
    _css = planning_sheet()

    content = traitlets.Dict().tag(sync=True)
    groups = traitlets.List().tag(sync=True)
    paged = traitlets.Bool().tag(sync=True)

    def __init__(self, prompt_id: str) -> None:
        super().__init__(prompt_id)
        self.strings = {**self.strings, **practice_table(self.kind)}

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the lead and the groups of roles of the prompt's YAML file."""
        content = prompt.content
        words = {name: content[name] for name in ("lead", "credit") if name in content}
        paged = "groups" in content
        return {"content": words, "paged": paged, "groups": content["groups"] if paged else _both(content)}

    def text_lines(self) -> list[str]:
        """Return each role with its question and room to write."""
        lines = [self.content["lead"]]
        for group in self.groups:
            lines += ["", group["title"], *([group["text"]] if self.paged else [])]
            for role in group["roles"]:
                lines += ["", role["title"], role["text"], role["question"], LINE, LINE]
        return lines


def _both(content: Mapping[str, Any]) -> list[dict[str, object]]:
    titles = table("role-planner")
    return [{"id": name, "title": titles[name], "roles": content[name]} for name in ALONE_AND_TOGETHER]
