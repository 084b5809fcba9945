"""m09: days away beside taking part, and beside what school and district did: why a link is no proof."""

from commontable.datasets import words
from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="days_away",
    tables=("attendance", "students", "families", "took_part"),
    year_table="attendance",
    measures=("volunteer", *(name for name in words.TAKING_PART if name != "volunteer")),
    groupings=("came", "answer", "bus", "grade_band", "school", "race_ethnicity"),
    shares=("asked_why_share", "took_part_share", "many_days_share"),
    shares_by={
        "came": ("asked_why_share", "many_days_share"),
        "answer": ("took_part_share", "many_days_share"),
    },
    act="asked_why_share",
    outcome="many_days_share",
    code="""\
rows = table("attendance"{dataset}).merge(table("students"{dataset}).drop(columns="school"), on="student")
rows = rows.merge(table("took_part"{dataset}), on=["family", "year"])
rows = rows.merge(table("families"{dataset}), on="family")
{in_year}rows = rows.dropna(subset=["{measure}", "answer"])
rows["came"] = rows["{measure}"].map({{1: "took part", 0: "did not take part"}})
rows["asked_why_share"] = rows["answer"] == "asked why"
rows["took_part_share"] = rows["{measure}"]
rows["many_days_share"] = rows["days_absent"] >= 18
""",
    caption=_("{measure} and days away, {year}: of every 100 children who were ever away, in a group"),
    sentence=_(
        "In {year}, schools asked {first_act} of every 100 families why their child was away where {where} "
        "“{first_name}”, and {first} of every 100 children were away 18 days or more; where it is "
        "“{second_name}”, schools asked {second_act} of every 100, and {second} children were away so often."
    ),
    sentence_by={
        "answer": _(
            "In {year}, {first} of every 100 children were away 18 days or more where the school's "
            "first answer was "
            "“{first_name}”, and {second} where it was “{second_name}”."
        )
    },
    cannot=_(
        "The table cannot say what keeps a child away: what schools did differs from group to group, "
        "and whoever "
        "is asked why is also asked to come."
    ),
)
