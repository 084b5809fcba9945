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
    "fundraise": (_("Raising money"), _("helped to raise money")),
    "conversation": (_("Talks about what families bring"), ""),
    "record_calls": (_("Calls home about a record"), ""),
    "any_news": (_("All messages and calls"), ""),
    "good_news": (_("Good news"), ""),
    "bad_news": (_("Bad news"), ""),
    "notice": (_("Meeting notices"), ""),
    "family_money": (_("Title I money for families"), ""),
    "all_councils": (_("All councils"), ""),
    "site_council": (_("School site councils"), ""),
    "decision": (_("Decisions"), ""),
    "center_visit": (_("Visits to parent centers"), ""),
    "event_invitation": (_("Class and school events"), ""),
    "say": (_("Say in what the school does"), ""),
    "survey_figures": (_("Survey figures of schools"), ""),
}
# The first seven are what one can take part in; a view of those lists these.
TAKING_PART = ("event", "volunteer", "meeting", "pto", "conference", "committee", "fundraise")
GROUPINGS = {
    "how": _("How the school asked"),
    "school": _("School"),
    "home_language": _("Home language"),
    "race_ethnicity": _("Race and ethnicity, as families gave it"),
    "grade_band": _("Grades"),
    "interpreted_by": _("Who interpreted"),
    "families_part": _("Families' part"),
    "agenda_by": _("Who set the agenda"),
    "proposed_by": _("Who proposed it"),
    "decided_by": _("Who decided"),
    "topic": _("Topic"),
    "kind": _("What is on record"),
    "channel": _("Channel"),
    "meeting": _("Meeting"),
    "spent_on": _("What the money was spent on"),
    "hour": _("Hour of the visit"),
    "held": _("When it was held"),
    "childcare": _("Childcare offered"),
    "interpreter": _("Interpreter offered"),
    "answer": _("What the school did first"),
    "bus": _("The bus that the district gave"),
    "came": _("Whether the family took part"),
    "year": _("School year"),
}
# How a sentence names a grouping, after "where".
WHERE = {
    "school": _("the school is"),
    "home_language": _("the home language is"),
    "race_ethnicity": _("the family gave"),
    "grade_band": _("the grades are"),
    "interpreted_by": _("the one who interpreted was"),
    "families_part": _("families' part was"),
    "agenda_by": _("the agenda was set by"),
    "proposed_by": _("the proposal came from"),
    "decided_by": _("the decision was made by"),
    "topic": _("the topic was"),
    "kind": _("the record says"),
    "channel": _("the channel was"),
    "meeting": _("the meeting was the"),
    "spent_on": _("the money went to"),
    "hour": _("the hour was"),
    "held": _("the event was held in"),
    "childcare": _("childcare offered was"),
    "interpreter": _("the interpreter offered was"),
    "answer": _("the school's first answer was"),
    "bus": _("the bus was"),
    "came": _("the family"),
    "year": _("the year was"),
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
    "note_share": _("Got a personal note about their child"),
    "newsletter_share": _("Got the newsletter"),
    "in_full_share": _("Written down in full"),
    "problem_share": _("Written down as a problem"),
    "not_recorded_share": _("Not written down at all"),
    "trouble_called_share": _("Records of trouble with a call home"),
    "good_called_share": _("Good records with a call home"),
    "their_language_share": _("In a language the family reads"),
    "called_share": _("With a call home"),
    "answered_share": _("Answered"),
    "week_ahead_share": _("Sent a week ahead or earlier"),
    "after_work_share": _("For an hour from 5 pm on"),
    "plain_share": _("Written at grade 8 or lower"),
    "enrolled_share": _("Part of all families"),
    "seats_share": _("Part of the parents' seats that are filled"),
    "decisions_share": _("Part of all decisions"),
    "told_why_share": _("Families were told why"),
    "changed_share": _("Families had changed something"),
    "visits_share": _("Part of all visits"),
    "childcare_share": _("With childcare offered"),
    "interpreter_share": _("With an interpreter offered"),
    "came_share": _("Came"),
    "asked_why_share": _("School asked the family why"),
    "many_days_share": _("Away 18 days or more"),
    "say_share": _("Say that families changed something"),
    "parent_response_share": _("Families who answered"),
    "teacher_response_share": _("Teachers who answered"),
    "ties_share": _("Ties with families"),
    "trust_share": _("Trust"),
    "at_table_share": _("Families had a part in the decision"),
    "money_share": _("Part of the dollars"),
}
ALL = _("All families")
# Said on every chart and under every table of an invented district.
FICTIONAL = {"alder_valley": _("Alder Valley is fictional.")}
TOO_FEW_GROUPS = _("Too few families are in these groups for a sentence about what the schools did.")
# Where a table is about one time alone, the menu of years says so.
ON_RECORD = _("the time on record")
YEARS = _("{first} to {last}")
DATASETS = {"alder_valley": _("Alder Valley (fictional)"), "our_district": _("Our district")}
