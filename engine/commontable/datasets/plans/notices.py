"""m05: how and when schools told families about meetings."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="notices",
    tables=("meeting_notices", "families"),
    year_table="meeting_notices",
    measures=("notice",),
    groupings=("school", "meeting", "home_language"),
    shares=("week_ahead_share", "their_language_share", "plain_share", "after_work_share"),
    act="week_ahead_share",
    outcome="their_language_share",
    code="""\
rows = table("meeting_notices"{dataset})
{in_year}rows = rows.merge(table("families"{dataset}), on="school")
rows["week_ahead_share"] = rows["days_ahead"] >= 7
pairs = zip(rows["reads"], rows["languages"], strict=True)
rows["their_language_share"] = [reads in languages for reads, languages in pairs]
rows["plain_share"] = rows["reading_grade"] <= 8
rows["after_work_share"] = rows["time"] >= "17:00"
""",
    caption=_("Meeting notices, {year}: of every 100 notices that went to families in a group"),
    sentence=_(
        "In {year}, of every 100 notices where {where} “{first_name}”, schools sent {first_act} a "
        "week ahead or "
        "earlier, and {first} in a language that the family reads; where it is “{second_name}”, "
        "schools sent {second_act} so early, and {second} in such a language."
    ),
    cannot=_("The table cannot say who understood a notice, or who could have come at that hour."),
)
