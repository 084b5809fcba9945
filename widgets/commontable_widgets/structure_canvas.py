"""A canvas for structures that last: a parent center, an action team, a parent college."""

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


class StructureCanvas(PlanningPart):
    """Ask, marker by marker, how a structure stands and what is missing, then which marker comes first."""

    kind = "structure-canvas"
    _esm = joined("structure_canvas", parts=PLANNING_PARTS)

    def page_lines(self) -> Iterator[str]:
        """Yield each structure with its markers, and what comes first."""
        content, questions = self.content, self.content["questions"]
        for structure in content["structures"]:
            yield from titled(structure)
            for marker in structure["markers"]:
                yield from titled(marker)
                yield from as_choices(questions["state"], titles_of(content["states"]))
                yield from as_room(questions["words"])
        yield from ("", *as_room(questions["first"], questions["families"]))
