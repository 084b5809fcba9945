"""m10: three years in which one figure rises while families report less say."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="having_a_say",
    tables=("survey", "families"),
    year_table="survey",
    measures=("say",),
    groupings=("year", "school", "home_language", "grade_band"),
    shares=("their_language_share", "answered_share", "say_share"),
    act="answered_share",
    outcome="say_share",
    all_years=True,
    code="""\
rows = table("survey"{dataset}).merge(table("families"{dataset}), on="family")
{in_year}rows["their_language_share"] = rows["in_its_language"] == "yes"
rows["answered_share"] = rows["answered"] == "yes"
rows["say_share"] = (rows["say"] >= 3).where(rows["say"].notna()).astype(float)
""",
    caption=_("The family survey, {year}: of every 100 families in a group, and of those who answered"),
    sentence=_(
        "In {year}, schools heard from {first_act} of every 100 families where {where} "
        "“{first_name}”, and {first} "
        "of every 100 who answered said that the school changed something because families spoke up; "
        "where it was “{second_name}”, schools heard from {second_act}, and {second} of every 100 said so."
    ),
    sentence_by={
        "year": _(
            "In {first_name}, schools heard from {first_act} of every 100 families, and {first} of every 100 who "
            "answered said that the school changed something because families spoke up; in {second_name}, schools "
            "heard from {second_act}, and {second} of every 100 said so."
        )
    },
    cannot=_(
        "More answers are not more say; the table cannot tell what those would have said who did not answer."
    ),
)
