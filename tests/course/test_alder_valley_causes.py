"""School actions come first in the case district, and the naive reading of it is wrong."""

from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest
from course.alder_valley import KINDS, read, steps

from commontable.datasets import race_groups

GOOD = ["better work", "helped somebody", "award"]


@pytest.fixture(scope="module")
def district():
    """The steps of the script, with its families and what schools did for them."""
    make, families, asking, taking_part, homes, children = steps()
    recipe = make.read_recipe()
    here = families.families_of(recipe)
    return recipe, here, asking.asks_of(recipe, families=here), taking_part, homes, children


def _equal(asks):
    """The same acts for every family."""
    everyone = np.ones(len(asks.family), dtype=bool)
    return replace(
        asks,
        how=np.full(len(everyone), "phone"),
        in_its_language=everyone,
        hour_fits=everyone,
        childcare=everyone,
        interpreter=~everyone,
        last_contact=np.full(len(everyone), "no contact"),
    )


def _gap(chance, group):
    means = [chance[group == name].mean() for name in np.unique(group)]
    return max(means) - min(means)


@pytest.mark.parametrize("background", ["home_language", "race", "phone_only", "shift"])
def test_with_the_schools_acts_set_equal_the_gaps_shrink_to_noise(district, background):
    recipe, families, asks, taking_part, *_ = district
    group = getattr(families, background)[asks.family]
    chances = {kind: [] for kind in KINDS}

    for acts in (asks, _equal(asks)):
        for kind, found in chances.items():
            found.append(_gap(taking_part.chances(recipe, kind, families=families, asks=acts), group))

    for kind, (_as_it_is, if_equal) in chances.items():
        assert if_equal < 0.03, kind
    assert sum(after for _, after in chances.values()) < sum(before for before, _ in chances.values()) / 2


def test_taking_part_depends_on_nothing_about_a_family_but_what_schools_did(district):
    recipe, families, asks, taking_part, *_ = district
    kept = {"school", "grade_band"}
    mixed = replace(
        families,
        **{
            field.name: np.flip(getattr(families, field.name))
            for field in fields(families)
            if field.name not in kept
        },
    )

    for kind in KINDS:
        before = taking_part.chances(recipe, kind, families=families, asks=asks)
        assert np.array_equal(before, taking_part.chances(recipe, kind, families=mixed, asks=asks))


def test_days_away_depend_on_what_school_and_district_did_alone(district):
    recipe, families, asks, taking_part, homes, children = district
    acts = recipe["absence"]["by_home"]
    same = {**recipe, "absence": {**recipe["absence"], "by_home": dict.fromkeys(acts, acts["Other"])}}
    made = homes.homes_of(
        families, asks=_equal(asks), kinds=taking_part.took_part(recipe, families=families, asks=asks)
    )

    here = children.children_of(same, homes=made)
    rows = pd.DataFrame(children.attendance_rows(same, children=here))

    race = pd.Series({child.student: child.home.race for child in here})
    many = (rows["days_absent"] >= 18).groupby(rows["student"].map(race)).mean()
    assert many.max() - many.min() < 0.04


def test_children_with_the_same_records_get_different_calls_by_race():
    families = read("families")
    rows = (
        read("records")
        .merge(read("students")[["student", "family"]], on="student")
        .merge(families, on="family")
    )
    rows = rows.assign(
        race=race_groups(rows["race_ethnicity"]),
        good=rows["kind"].isin(GOOD),
        called=rows["record"].isin(read("contacts")["record"]),
    )

    called = rows.groupby(["good", "race"])["called"].mean()

    assert called[False]["Black"] > called[False]["White"] + 0.08
    assert called[False]["Hispanic or Latino"] > called[False]["White"] + 0.03
    assert called[False]["Asian or Pacific Islander"] < called[False]["White"] - 0.03
    assert called[True]["White"] > called[True].drop("White").max() + 0.03
    # The records themselves are alike.
    per_child = rows.groupby("race")["good"].mean()
    assert per_child.max() - per_child.min() < 0.06


def test_the_same_kind_of_trouble_is_called_about_more_often_for_black_children_in_every_kind():
    rows = (
        read("records")
        .merge(read("students")[["student", "family"]], on="student")
        .merge(read("families"), on="family")
    )
    rows = rows.assign(
        race=race_groups(rows["race_ethnicity"]), called=rows["record"].isin(read("contacts")["record"])
    )

    for kind in set(rows["kind"]) - set(GOOD):
        called = rows[rows["kind"] == kind].groupby("race")["called"].mean()
        assert called["Black"] > called["White"], kind


@pytest.fixture(scope="module")
def away():
    rows = read("attendance").merge(read("students"), on="student")
    rows = rows.merge(read("took_part"), on=["family", "year"]).merge(read("asked"), on=["family", "year"])
    rows = rows.merge(read("families")[["family", "grade_band"]], on="family")
    return rows.assign(many=rows["days_absent"] >= 18)


def test_families_who_volunteer_have_children_who_are_away_less(away):
    many = away.groupby("volunteer")["many"].mean()

    assert many[0] - many[1] > 0.05


def test_among_families_for_whom_schools_did_the_same_the_link_is_gone(away):
    alike = ["answer", "bus", "grade_band", "how"]
    groups = away.dropna(subset="answer").groupby([*alike, "volunteer"])["many"].agg(["mean", "size"])

    no, yes = (groups.xs(came, level="volunteer") for came in (0, 1))
    weight = pd.concat([no["size"], yes["size"]], axis=1).min(axis=1, skipna=False).fillna(0)
    gap = ((no["mean"] - yes["mean"]) * weight).sum() / weight.sum()
    assert abs(gap) < 0.015


def test_over_three_years_more_families_answer_and_fewer_report_a_say():
    survey = read("survey")
    answered = (survey["answered"] == "yes").groupby(survey["year"]).mean()
    told = survey.dropna(subset="say")
    say = (told["say"] >= 3).groupby(told["year"]).mean()

    assert answered.is_monotonic_increasing
    assert say.is_monotonic_decreasing
    assert answered.iloc[-1] - answered.iloc[0] > 0.04
    assert say.iloc[0] - say.iloc[-1] > 0.05


def test_the_schools_acts_behind_that_stand_in_the_tables_too():
    decisions, survey = read("decisions"), read("survey")

    changed = (decisions["families_changed"] != "nothing").groupby(decisions["year"]).mean()
    by_text = (survey["sent_by"] == "text link").groupby(survey["year"]).mean()

    assert changed.is_monotonic_decreasing
    assert by_text.is_monotonic_increasing


def test_supports_that_fit_bring_those_who_were_asked():
    rows = (
        read("event_attendance")
        .merge(read("events"), on="event")
        .merge(read("families")[["family", "reads", "shift"]], on="family")
    )
    rows = rows[
        (rows["kind"] == "class or school event") & rows["asked"].isin(["in person", "phone", "letter"])
    ]
    came = rows["came"] == "yes"
    day = rows["shift"] == "day"
    other = rows["reads"] != "English"

    by_hour = came[day].groupby(rows["held"]).mean()
    by_interpreter = came[other].groupby(rows["interpreter"]).mean()
    assert by_hour["evening"] > by_hour["work hours"] + 0.05
    assert by_interpreter["Spanish and others"] > by_interpreter["none"] + 0.1


def test_most_of_what_reached_the_file_in_full_went_through_a_trained_interpreter():
    talks = read("family_conversations")

    in_full = (talks["recorded"] == "in full").groupby(talks["interpreted_by"]).mean()

    assert in_full["trained interpreter"] > in_full["own child"] + 0.2
