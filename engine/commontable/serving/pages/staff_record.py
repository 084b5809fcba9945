"""The record of what staff did in one's own cohorts, a hundred lines a page."""

from __future__ import annotations

from typing import Any

from commontable.keeping.record import record_for
from commontable.serving.pages.staff_menu import FacilitatorPage

LINES = 100


class RecordPage(FacilitatorPage):
    """The newest lines, or older ones."""

    place = "record"

    async def get(self) -> None:
        if not self._finished:
            self.show_page("staff_record.html", **await self.off_loop(self._lines))

    def _lines(self) -> dict[str, Any]:
        asked = self.get_query_argument("page", "1")
        page = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1  # noqa: PLR2004 - more pages than a record has
        lines = record_for(self.deployment, cohorts=self.own_cohorts)
        start = (page - 1) * LINES
        return {
            "lines": lines[start : start + LINES],
            "total": len(lines),
            "newer": self._page(page - 1) if page > 1 else "",
            "older": self._page(page + 1) if start + LINES < len(lines) else "",
        }

    def _page(self, number: int) -> str:
        return self.in_base(f"staff/record/?page={number}")
