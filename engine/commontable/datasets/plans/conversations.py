"""m02: what became, on the school's side, of what families said they bring."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="conversations",
    tables=("family_conversations", "families"),
    year_table="",
    measures=("conversation",),
    groupings=("interpreted_by", "school"),
    shares=("in_full_share", "problem_share", "not_recorded_share"),
    act="in_full_share",
    outcome="not_recorded_share",
    code="""\
rows = table("family_conversations"{dataset}).merge(table("families"{dataset}), on="family")
rows["in_full_share"] = rows["recorded"] == "in full"
rows["problem_share"] = rows["recorded"] == "as a problem"
rows["not_recorded_share"] = rows["recorded"] == "not at all"
""",
    caption=_("What schools wrote down of what families said: of every 100 conversations in a group"),
    sentence=_(
        "Schools wrote down in full what families said in {first_act} of every 100 conversations "
        "where {where} "
        "“{first_name}”, and wrote down nothing in {first}; where it is “{second_name}”, in full in "
        "{second_act}, and nothing in {second}."
    ),
    cannot=_("The table cannot say what was lost: only the families know what they meant."),
)
