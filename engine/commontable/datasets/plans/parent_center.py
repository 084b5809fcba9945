"""m07: when and in which language families used the parent centers."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="parent_center",
    tables=("parent_center_visits", "families"),
    year_table="",
    measures=("center_visit",),
    groupings=("school", "hour", "home_language"),
    shares=("visits_share", "their_language_share"),
    summed=("visits_share",),
    act="their_language_share",
    outcome="visits_share",
    code="""\
homes = table("families"{dataset})[["family", "home_language"]]
rows = table("parent_center_visits"{dataset}).merge(homes, on="family")
rows["visits_share"] = 1 / len(rows)
rows["their_language_share"] = rows["in_its_language"] == "yes"
""",
    caption=_("Visits to parent centers: parts of every 100 visits"),
    sentence=_(
        "Schools had somebody in their centers who spoke the family's language at {first_act} of "
        "every 100 visits "
        "where {where} “{first_name}”, and {first} of every 100 visits fell there; where it is "
        "“{second_name}”, "
        "at {second_act} of every 100, and {second} visits fell there."
    ),
    cannot=_(
        "The table counts who came in; it cannot say who found the door closed, or what they would "
        "have used it for."
    ),
)
