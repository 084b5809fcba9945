"""The words of the staff widgets, through gettext."""

from __future__ import annotations

from commontable_widgets.staff.cohort_strings import COHORT
from commontable_widgets.staff.desk_strings import DESK
from commontable_widgets.staff.review_more_strings import MORE
from commontable_widgets.staff.review_strings import REVIEW
from commontable_widgets.strings import _

_EVERYWHERE = {
    "served-only": _(
        "This page works in the served course only: start the course with `make serve`, sign in as staff, "
        "and open it under Staff."
    ),
    "no-answer": _("The server did not answer as expected. Reload the page; nothing that was kept is lost."),
}
_TABLES = {
    "cohort": COHORT,
    "desk": DESK,
    "review": REVIEW | MORE,
}


def staff_table(*names: str) -> dict[str, str]:
    """Return the strings that every staff widget has, and those of the named ones, as one table."""
    return _EVERYWHERE | {key: text for name in names for key, text in _TABLES[name].items()}
