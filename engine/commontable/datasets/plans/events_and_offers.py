"""m08: what schools offered at events, and who of those asked came."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="events_and_offers",
    tables=("event_attendance", "events", "families"),
    year_table="",
    measures=("event_invitation",),
    groupings=("held", "childcare", "interpreter", "school", "home_language"),
    shares=("childcare_share", "interpreter_share", "came_share"),
    shares_by={
        "childcare": ("interpreter_share", "came_share"),
        "interpreter": ("childcare_share", "came_share"),
    },
    act="childcare_share",
    outcome="came_share",
    code="""\
rows = table("event_attendance"{dataset}).merge(table("events"{dataset}), on="event")
rows = rows.merge(table("families"{dataset})[["family", "home_language"]], on="family")
by_name = rows["asked"].isin(["in person", "phone", "letter"])
rows = rows[(rows["kind"] == "class or school event") & by_name].copy()
rows["childcare_share"] = rows["childcare"] == "yes"
rows["interpreter_share"] = rows["interpreter"] != "none"
rows["came_share"] = rows["came"] == "yes"
""",
    caption=_("Class and school events: of every 100 invitations by name in a group"),
    sentence=_(
        "Schools offered childcare with {first_act} of every 100 invitations by name where {where} "
        "“{first_name}”, "
        "and {first} of every 100 families came; where it is “{second_name}”, with {second_act}, and "
        "{second} came."
    ),
    sentence_by=dict.fromkeys(
        ("held", "childcare", "interpreter"),
        _(
            "Schools asked families by name, and {first} of every 100 came where {where} “{first_name}”, "
            "and {second} where it was “{second_name}”."
        ),
    ),
    cannot=_("The table cannot say what else stood in the way, or whether this needed to be an event."),
)
