"""Every word of DataView's own, through gettext."""

from gettext import translation
from pathlib import Path

_ = translation("commontable_widgets", Path(__file__).parent / "locale", fallback=True).gettext

CASE = {
    "menus": _("Choose what the table shows"),
    "dataset": _("Which district"),
    "about": _("The question below is about {name}."),
    "measure": _("What it is about"),
    "grouping": _("Grouped by"),
    "year": _("School year"),
    "working": _("Working it out"),
    "shown": _("Now shown: {caption}."),
    "still": _("The chart and table below are still: {caption}. Your answer is kept all the same."),
    "full": _("What you chose needs Python, and none is free just now."),
    "slow": _("What you chose takes longer than it should."),
    "again": _("Try again"),
    "of-100": _("{column}, of 100"),
    "table": _("The same figures as a table"),
    "group": _("Group"),
    "nobody": _("not asked"),
    "left-out": _("left out"),
    "pandas": _("Show me the pandas"),
    "pandas-hint": _("This runs as it stands in a notebook of the course in JupyterLab."),
    "number-range": _("A number from {min} to {max}"),
    "clear-choice": _("Clear my answer"),
}
