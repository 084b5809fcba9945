"""A draw of hand-ins for a second reading, as a facilitator asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.people.leading import within
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.second import draw, readers_for
from commontable.reviewing.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope


def draw_sample(reviews: Reviews, scope: Scope, asked: Mapping[str, Any]) -> int:
    """Draw `number` hand-ins of a cohort (and module) at random, for one named reader or for all in turn."""
    cohort, number = str(asked.get("cohort", "")), asked.get("number")
    within([cohort], mine=scope.reader.cohorts or frozenset())
    if isinstance(number, bool) or not isinstance(number, int):
        raise ReviewError("Say how many hand-ins to draw, as a whole number.")
    readers = [person.id for person, _ in readers_for(reviews, cohort)]
    if named := asked.get("reader"):
        if named not in readers:
            raise ReviewError("This person does not read that cohort. Choose a reader from the list.")
        readers = [str(named)]
    with reviews.database.read() as connection:
        every = waiting(connection, scope, course=reviews.course_now())
    module = str(asked.get("module", ""))
    chosen = [one for one in every if one.cohort == cohort and module in ("", one.module.folder)]
    added = draw(reviews, chosen, number=number, readers=readers, by=scope.person)
    reviews.directory.record("drew hand-ins for a second reading", by=scope.person, reason=f"{added} of {cohort}")
    return added
