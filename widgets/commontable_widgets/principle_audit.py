"""A look at one's school by guiding principles, with evidence for each rating."""

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


class PrincipleAudit(PlanningPart):
    """Ask for a rating, what shows it and what families would say; it says that it evaluates no person."""

    kind = "principle-audit"
    _esm = joined("principle_audit", parts=PLANNING_PARTS)

    def page_lines(self) -> Iterator[str]:
        """Yield what the page is not for, and each principle with its questions."""
        content, questions = self.content, self.content["questions"]
        yield from ("", content["purpose"].strip())
        for principle in content["principles"]:
            yield from titled(principle)
            yield from as_choices(questions["rating"], titles_of(content["ratings"]))
            yield from as_room(questions["evidence"])
            yield from as_choices(questions["families"], titles_of(content["views"]))
            yield from as_room(questions["next"])
