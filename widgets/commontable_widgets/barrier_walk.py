"""A family's way to one event, step by step; the last step asks whether it had to be an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable_widgets.esm import joined
from commontable_widgets.planning_part import (
    PLANNING_PARTS,
    PlanningPart,
    as_choices,
    as_room,
    titled,
    titles_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class BarrierWalk(PlanningPart):
    """Ask at each step what stands in the way, who made it and who can remove it."""

    kind = "barrier-walk"
    _esm = joined("barrier_walk", parts=PLANNING_PARTS)

    def page_lines(self) -> Iterator[str]:
        """Yield the event, each step with its questions, and the last step."""
        content, questions, last = self.content, self.content["questions"], self.content["last"]
        yield from ("", *as_room(questions["event"], lines=1))
        for step in content["steps"]:
            yield from (*titled(step), *as_room(questions["barrier"]))
            yield from as_choices(questions["made"], titles_of(content["makers"]))
            yield from as_choices(questions["remover"], titles_of(content["removers"]))
            yield from as_room(questions["change"])
        yield from titled(last)
        yield from as_choices(last["question"], (choice["text"] for choice in last["choices"]))
        yield from as_room(last["words"])
