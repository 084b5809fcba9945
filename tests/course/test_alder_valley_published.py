"""What comes out of the case district, held against published shares."""

import os
from pathlib import Path

import pandas as pd
import pytest
from course.alder_valley import FIGURES, KINDS, ROOT, read

from commontable.datasets import race_groups

BY_MEASURE = {
    "event": "class or school event",
    "volunteer": "volunteered",
    "meeting": "general meeting",
    "pto": "PTO or PTA meeting",
    "conference": "teacher conference",
    "committee": "committee",
    "fundraise": "fundraising",
    "note": "note about this child",
    "newsletter": "general memo",
}
# Names of the groups here, and in the published table.
GROUPS = {
    "home_language": (
        "Child's home language",
        {
            "English": "English",
            "English and Spanish": "English + Spanish",
            "English and another language": "English + other",
            "Another language": "Other only",
            "Spanish": "Spanish",
        },
    ),
    "grade_band": ("Grade band", {"K-5": "1: K-5", "6-8": "2: 6-8", "9-12": "3: 9-12"}),
    "race": (
        "Race/ethnicity",
        {
            "Asian or Pacific Islander": "Asian/PI",
            "Black": "Black",
            "Hispanic or Latino": "Hispanic",
            "Two or more, or another": "Other",
            "White": "White",
        },
    ),
}
COLUMNS = {
    "event": "event",
    "volunteer": "volunteer",
    "gen. meeting": "meeting",
    "PTO/PTA": "pto",
    "conference": "conference",
    "fundraise": "fundraise",
    "committee": "committee",
    "note on child": "note",
    "general memo": "newsletter",
}
LEVEL_OF_2024 = 24 / 30


@pytest.fixture(scope="module")
def families():
    found = read("families")
    return found.assign(race=race_groups(found["race_ethnicity"]))


def published(grouping):
    """Return the published shares by group: from the real table where it is, else from our figures."""
    title, names = GROUPS[grouping]
    named = Path(os.environ.get("COMMONTABLE_SHARED") or ROOT.parent / "shared")
    for folder in (named, named / "data"):
        path = folder / "pfi2019_crosstabs_unweighted.csv"
        if path.is_file():
            shares = pd.read_csv(path).rename(columns=COLUMNS)
            shares = shares[shares["grouping"] == title].set_index("group")
            return shares.loc[list(names.values())].set_axis(list(names), axis=0)
    return in_the_repository(grouping)


def in_the_repository(grouping):
    title, names = GROUPS[grouping]
    figures = pd.read_csv(FIGURES)
    here = figures[figures["topic"] == f"shares by {title.lower()}"]
    shares = here.pivot_table(index="about", columns="measure", values="value")
    shares = shares.rename(columns={theirs: ours for ours, theirs in BY_MEASURE.items()})
    return shares.loc[[name.split(": ")[-1] for name in names.values()]].set_axis(list(names), axis=0)


@pytest.mark.parametrize("grouping", GROUPS)
def test_shares_of_taking_part_lie_within_three_points_of_the_published_ones(families, grouping):
    rows = read("took_part").merge(families, on="family")

    shares = rows.groupby(grouping)[KINDS].mean() * 100

    apart = shares.loc[list(GROUPS[grouping][1])] - published(grouping)[KINDS]
    assert apart.abs().max(axis=None) < 3, apart.round(1)


@pytest.mark.parametrize("grouping", GROUPS)
def test_notes_and_newsletters_lie_within_three_points_of_the_published_shares(families, grouping):
    sent = ["note", "newsletter"]

    shares = read("reached").merge(families, on="family").groupby(grouping)[sent].mean() * 100

    apart = shares.loc[list(GROUPS[grouping][1])] - published(grouping)[sent]
    assert apart.abs().max(axis=None) < 3, apart.round(1)


@pytest.mark.parametrize("grouping", GROUPS)
def test_the_shares_in_the_repository_are_the_published_ones(grouping):
    ours, theirs = in_the_repository(grouping), published(grouping)

    columns = [*KINDS, "note", "newsletter"]
    assert (ours[columns] == theirs[columns]).all(axis=None)


def test_pto_meetings_are_flat_or_reversed(families):
    rows = read("took_part").merge(families, on="family")

    by_race = rows.groupby("race")["pto"].mean()

    assert by_race["Black"] > by_race["White"] + 0.05
    assert (
        rows.groupby("home_language")["pto"].mean()["Spanish"]
        > rows[rows["reads"] == "English"]["pto"].mean()
    )


def test_families_with_less_english_get_fewer_personal_notes(families):
    notes = read("reached").merge(families, on="family").groupby("home_language")["note"].mean()

    assert notes["English"] > notes["English and Spanish"] > notes["Spanish"]


def test_response_rates_lie_in_the_ranges_of_school_surveys(families):
    survey = read("survey").merge(families, on="family")

    rates = (survey["answered"] == "yes").groupby(survey["grade_band"]).mean() * 100

    assert 45 < rates["K-5"] < 65
    assert 30 < rates["6-8"] < 45
    assert 15 < rates["9-12"] < 30
    assert 25 < (survey["answered"] == "yes").mean() * 100 < 45


def test_families_whom_the_survey_reaches_badly_answer_less(families):
    survey = read("survey").merge(families, on="family")
    survey["yes"] = survey["answered"] == "yes"

    assert survey.groupby("home_language")["yes"].mean().idxmax() == "English"
    by_plan = survey.groupby("phone_only")["yes"].mean()
    assert by_plan["yes"] < by_plan["no"]


def test_satisfaction_lies_within_three_points_of_the_published_shares(families):
    survey = read("survey").merge(families, on="family").dropna(subset="satisfied")
    figures = pd.read_csv(FIGURES)
    wanted = figures[figures["topic"] == "how staff deal with parents"].set_index(["about", "measure"])[
        "value"
    ]

    for at, measure in enumerate(("very satisfied", "somewhat satisfied", "somewhat dissatisfied"), 1):
        found = (survey["satisfied"] == at).groupby(survey["grade_band"]).mean() * 100
        for band, share in found.items():
            assert abs(share - wanted[band, measure]) < 3, (band, measure)


@pytest.mark.parametrize(
    ("group", "wanted"),
    [
        ("Black", "Black"),
        ("Hispanic or Latino", "Hispanic"),
        ("White", "White"),
        ("Two or more, or another", "two or more"),
    ],
)
def test_chronic_absence_by_race_follows_the_published_figures(families, group, wanted):
    missed = _missed(families)

    share = missed[missed["race"] == group]["many"].mean() * 100

    assert abs(share - _published_absence(wanted)) < 3


def test_chronic_absence_of_asian_children_learners_of_english_and_children_with_a_disability_does_too(
    families,
):
    missed = _missed(families)
    # California counts Pacific Islanders apart.
    asian = missed[missed["race_ethnicity"] == "Asian"]["many"].mean() * 100
    learners = missed[missed["programs"].fillna("").str.contains("English learner")]["many"].mean() * 100
    disability = missed[missed["disability"] == "yes"]["many"].mean() * 100

    assert abs(asian - _published_absence("Asian")) < 3
    assert abs(learners - _published_absence("English learners")) < 3
    assert abs(disability - _published_absence("with a disability")) < 3


def test_chronic_absence_falls_and_stays_between_20_and_30_in_100_overall(families):
    by_year = _missed(families).groupby("year")["many"].mean() * 100

    assert by_year.is_monotonic_decreasing
    assert 20 < by_year.mean() < 30


def _missed(families):
    children = read("students").drop(columns="school").merge(families, on="family")
    rows = read("attendance").merge(children, on="student")
    return rows.assign(many=rows["days_absent"] >= 18)


def _published_absence(group):
    figures = pd.read_csv(FIGURES)
    here = figures[figures["topic"] == "chronic absence by group"].set_index("about")["value"]
    return here[group] * LEVEL_OF_2024


def test_what_families_do_at_home_lies_within_three_points_of_the_published_shares(families):
    home = read("home_side").merge(families, on="family")
    done = {
        "always checks homework": home["homework_checked"] == "always",
        "told of family history or heritage in the past week": home["heritage_told"] == "yes",
        "evening meal together on 6 or 7 days": home["meals_together"] >= 6,
        "expects a bachelor's degree or more": home["hopes"].str.contains("degree"),
    }
    figures = pd.read_csv(FIGURES)
    wanted = figures[figures["topic"] == "at home"].set_index(["about", "measure"])["value"]

    for measure, yes in done.items():
        for language, share in (yes.groupby(home["home_language"]).mean() * 100).items():
            about = "another language" if language == "Another language" else language
            assert abs(share - wanted[about, measure]) < 3, (language, measure)
