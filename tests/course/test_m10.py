"""What is special to module 10: figures counted again, two answers, a plan with families, and traps kept out."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml
from course.alder_valley import read

from commontable.datasets.views import Choice, view

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m10_measure_and_improve"
GUIDE = (ROOT / "facilitator_guides" / "m10_measure_and_improve.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "measure_and_improve.ipynb", as_version=4).cells}
PROSE = " ".join("\n".join(cell.source for cell in CELLS.values() if cell.cell_type == "markdown").split())
YEARS = ["2022-23", "2023-24", "2024-25"]


def from_yaml(name, folder=FOLDER):
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


PROMPTS = {prompt["id"]: prompt for prompt in from_yaml("module.yml")["prompts"]}
PICKS = [(case, option["id"]) for case in ("m10-case", "m10-survey") for option in PROMPTS[case]["options"]]
WIDGETS = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def of_100(column):
    return round(float(column.mean() * 100))


def passes(case, picked):
    try:
        exec(CELLS[f"{case}-check"].source, {case.replace("-", "_"): picked})
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize(("case", "picked"), PICKS)
def test_a_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(case, picked):
    label = next(option["label"] for option in PROMPTS[case]["options"] if option["id"] == picked)
    key = re.search(r"The answer is \*(.+?)\*", GUIDE.split(f"case: `{case}`\n")[-1])[1]

    passed = passes(case, picked)

    assert passed == (label.lower() == key)


def rows_of_guide(heading):
    lines = GUIDE.split(f"| {heading} |", 1)[1].splitlines()[2:]
    rows = lines[: lines.index("")]
    return {name: values for name, *values in ([each.strip() for each in row.strip("|").split("|")] for row in rows)}


@pytest.mark.parametrize("year", YEARS)
def test_the_tables_of_the_case_in_the_guide_are_those_of_the_survey_and_the_log(year):
    survey, log = read("survey").query("year == @year"), read("decisions").query("year == @year")
    said = survey["say"] >= 3
    shares = [survey["in_its_language"] == "yes", survey["answered"] == "yes", said[survey["say"].notna()], said]
    parts = [log["families_changed"] != "nothing", log["told_why"] == "yes", log["families_part"] == "told"]

    assert rows_of_guide("year")[year] == [f"{len(survey):,}", *(str(of_100(each)) for each in shares)]
    assert rows_of_guide("decisions on record")[year] == [str(len(log)), *(str(of_100(each)) for each in parts)]


def test_the_table_of_the_second_case_in_the_guide_is_that_of_the_view():
    frame = view("school_survey").show(Choice("survey_figures", "school", "2024-25")).frame.set_index("group")

    told = rows_of_guide("school, 2024-25")

    assert list(told) == list(frame.index[:-1])
    for name, values in told.items():
        shares = frame.loc[name].filter(like="_share")
        assert values == [f"{share:.0f}" for share in shares]


def test_the_figures_in_the_text_come_out_of_the_data():
    survey, event = read("survey"), read("took_part").groupby("year")["event"]
    satisfied = (survey["satisfied"] <= 2)[survey["satisfied"].notna()].groupby(survey["year"])
    heard = (survey["answered"] == "yes").groupby(survey["year"])
    said = (survey["say"] >= 3)[survey["say"].notna()].groupby(survey["year"])
    teachers = read("school_survey").query("year == '2024-25'")["teacher_response"]
    first, _, last = YEARS

    assert [of_100(event.get_group(year)) for year in (first, last)] == [79, 79]
    assert [of_100(satisfied.get_group(year)) for year in (first, last)] == [89, 90]
    assert (of_100(heard.get_group(first)), of_100(said.get_group(first))) == (37, 51)
    assert (teachers.min(), teachers.max()) == (77, 92)
    wide = read("school_survey").pivot(index="school", columns="year", values=["parent_response", "ties"])
    assert (wide["parent_response"][last] > wide["parent_response"][first]).all()
    assert (wide["ties"][last] < wide["ties"][first]).all()
    for figure in ("79 of every 100 families came", "89 and then 90", "37 x 51 / 100", "77 to 92", "42, and then"):
        assert figure in PROSE


def test_the_lines_offered_for_jupyterlab_run_and_give_what_the_guide_says_of_those_who_answered_twice():
    code = view("having_a_say").show(Choice("say", "year", "2022-23 to 2024-25")).code
    make, look, by_way = re.findall(r"`((?:wide|rows).+?)`", CELLS["pandas"].source)
    names = {}

    exec(f"{code}\n{make}", names)
    shares = eval(look, names)
    names["pair"] = names["wide"][["2022-23", "2024-25"]].dropna()

    assert [round(share * 100) for share in shares] == [52, 35]
    assert len(names["pair"]) == 701
    assert len(eval(by_way, names)) == 12
    assert "The 701 families who answered in both" in GUIDE
    assert "went from 52 to 35 of every 100" in GUIDE


def test_each_objective_shows_in_a_prompt_of_the_core():
    shows = re.findall(r"^\| .+ \| (`m10-.+`) \|$", GUIDE.split("## Before the day")[0], flags=re.MULTILINE)

    named = [re.findall(r"m10-[a-z-]+", each) for each in shows]

    assert len(named) == len(from_yaml("module.yml")["objectives"])
    assert all(PROMPTS[name]["core"] for each in named for name in each)


def test_the_ten_lines_are_those_of_module_1_asked_again():
    first = from_yaml("beliefs.yml", folder=ROOT / "modules" / "m01_equal_partners")["items"]

    assert from_yaml("beliefs.yml")["items"] == first
    assert PROMPTS["m10-beliefs"]["again"] is True


def test_claims_that_no_document_stands_behind_are_not_told_as_facts():
    names = re.findall(r"UNICEF|Deming|Shewhart|98 percent|Philadelphia|fifty years", PROSE + WIDGETS)

    assert names == []
    assert "We found none, so the course does not use it." in GUIDE


def test_a_family_is_asked_before_its_words_are_used_and_can_take_them_back():
    asked = " ".join(CELLS["story-asked-text"].source.replace(">", " ").split())

    assert "May we tell it" in asked
    assert "You can say no" in asked
    assert "I will take it down that day" in asked
