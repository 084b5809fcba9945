"""m10: how many answered a school's survey, beside the scores that stand on those answers."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="school_survey",
    tables=("school_survey", "families"),
    year_table="school_survey",
    measures=("survey_figures",),
    groupings=("school", "year"),
    shares=("parent_response_share", "teacher_response_share", "ties_share", "trust_share"),
    act="parent_response_share",
    outcome="ties_share",
    all_years=True,
    # Scores go from 1 to 5; as parts of the way from 1 to 5 they stand beside the shares.
    code="""\
homes = table("families"{dataset})[["family", "school"]]
rows = table("school_survey"{dataset}).merge(homes, on="school")
{in_year}rows["parent_response_share"] = rows["parent_response"] / 100
rows["teacher_response_share"] = rows["teacher_response"] / 100
rows["ties_share"] = (rows["ties"] - 1) / 4
rows["trust_share"] = (rows["trust"] - 1) / 4
""",
    caption=_("School surveys, {year}: who answered, of every 100, and scores as points from 0 to 100"),
    sentence=_(
        "In the school year {first_name}, schools heard from {first_act} of every 100 families, and ties with "
        "families stood at {first} of 100 points; in {second_name}, they heard from {second_act}, and ties "
        "stood at {second}."
    ),
    sentence_by={
        "school": _(
            "In {year}, {first_name} heard from {first_act} of every 100 families, and its ties with families "
            "stood at {first} of 100 points; {second_name} heard from {second_act}, and its ties stood at "
            "{second}."
        )
    },
    cannot=_(
        "A score is made of the answers that came: the table cannot say what the others would have answered, "
        "or whose answers a score holds. The last row counts each school by its families."
    ),
)
