"""m06: who sits on the councils, against who is enrolled."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="council_seats",
    tables=("councils", "families"),
    year_table="councils",
    measures=("all_councils", "site_council"),
    groupings=("home_language", "race_ethnicity"),
    shares=("enrolled_share", "seats_share"),
    summed=("enrolled_share", "seats_share"),
    act="enrolled_share",
    outcome="seats_share",
    code="""\
rows = table("councils"{dataset})
{in_year}councils = rows["council"].unique() if "{measure}" == "all_councils" else ["school site council"]
seats = rows[(rows["held_for"] == "parent") & rows["council"].isin(councils)].dropna(subset="family")
rows = table("families"{dataset})
rows["enrolled_share"] = 1 / len(rows)
rows["seats_share"] = rows["family"].map(seats["family"].value_counts()).fillna(0) / len(seats)
""",
    caption=_("{measure}, {year}: parts of every 100 families, and of every 100 filled seats for parents"),
    sentence=_(
        "In {year}, schools filled {first} of every 100 parents' seats with families where {where} "
        "“{first_name}”, "
        "who are {first_act} of every 100 families; with families where it is “{second_name}”, "
        "who are {second_act} of every 100, schools filled {second}."
    ),
    cannot=_("The table cannot say whose agenda it was, or what a seat could change."),
)
