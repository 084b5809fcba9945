"""How many people wrote about each theme: ten people or more, hidden by the one function that hides small groups."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from commontable.people.leading import within
from commontable.reviewing.small import FEWEST, hidden
from commontable.reviewing.theme_marks import passages_under
from commontable.reviewing.themes import code_book

if TYPE_CHECKING:
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope

SENTENCE = (
    "How many people wrote at least one passage that a reader put under the theme. Nobody read for every theme "
    "in every text, so a theme that is not counted may still be there."
)


def theme_counts(reviews: Reviews, scope: Scope, *, cohort: str, module: str = "") -> dict[str, Any]:
    """Return the themes of one cohort with the people behind each; cohorts are never added up.

    From a sum of cohorts and all but one of them a reader could take the one that is too small to show.
    """
    within([cohort], mine=scope.reader.cohorts or frozenset())
    with reviews.database.read() as connection:
        passages = passages_under(connection, scope, course=reviews.course_now())
    people: dict[int, set[str]] = defaultdict(set)
    for passage in passages:
        if scope.cohort_of(passage.participant) == cohort and module in ("", passage.module):
            people[passage.theme].add(passage.participant)
    everyone = {person for group in people.values() for person in group}
    themes = [theme for theme in code_book(reviews) if not theme["retired"] or theme["id"] in people]
    counts = [(theme["id"], len(people.get(theme["id"], ()))) for theme in themes]
    return {
        "cohort": cohort,
        "module": module,
        "people": len(everyone) if len(everyone) >= FEWEST else None,
        "rows": [
            {"theme": theme["id"], "name": theme["name"], "people": row["people"], "note": row["note"]}
            for theme, row in zip(themes, hidden(counts), strict=True)
        ],
        "sentence": SENTENCE,
    }
