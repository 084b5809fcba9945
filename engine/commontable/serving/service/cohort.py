"""A cohort over HTTP: who is where, and figures."""

from __future__ import annotations

from typing import Any

from commontable.reviewing.cohort import cohort_page
from commontable.serving.service.reviewing import ReviewService


class CohortHandler(ReviewService):
    """One cohort of this person's; nobody's words are in it."""

    async def get(self) -> None:
        await self.answer_with(self._page, self.get_query_argument("cohort", ""))

    def _page(self, cohort: str) -> dict[str, Any]:
        return cohort_page(self.reviews, self.scope, cohort=cohort)
