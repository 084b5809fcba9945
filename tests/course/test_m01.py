"""What is special to module 1: its beliefs, its roles, its case and its figures."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.content.guides import outline_of
from commontable.datasets import table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m01_equal_partners"
GUIDE = (ROOT / "facilitator_guides" / "m01_equal_partners.md").read_text(encoding="utf-8")


def from_yaml(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


MODULE = from_yaml("module.yml")
PROMPTS = {prompt["id"]: prompt for prompt in MODULE["prompts"]}
OPTIONS = PROMPTS["m01-case"]["options"]
CORE = [prompt for prompt in MODULE["prompts"] if prompt["core"]]
CELLS = nbformat.read(FOLDER / "equal_partners.ipynb", as_version=4).cells
BY_ID = {cell.id: cell for cell in CELLS}


def prose():
    """Return the text that participants read, cell by cell."""
    shown = [cell for cell in CELLS if "answer" not in cell.metadata.get("tags", [])]
    return [cell.source for cell in shown if cell.cell_type == "markdown"]


def test_the_core_path_asks_for_three_reflections_and_each_other_part_once():
    kinds = sorted(prompt["kind"] for prompt in CORE)

    wanted = ["case", "knowledge-check", "promise", "role-planner", "text", "text", "text", "then-and-now"]

    assert kinds == wanted


def test_nobody_but_the_writer_reads_first_thoughts_then_and_now_the_promise_and_power():
    kept = {prompt["id"] for prompt in PROMPTS.values() if prompt["readers"] == "me"}
    counted = {prompt["id"] for prompt in PROMPTS.values() if prompt["readers"] == "count"}

    assert kept == {"m01-first-thoughts", "m01-then-and-now", "m01-promise", "m01-power"}
    assert counted == {"m01-beliefs", "m01-check"}


def test_one_prompt_gets_a_reply_and_its_writer_sees_what_the_reader_looks_at():
    replied = [prompt["id"] for prompt in PROMPTS.values() if prompt.get("reply")]
    question = BY_ID["m01-belonging-question"].source

    assert replied == ["m01-belonging"]
    assert "looks at four things" in question
    assert "ten working days" in question
    assert re.findall(r"### Rubric: (\S+)", GUIDE) == replied


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option["id"])
def test_the_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(option, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    key = re.search(r"The answer is \*(.+?)\*", GUIDE)[1]

    passed = runs(BY_ID["m01-case-check"].source, m01_case=option["id"])

    assert passed == (option["label"].lower() == key)


def test_the_table_in_the_guide_is_that_of_the_case_district(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    took = table("asked").merge(table("took_part"), on=["family", "year"])
    took = took[took["year"] == "2024-25"].groupby("how")
    measures = ["conference", "event", "volunteer", "meeting", "pto", "committee"]
    [printed] = outline_of(GUIDE).part("The case").tables

    for row in printed.rows:
        group = took.get_group(row[0].removeprefix("by ").removeprefix("general "))
        shares = [f"{group[measure].mean() * 100:.1f}" for measure in measures]

        assert row[1:] == (f"{len(group):,}", *shares)


def test_what_to_try_in_pandas_runs_on_the_rows_of_the_view_and_says_what_is_there(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    rows = table("took_part").merge(table("asked"), on=["family", "year"]).merge(table("families"), on="family")
    rows = rows[rows["year"] == "2024-25"].dropna(subset="conference")
    first, second = (eval(line, {"rows": rows}) for line in re.findall(r"`(rows.+?)`", BY_ID["pandas"].source))
    came = rows["conference"].groupby(rows["grade_band"] == "K-5").mean()
    asked = (rows["how"] == "in person").groupby(rows["grade_band"] == "K-5").mean()

    assert {"K-5", "6-8", "9-12"} == set(first.index.get_level_values(0))
    assert second["went badly"]["in person"] > 0
    assert [came.idxmax(), asked.idxmax()] == [True, True]


def runs(code, **names):
    try:
        exec(code, names)
    except AssertionError:
        return False
    return True


def test_the_beliefs_are_eight_to_ten_acts_told_in_the_first_person():
    lines = [each["text"] for each in from_yaml("beliefs.yml")["items"]]

    assert 8 <= len(lines) <= 10
    assert all(line.startswith("I ") for line in lines)
    assert not re.search(r"\b(believe|agree|value|feel)\b", " ".join(lines))


def test_the_roles_are_three_alone_and_three_together_and_ask_what_the_writer_changes():
    roles = from_yaml("roles.yml")

    assert [role["id"] for role in roles["alone"]] == ["advocate", "co-designer", "teacher-of-staff"]
    assert [role["id"] for role in roles["together"]] == ["council", "action-team", "organizing"]
    assert all(re.search(r"\byou\b", role["question"]) for role in roles["alone"] + roles["together"])


FIGURES = {
    "51 studies": "henderson-mapp-2002",
    "41 studies": "jeynes-2005",
    "0.30": "jeynes-2012",
    "77 studies": "smith-2020",
    "9.3 percent": "kraft-rogers-2015",
    "115 schools": "eef-family-skills",
    "27 percent": "bergman-chan-2021",
    "10,000 sophomores": "cherng-2016",
    "28,080": "rogers-feller-2018",
    "87 percent": "nces-98032",
    "48 percent": "nces-2017165",
    "12 percent": "pfi-2019",
    "by 40 percent": "kraft-dougherty-2013",
}


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_in_the_text_stands_in_the_source_that_it_comes_from(figure):
    listed = from_yaml("sources.yml")["sources"]
    sources = {source["id"]: json.dumps(source | {"figures": []}) for source in listed}
    number = re.search(r"[\d.,]*\d", figure)[0]

    assert any(figure in text for text in prose() if not text.startswith("## Read more"))
    assert number in sources[FIGURES[figure]]
