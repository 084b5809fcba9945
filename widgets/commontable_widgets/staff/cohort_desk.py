"""A cohort as its staff see it: who is where, and figures that are never about fewer than ten people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import traitlets

from commontable_widgets.esm import joined, sheet
from commontable_widgets.part import Part
from commontable_widgets.staff.cohort_state import as_state
from commontable_widgets.staff.cohort_strings import FIGURES
from commontable_widgets.staff.service import NoStaffService, StaffService
from commontable_widgets.staff.strings import staff_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = ("dom", "strings", "tables", "asking", "staff/acts", "staff/people", "staff/figures")
_LONGEST = 200


class CohortDesk(Part):
    """Show one cohort of this reader's; another is asked for by its name, and Python makes its charts."""

    _esm = joined("staff/cohort_desk", parts=_PARTS)
    _css = sheet() + sheet("data_view") + sheet("staff/desk") + sheet("staff/cohort")

    shown = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self) -> None:
        super().__init__(strings=staff_table("cohort"))
        self.on_msg(self._answer)
        try:
            self.shown = _cohort("")
        except NoStaffService as problem:
            self.notice = str(problem)

    def as_text(self) -> str:
        """Return the page as one line: on paper there is nothing to choose."""
        return str(self.notice or FIGURES["title"])

    def _answer(self, _widget: object, asked: Mapping[str, Any], _buffers: object) -> None:
        cohort = asked.get("cohort")
        if asked.get("ask") != "cohort" or not isinstance(cohort, str) or len(cohort) > _LONGEST:
            return
        try:
            self.send({"view": _cohort(cohort)})
        except NoStaffService as problem:
            self.send({"sentence": str(problem)})


def _cohort(name: str) -> dict[str, Any]:
    """Return a cohort's page; the service refuses what is not this reader's."""
    return as_state(StaffService.here().get(f"cohort?{urlencode({'cohort': name})}"))
