"""The view `decisions`: a decision counts once, whoever it touches, and district ones count for all families."""

from pathlib import Path

import pytest

from commontable.datasets import table, words
from commontable.datasets.views import Choice, view

ROOT = Path(__file__).parents[3]
ALL_YEARS = "2022-23 to 2024-25"


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def shown(grouping, *, year=ALL_YEARS):
    return view("decisions").show(Choice("decision", grouping, year)).frame.set_index("group")


@pytest.mark.parametrize("grouping", ["families_part", "agenda_by", "proposed_by", "decided_by", "topic", "year"])
def test_each_share_is_that_of_the_decisions_and_not_of_the_families(grouping):
    decisions = table("decisions")
    changed = (decisions["families_changed"] != "nothing").groupby(decisions[grouping]).mean()
    told = (decisions["told_why"] == "yes").groupby(decisions[grouping]).mean()

    frame = shown(grouping).drop(index=words.ALL)

    assert frame["changed_share"].to_dict() == (changed * 100).round().to_dict()
    assert frame["told_why_share"].to_dict() == (told * 100).round().to_dict()


def test_the_parts_of_all_decisions_are_counted_from_decisions():
    parts = table("decisions")["families_part"].value_counts(normalize=True)

    frame = shown("families_part")

    assert frame["decisions_share"].drop(index=words.ALL).to_dict() == (parts * 100).round().to_dict()
    assert frame.loc[words.ALL, "decisions_share"] == 100


def test_a_decision_of_the_district_is_about_every_family():
    decisions = table("decisions")
    of_district = set(decisions.loc[decisions["school"] == "District", "topic"])

    frame = shown("topic")

    assert of_district
    assert set(frame.loc[sorted(of_district), "families"]) == {5216}


def test_a_school_stands_with_its_own_families_and_its_own_decisions():
    schools = table("schools").set_index("name")

    frame = shown("school").drop(index=words.ALL)

    assert frame["families"].to_dict() == schools["families"].to_dict()


def test_one_year_is_counted_alone():
    decisions = table("decisions")
    newest = decisions[decisions["year"] == "2024-25"]

    share = shown("agenda_by", year="2024-25").loc[words.ALL, "changed_share"]

    assert share == round((newest["families_changed"] != "nothing").mean() * 100)


def test_the_parts_of_families_stand_from_told_up_to_decided():
    groups = list(shown("families_part").index)

    assert groups == ["told", "asked", "gave advice", "decided with staff", "decided", words.ALL]
