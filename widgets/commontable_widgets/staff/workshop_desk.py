"""A facilitator's desk: a room is opened, led, shown on the wall and closed from here."""

from __future__ import annotations

from typing import Any

import traitlets

from commontable.content.course import load_course
from commontable.errors import CommonTableError
from commontable.settings import Settings
from commontable_widgets.esm import joined, sheet
from commontable_widgets.part import Part
from commontable_widgets.staff.papers import paper_columns
from commontable_widgets.staff.service import NoStaffService, StaffService
from commontable_widgets.staff.strings import staff_table

_OWN = ("service", "acts", "setup", "head", "activities", "prompts", "texts", "paper_cells", "papers", "after")
_PARTS = ("dom", "strings", "words", *(f"staff/{name}" for name in _OWN))


class WorkshopDesk(Part):
    """Lead a workshop. The page itself asks the staff service; Python brings the forms for papers."""

    _esm = joined("staff/workshop_desk", parts=_PARTS)
    _css = sheet() + sheet("staff/desk")

    rooms = traitlets.Dict().tag(sync=True)
    papers = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self) -> None:
        super().__init__(strings=staff_table("desk"))
        try:
            self.rooms = StaffService.here().get("workshops")
            self.papers = _papers()
        except NoStaffService as problem:
            self.notice = str(problem)

    def as_text(self) -> str:
        """Return the desk as one line: on paper there is nothing to lead with."""
        return str(self.notice or self.strings["title"])


def _papers() -> dict[str, list[dict[str, Any]]]:
    """Return the columns of the table for papers, by module; a module that cannot be read has none."""
    course = load_course(Settings.find().course)
    columns: dict[str, list[dict[str, Any]]] = {}
    for module in course.modules:
        try:
            columns[module.folder] = paper_columns(module)
        except CommonTableError:
            columns[module.folder] = []
    return columns
