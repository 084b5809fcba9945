"""m03: the same records, different calls."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="contact_log",
    tables=("records", "contacts", "students", "families"),
    year_table="",
    measures=("record_calls",),
    groupings=("school", "race_ethnicity", "home_language", "kind"),
    shares=("trouble_called_share", "good_called_share"),
    shares_by={"kind": ("called_share",)},
    act="trouble_called_share",
    outcome="good_called_share",
    code="""\
good = ["better work", "helped somebody", "award"]
rows = table("records"{dataset}).merge(table("students"{dataset})[["student", "family"]], on="student")
rows = rows.merge(table("families"{dataset}), on="family")
called = rows["record"].isin(table("contacts"{dataset})["record"])
rows["trouble_called_share"] = called.where(~rows["kind"].isin(good)).astype(float)
rows["good_called_share"] = called.where(rows["kind"].isin(good)).astype(float)
rows["called_share"] = called
""",
    caption=_("Calls home about what is on record: of every 100 records in a group"),
    sentence=_(
        "Schools called home about {first_act} of every 100 records of trouble and {first} of every "
        "100 good ones "
        "where {where} “{first_name}”; where it is “{second_name}”, they called about {second_act} "
        "of every 100 "
        "records of trouble and {second} of every 100 good ones."
    ),
    sentence_by={
        "kind": _(
            "Schools called home about {first} of every 100 records that say “{first_name}”, and "
            "about {second} "
            "of every 100 that say “{second_name}”."
        )
    },
    cannot=_(
        "The table counts calls for records that staff wrote; it cannot say who was written up and who was not, "
        "what a call sounded like, or what a family thought when none came. The sizes are invented."
    ),
)
