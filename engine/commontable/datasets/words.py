"""What the views say: names of measures and groupings, and the phrases of their sentences."""

from __future__ import annotations

from gettext import translation
from pathlib import Path

_ = translation("commontable", Path(__file__).parents[1] / "locale", fallback=True).gettext

# What one can ask of a family, as a menu names it and as a sentence says it.
MEASURES = {
    "event": (_("Class or school event"), _("came to a class or school event")),
    "volunteer": (_("Volunteering"), _("volunteered")),
    "meeting": (_("General meeting"), _("came to a general meeting")),
    "pto": (_("PTO or PTA meeting"), _("came to a PTO or PTA meeting")),
    "conference": (_("Teacher conference"), _("came to a teacher conference")),
    "committee": (_("Committee"), _("served on a committee")),
}
GROUPINGS = {
    "how": _("How the school asked"),
    "school": _("School"),
    "home_language": _("Home language"),
}
# In the order of effort on the school's side, which is how the rows stand.
HOW = {
    "in person": _("Asked in person"),
    "phone": _("Asked by phone"),
    "letter": _("Sent a letter"),
    "flyer": _("Sent only the general flyer"),
    "not asked": _("Not asked"),
}
COLUMNS = {
    "families": _("Families"),
    "took_part_share": _("Took part"),
    "asked_directly_share": _("Asked in person or by phone"),
    "in_its_language_share": _("Asked in a language they read"),
    "hour_fits_share": _("Asked for an hour outside their shift"),
}
ALL = _("All families")
# Said on every chart and under every table of an invented district.
FICTIONAL = {"alder_valley": _("Alder Valley is fictional.")}
CAPTION = _("{measure}, {year}: of every 100 families in a group")
TOO_FEW_GROUPS = _("Too few families are in these groups for a sentence about what the schools did.")
HOW_SENTENCE = _(
    "In {year}, schools asked {first_families} families in person, and {first} of every 100 of them "
    "{phrase}; they sent {second_families} families only the general flyer, and {second} of every 100 "
    "of those did."
)
PLACE_SENTENCE = _(
    "In {year}, {first_name} asked {first_asked} of every 100 families in person or by phone, and {first} "
    "of every 100 {phrase}; {second_name} asked {second_asked} of every 100 so, "
    "and {second} of every 100 did."
)
LANGUAGE_SENTENCE = _(
    "In {year}, schools asked {first_asked} of every 100 families in person or by phone where the home "
    "language is “{first_name}”, and {first} of every 100 {phrase}; where it is “{second_name}”, schools "
    "asked {second_asked} of every 100 so, and {second} of every 100 did."
)
CANNOT = {
    "how": _(
        "The table cannot say why: schools chose whom to ask and how, grade levels are mixed, and no family "
        "has been asked what it thinks of the invitation."
    ),
    "school": _(
        "The table cannot say why: schools differ in grade level and in much that nobody wrote down, and no "
        "family has been asked what it thinks of the invitation."
    ),
    "home_language": _(
        "The table says what schools did for these families, not what the families want: "
        "nobody has asked them."
    ),
}
