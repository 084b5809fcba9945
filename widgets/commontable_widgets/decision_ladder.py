"""Decisions of one's school on the rungs from "told" to "families decide", with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from commontable.content.kinds.decision_ladder import OWN
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


class DecisionLadder(PlanningPart):
    """Ask where a decision stands, where it should be, and what shows it; the ladder fills as one writes."""

    kind = "decision-ladder"
    _esm = joined("decision_ladder", parts=PLANNING_PARTS)

    own = traitlets.List(list(OWN)).tag(sync=True)

    def page_lines(self) -> Iterator[str]:
        """Yield the rungs from the top down, and each decision with its questions."""
        content = self.content
        yield ""
        for rung in reversed(content["rungs"]):
            yield f"- {rung['title']}: {rung['text']}"
        for line in content["decisions"]:
            yield from (*titled(line), *self._asked())
        for _ in self.own:
            yield from ("", content["own"], *as_room(content["questions"]["name"], lines=1), *self._asked())

    def _asked(self) -> Iterator[str]:
        questions, rungs = self.content["questions"], titles_of(self.content["rungs"])
        for name in ("now", "goal"):
            yield from as_choices(questions[name], rungs)
        yield from as_room(*(questions[name] for name in ("agenda", "decided", "changed", "next")))
