"""Widgets for facilitators and reviewers; they work in the served course, where the staff service is."""

from commontable_widgets.staff.cohort_desk import CohortDesk
from commontable_widgets.staff.review_desk import ReviewDesk
from commontable_widgets.staff.service import NoStaffService, StaffService
from commontable_widgets.staff.workshop_desk import WorkshopDesk

__all__ = ["CohortDesk", "NoStaffService", "ReviewDesk", "StaffService", "WorkshopDesk"]
