"""What schools wrote to groups of families, beside who of these took part."""

from commontable.datasets import words
from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="reached_and_took_part",
    tables=("took_part", "reached", "families"),
    year_table="reached",
    measures=tuple(words.TAKING_PART),
    groupings=("school", "home_language", "race_ethnicity", "grade_band"),
    shares=("note_share", "newsletter_share", "took_part_share"),
    act="note_share",
    outcome="took_part_share",
    code="""\
rows = table("took_part"{dataset}).merge(table("reached"{dataset}), on=["family", "year"])
rows = rows.merge(table("families"{dataset}), on="family").dropna(subset="{measure}")
{in_year}rows["note_share"] = rows["note"]
rows["newsletter_share"] = rows["newsletter"]
rows["took_part_share"] = rows["{measure}"]
""",
    caption=_("{measure}, {year}: of every 100 families in a group"),
    sentence=_(
        "In {year}, schools sent a personal note to {first_act} of every 100 families where {where} "
        "“{first_name}”, and {first} of every 100 {phrase}; where it is “{second_name}”, schools "
        "sent one to {second_act} of every 100, and {second} of every 100 did."
    ),
    cannot=_(
        "The table says what schools sent, not what it said or how it was heard: nobody has asked "
        "the families."
    ),
)
