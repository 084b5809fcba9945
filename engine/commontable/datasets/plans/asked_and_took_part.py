"""m01: whom schools asked, how, and who took part."""

from commontable.datasets import words
from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

_why = _(
    "The table cannot say why: schools chose whom to ask and how, grade levels are mixed, and no family "
    "has been asked what it thinks of the invitation."
)

PLAN = Plan(
    name="asked_and_took_part",
    tables=("took_part", "asked", "families", "schools"),
    year_table="took_part",
    measures=tuple(words.TAKING_PART),
    groupings=("how", "school", "home_language"),
    shares=("asked_directly_share", "in_its_language_share", "took_part_share"),
    shares_by={"how": ("took_part_share", "in_its_language_share", "hour_fits_share")},
    act="asked_directly_share",
    outcome="took_part_share",
    code="""\
rows = table("took_part"{dataset}).merge(table("asked"{dataset}), on=["family", "year"])
rows = rows.merge(table("families"{dataset}), on="family").dropna(subset="{measure}")
{in_year}rows["took_part_share"] = rows["{measure}"]
asked = rows["how"] != "not asked"
rows["asked_directly_share"] = rows["how"].isin(["in person", "phone"])
rows["in_its_language_share"] = (rows["in_its_language"] == "yes").where(asked).astype(float)
rows["hour_fits_share"] = (rows["hour_fits"] == "yes").where(asked).astype(float)
""",
    caption=_("{measure}, {year}: of every 100 families in a group"),
    sentence=_(
        "In {year}, schools asked {first_act} of every 100 families in person or by phone where {where} "
        "“{first_name}”, and {first} of every 100 {phrase}; where it is “{second_name}”, schools "
        "asked {second_act} of every 100 so, and {second} of every 100 did."
    ),
    sentence_by={
        "how": _(
            "In {year}, schools asked {first_families} families in person, and {first} of every 100 of them "
            "{phrase}; they sent {second_families} families only the general flyer, and {second} of "
            "every 100 "
            "of those did."
        ),
        "school": _(
            "In {year}, {first_name} asked {first_act} of every 100 families in person or by phone, "
            "and {first} "
            "of every 100 {phrase}; {second_name} asked {second_act} of every 100 so, "
            "and {second} of every 100 did."
        ),
    },
    cannot=_(
        "The table says what schools did for these families, not what the families want: "
        "nobody has asked them."
    ),
    cannot_by={
        "how": _why,
        "school": _(
            "The table cannot say why: schools differ in grade level and in much that nobody wrote "
            "down, and no "
            "family has been asked what it thinks of the invitation."
        ),
    },
)
