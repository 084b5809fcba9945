"""What is special to module 5: two disputes to the end, law as what staff do, and figures counted again."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.datasets import table
from commontable.datasets.views import Choice, view

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m05_navigating_the_system"
GUIDE = (ROOT / "facilitator_guides" / "m05_navigating_the_system.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "navigating_the_system.ipynb", as_version=4).cells}
SIX = ("explain", "offer", "in writing", "do not delay", "do not retaliate", "help a family disagree")
MONEY = "title1_budget"
NOTICED = ["week_ahead_share", "their_language_share"]
WIDGETS = [FOLDER / f"{name}.yml" for name in ("suspension", "evaluation", "decides", "decoder", "check")]


def from_yaml(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


PROMPTS = {prompt["id"]: prompt for prompt in from_yaml("module.yml")["prompts"]}
PICKS = [(case, option["id"]) for case in ("m05-case", "m05-money") for option in PROMPTS[case]["options"]]


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def printed():
    prose = [cell.source for cell in CELLS.values() if cell.id != "read-more"]
    return "\n".join([*prose, *(path.read_text("utf-8") for path in WIDGETS)])


def key_of(case):
    return re.search(r"The answer is \*(.+?)\*", GUIDE.split(f"`{case}`\n")[-1])[1]


def passes(case, picked):
    try:
        exec(CELLS[f"{case}-check"].source, {case.replace("-", "_"): picked})
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize(("case", "picked"), PICKS)
def test_a_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(case, picked):
    label = next(option["label"] for option in PROMPTS[case]["options"] if option["id"] == picked)

    passed = passes(case, picked)

    assert passed == (label.lower() == key_of(case))


def rows_of_guide(heading):
    lines = GUIDE.split(f"| {heading}, 2024-25 |", 1)[1].splitlines()[2:]
    rows = lines[: lines.index("")]
    return [[part.strip().replace(",", "") for part in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize(
    ("heading", "name", "grouping", "columns"),
    [
        ("meeting", "notices", "meeting", [*NOTICED, "plain_share", "after_work_share"]),
        ("home language", "notices", "home_language", ["families", *NOTICED]),
        ("who decided", MONEY, "decided_by", ["money_share"]),
    ],
)
def test_the_tables_of_the_guide_are_those_of_the_views(heading, name, grouping, columns):
    each = view(name)
    frame = each.show(Choice(each.measures[0], grouping, "2024-25")).frame.set_index("group")

    rows = rows_of_guide(heading)

    for group, *values in rows:
        assert values == [f"{value:.0f}" for value in frame.loc[group, columns]], group


def test_the_case_figures_in_text_and_guide_come_out_of_the_data():
    rows = table(MONEY)
    district = rows[(rows["year"] == "2024-25") & (rows["school"] == "District")].iloc[0]
    schools = rows[rows["school"] != "District"]
    spent = schools.groupby(["year", "spent_on"])["reserve"].sum()
    spent = (spent / spent.groupby("year").transform("sum") * 100).round()

    assert f"{district['reserve'] / district['allocation'] * 100:.1f} percent" == "1.2 percent"
    assert f"${district['reserve_required']:,.0f} and set aside ${district['reserve']:,}" in GUIDE
    assert f"${district['to_schools']:,.0f} of it, 95 percent" in GUIDE
    assert round(district["to_schools"] / district["reserve"] * 100) == 95
    assert (spent["2024-25", "supplies and snacks"], spent["2022-23", "interpreters"]) == (80, 80)


@pytest.mark.parametrize("script", ["suspension.yml", "evaluation.yml"])
def test_each_dispute_goes_from_a_first_talk_to_somebody_outside_the_district(script):
    scenes = from_yaml(script)["scenes"]
    said = [choice["text"] for scene in scenes for choice in scene.get("choices", [])]
    ends = [scene["text"] for scene in scenes if "choices" not in scene]

    assert any("state" in text for text in said)
    assert any("The state" in text for text in ends)
    assert any(re.search(r"was wrong|I should have|came without it", text) for text in said)


def test_rights_are_the_same_six_acts_of_staff_wherever_they_are_listed():
    texts = [CELLS[cell].source.lower() for cell in ("rights", "m05-hardest-question")]

    assert [act for act in SIX for text in texts if act not in text] == []


def test_nothing_that_is_unconfirmed_is_printed_as_a_fact():
    unconfirmed = r"Plyler|Brown Act|1703|within (15|30) days|(evaluat|test)\w* within|40 hours|PPRA"
    asked = re.findall(r"^- (.+)$", CELLS["settle"].source, flags=re.MULTILINE)

    assert re.findall(unconfirmed, printed()) == []
    assert all(question.endswith("?") for question in asked)


def test_each_objective_shows_in_a_prompt():
    shows = re.findall(r"^\| .+ \| (`m05-.+`) \|$", GUIDE.split("## Before the day")[0], flags=re.MULTILINE)

    named = [set(re.findall(r"m05-[a-z-]+", each)) for each in shows]

    assert len(named) == len(from_yaml("module.yml")["objectives"])
    assert all(each <= set(PROMPTS) for each in named)


def test_the_line_offered_for_jupyterlab_runs_after_the_code_of_the_view():
    code = view("notices").show(Choice("notice", "meeting", "2024-25")).code
    line = re.search(r"`(rows\.drop_\S.*?)`", CELLS["pandas"].source)[1]
    names = {}

    exec(code, names)
    shares = eval(line, names)

    assert shares.idxmin() == "budget evening"
    assert len(names["rows"].drop_duplicates("notice")) == 72


def test_staff_are_told_to_neither_ask_nor_write_down_immigration_status():
    assert "ask about immigration status, or write it down" in CELLS["rights"].source
    assert "immigration" not in "".join(path.read_text("utf-8") for path in WIDGETS)
