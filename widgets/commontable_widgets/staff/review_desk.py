"""Reading with care: the queue of hand-ins, one hand-in, two readers, themes, and comments kept for another time."""

from __future__ import annotations

import traitlets

from commontable_widgets.esm import joined, sheet
from commontable_widgets.part import Part
from commontable_widgets.staff.service import NoStaffService, StaffService
from commontable_widgets.staff.strings import staff_table
from commontable_widgets.strings import table

_SHARED = ("dom", "strings", "words", "conflict", "frame", "field", "staff/service", "staff/acts")
_OWN = (
    *("calls", "rich", "days", "keys", "queue", "filters", "top", "changes", "comments", "writing", "levels"),
    *("coding", "answer", "giving", "hand_in", "second", "themes", "suggestions", "kept"),
)
_PARTS = (*_SHARED, *(f"staff/review/{name}" for name in _OWN))


class ReviewDesk(Part):
    """Read what was handed in, and answer it. The page itself asks the staff service."""

    _esm = joined("staff/review_desk", parts=_PARTS)
    _css = sheet() + sheet("staff/desk") + sheet("staff/review")

    start = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self) -> None:
        super().__init__(strings=table("field") | staff_table("review"))
        try:
            self.start = StaffService.here().get("reviews/settings")
        except NoStaffService as problem:
            self.notice = str(problem)

    def as_text(self) -> str:
        """Return the desk as one line: on paper there is nothing to read hand-ins with."""
        return str(self.notice or self.strings["title"])
