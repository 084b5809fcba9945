"""The view of the school surveys: who answered, and scores that say on how many answers they stand."""

from pathlib import Path

import pytest

from commontable.datasets import table, words
from commontable.datasets.views import Choice, view

ROOT = Path(__file__).parents[3]
YEARS = ["2022-23", "2023-24", "2024-25"]


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def shown(grouping, year):
    return view("school_survey").show(Choice("survey_figures", grouping, year))


def points(score):
    return round((score - 1) / 4 * 100)


@pytest.mark.parametrize("year", YEARS)
def test_a_school_stands_with_its_own_figures_of_that_year(year):
    names = table("schools").set_index("school")["name"]
    rows = table("school_survey").query("year == @year")

    frame = shown("school", year).frame.set_index("group").drop(index=words.ALL)

    assert list(frame.index) == list(names)
    for row in rows.itertuples():
        told = frame.loc[names[row.school]]
        assert told["parent_response_share"] == row.parent_response
        assert told["teacher_response_share"] == row.teacher_response
        assert abs(told["ties_share"] - points(row.ties)) <= 1
        assert abs(told["trust_share"] - points(row.trust)) <= 1


@pytest.mark.parametrize("year", YEARS)
def test_all_families_together_answered_as_often_as_the_answers_themselves_say(year):
    answers = table("survey").query("year == @year")["answered"] == "yes"

    share = shown("school", year).frame.set_index("group").loc[words.ALL, "parent_response_share"]

    assert abs(share - answers.mean() * 100) <= 1


def test_by_year_more_families_answer_while_ties_fall():
    frame = shown("year", "2022-23 to 2024-25").frame.set_index("group").loc[YEARS]

    assert frame["parent_response_share"].is_monotonic_increasing
    assert frame["ties_share"].is_monotonic_decreasing


def test_the_sentence_puts_the_school_first_and_says_that_a_score_is_made_of_answers():
    sentence = shown("school", "2024-25").sentence

    assert sentence.startswith("In 2024-25, Old Mill Elementary heard from 59 of every 100 families")
    assert "A score is made of the answers that came" in sentence


def test_scores_of_one_and_of_five_are_the_ends_of_the_points(tmp_path, monkeypatch):
    folder = tmp_path / "datasets" / "small_district"
    folder.mkdir(parents=True)
    (folder / "schools.csv").write_text("school,name\nS1,Elm Row\nS2,Ash Hill\n", "utf-8")
    families = "".join(f"F{n},S{n % 2 + 1},English\n" for n in range(40))
    (folder / "families.csv").write_text(f"family,school,home_language\n{families}", "utf-8")
    rows = "S1,2024-25,40,80,70,1,5\nS2,2024-25,50,90,70,5,1\n"
    columns = "school,year,parent_response,teacher_response,student_response,ties,trust\n"
    (folder / "school_survey.csv").write_text(columns + rows, "utf-8")
    monkeypatch.setenv("COMMONTABLE_COURSE", str(tmp_path))
    choice = Choice("survey_figures", "school", "2024-25")

    frame = view("school_survey", dataset="small_district").show(choice).frame.set_index("group")

    assert list(frame["ties_share"]) == [0, 100, 50]
    assert list(frame["trust_share"]) == [100, 0, 50]
