"""A plan for one change with families: plan, do, check, act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable_widgets.esm import joined
from commontable_widgets.planning_part import PLANNING_PARTS, PlanningPart, as_room, titled

if TYPE_CHECKING:
    from collections.abc import Iterator


class PdcaPlanner(PlanningPart):
    """Ask for an aim, a change, a measure and a day, and which families chose them and hear the result."""

    kind = "pdca-planner"
    _esm = joined("pdca_planner", parts=PLANNING_PARTS)

    def page_lines(self) -> Iterator[str]:
        """Yield each phase with its questions."""
        for phase in self.content["phases"]:
            yield from titled(phase)
            for field in phase["fields"]:
                hint = " ".join(field.get("hint", "").split())
                question = f"{field['question']} {hint}".strip()
                yield from ([f"{question} ____-__-__"] if field["form"] == "date" else as_room(question))
