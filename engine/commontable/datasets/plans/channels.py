"""m04: by which channel and in which language schools wrote and called, and who answered."""

from commontable.datasets.plans.plan import Plan
from commontable.datasets.words import _

PLAN = Plan(
    name="channels",
    tables=("contacts", "families"),
    year_table="",
    measures=("any_news", "good_news", "bad_news"),
    groupings=("channel", "school", "home_language"),
    shares=("their_language_share", "answered_share"),
    act="their_language_share",
    outcome="answered_share",
    code="""\
news = {{"any_news": ["good", "neutral", "bad"], "good_news": ["good"], "bad_news": ["bad"]}}["{measure}"]
rows = table("contacts"{dataset}).merge(table("families"{dataset}), on="family")
rows = rows[(rows["began"] == "school") & rows["news"].isin(news)].copy()
rows["their_language_share"] = rows["language"] == rows["reads"]
rows["answered_share"] = rows["answered"] == "yes"
""",
    caption=_("{measure}: of every 100 that schools sent or made"),
    sentence=_(
        "Schools used a language that the family reads in {first_act} of every 100 messages and calls where "
        "{where} “{first_name}”, and {first} were answered; where it is “{second_name}”, they did so in "
        "{second_act}, and {second} were answered."
    ),
    cannot=_("The table cannot say why somebody did not answer, or whether an answer was possible at all."),
)
