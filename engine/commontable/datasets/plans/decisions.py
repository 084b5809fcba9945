"""m06: what became of decisions, by the part that families had in them."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="decisions",
    tables=("decisions", "families"),
    year_table="decisions",
    measures=("decision",),
    groupings=("families_part", "agenda_by", "proposed_by", "decided_by", "topic", "school", "year"),
    shares=("decisions_share", "told_why_share", "changed_share"),
    summed=("decisions_share",),
    act="told_why_share",
    outcome="changed_share",
    all_years=True,
    # A decision counts once, however many families it touches: its other rows only say which families these are.
    code="""\
rows = table("decisions"{dataset})
{in_year}rungs = ["told", "asked", "gave advice", "decided with staff", "decided"]
rows["families_part"] = rows["families_part"].astype("category").cat.set_categories(rungs, ordered=True)
rows["decisions_share"] = 1 / len(rows)
rows["told_why_share"] = (rows["told_why"] == "yes").astype(float)
rows["changed_share"] = (rows["families_changed"] != "nothing").astype(float)
homes = table("families"{dataset})[["family", "school"]]
homes["school"] = [[school, "District"] for school in homes["school"]]
rows = rows.merge(homes.explode("school"), on="school")
again = rows.duplicated("decision")
rows.loc[again, ["decisions_share", "told_why_share", "changed_share"]] = None
""",
    caption=_("Decisions, {year}: of every 100 decisions in a group, and the families they were about"),
    sentence=_(
        "In {year}, schools and the district told families why in {first_act} of every 100 decisions where "
        "{where} “{first_name}”, and families had changed something in {first}; where it was “{second_name}”, "
        "they told why in {second_act} of every 100, and families had changed something in {second}."
    ),
    cannot=_(
        "The table cannot say whether a change was the one that families wanted, or what never reached an agenda."
    ),
)
