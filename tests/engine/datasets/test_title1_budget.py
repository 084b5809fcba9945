"""The view of the Title I money for families: whose dollars, who decided, and no dollar counted twice."""

from pathlib import Path

import pytest

from commontable.datasets import table, words
from commontable.datasets.views import Choice, view

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def shown(grouping, year):
    frame = view("title1_budget").show(Choice("family_money", grouping, year)).frame
    return frame.set_index("group")


@pytest.mark.parametrize("year", ["2022-23", "2023-24", "2024-25"])
@pytest.mark.parametrize("column", ["decided_by", "spent_on"])
def test_the_dollars_of_a_group_are_those_of_its_schools(column, year):
    rows = table("title1_budget")
    rows = rows[(rows["year"] == year) & (rows["school"] != "District")]
    by_hand = rows.groupby(column)["reserve"].sum() / rows["reserve"].sum() * 100

    frame = shown(column, year)

    assert dict(frame["money_share"].drop(words.ALL)) == dict(by_hand.round())
    assert frame.loc[words.ALL, "money_share"] == 100


def test_it_opens_by_school_in_the_newest_year_with_the_schools_that_have_the_money():
    data = view("title1_budget")
    rows = table("title1_budget")
    schools = table("schools").set_index("school")["name"]
    wanted = set(rows.loc[rows["school"] != "District", "school"].map(schools))

    groups = shown(data.opening.grouping, data.opening.year).index

    assert (data.opening.grouping, data.opening.year) == ("school", "2024-25")
    assert set(groups) == wanted | {words.ALL}


def test_a_principal_who_decides_alone_takes_no_family_into_it():
    frame = shown("decided_by", "2024-25")

    assert frame.loc["principal", "at_table_share"] == 0
    assert frame.loc["site council", "at_table_share"] == 100
