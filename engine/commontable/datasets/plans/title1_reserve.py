"""m05: who decided on the Title I money for families, and what it was spent on."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="title1_budget",
    tables=("title1_budget", "families"),
    year_table="title1_budget",
    measures=("family_money",),
    groupings=("school", "decided_by", "spent_on"),
    shares=("at_table_share", "money_share"),
    summed=("money_share",),
    act="at_table_share",
    outcome="money_share",
    # The district's own row is the sum that its schools share out; it meets no family and falls away.
    code="""\
homes = table("families"{dataset})[["family", "school"]]
rows = table("title1_budget"{dataset}).merge(homes, on="school")
{in_year}rows["at_table_share"] = rows["families_at_table"] == "yes"
homes_of_school = rows.groupby(["year", "school"])["family"].transform("count")
dollars = rows["reserve"] / homes_of_school
rows["money_share"] = dollars / dollars.sum()
""",
    caption=_("Title I money for families, {year}: parts of every 100 dollars that schools had for it"),
    sentence=_(
        "In {year}, schools took families into the decision for {first_act} of every 100 families where "
        "{where} “{first_name}”, and {first} of every 100 dollars went there; where it is “{second_name}”, "
        "for {second_act} of every 100 families, and {second} of every 100 dollars went there."
    ),
    cannot=_("The table cannot say what families would have bought, or who was free to come to that meeting."),
)
