"""What I change in my own work so that families can take the roles they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable_widgets.esm import joined
from commontable_widgets.prompt_part import LINE, PromptPart

if TYPE_CHECKING:
    from commontable.content import Module, Prompt

GROUPS = ("alone", "together")


class RolePlanner(PromptPart):
    """Ask, role by role, what the writer changes; a role is never given to a family."""

    kind = "role-planner"
    _esm = joined("role_planner")

    lead = traitlets.Unicode().tag(sync=True)
    roles = traitlets.Dict().tag(sync=True)

    def texts(self, prompt: Prompt, *, module: Module) -> dict[str, object]:  # noqa: ARG002
        """Return the lead and the roles, alone and together, of the prompt's YAML file."""
        roles = {group: list(prompt.content[group]) for group in GROUPS}
        return {"lead": prompt.content["lead"], "roles": roles}

    def text_lines(self) -> list[str]:
        """Return each role with its question and room to write."""
        lines = [self.lead]
        for group in GROUPS:
            lines += ["", self.strings[group]]
            for role in self.roles[group]:
                lines += ["", role["title"], role["text"], role["question"], LINE, LINE]
        return lines
