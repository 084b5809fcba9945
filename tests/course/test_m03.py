"""What module 3 prints about Alder Valley, about visits and about its own way of asking, held against the facts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.datasets import race_groups, table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m03_trust_and_listening"
GUIDE = (ROOT / "facilitator_guides" / "m03_trust_and_listening.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "trust_and_listening.ipynb", as_version=4).cells}
PROSE = "\n".join(cell.source for cell in CELLS.values() if cell.cell_type == "markdown")
GOOD = ["better work", "helped somebody", "award"]


def from_yaml(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


MODULE = from_yaml("module.yml")
PROMPTS = {prompt["id"]: prompt for prompt in MODULE["prompts"]}
OPTIONS = PROMPTS["m03-case"]["options"]


@cache
def records():
    """Return every record with its family's group, its school, and whether a call home answered it."""
    children = table("students")[["student", "family"]]
    rows = table("records").merge(children, on="student").merge(table("families"), on="family")
    return rows.assign(
        called=rows["record"].isin(table("contacts")["record"]),
        good=rows["kind"].isin(GOOD),
        group=race_groups(rows["race_ethnicity"]),
    )


def calls_by(column):
    """Return of every 100 records those with a call home: columns False (trouble) and True (good)."""
    return records().groupby([column, "good"])["called"].mean().mul(100).round().astype(int).unstack()


def choices_of(script):
    return [choice for scene in from_yaml(script)["scenes"] for choice in scene.get("choices", [])]


def passes(**names):
    try:
        exec(CELLS["m03-case-check"].source, names)
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option["id"])
def test_the_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(option, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    key = re.search(r"The answer is \*(.+?)\*", GUIDE)[1]

    passed = passes(m03_case=option["id"])

    assert passed == (option["label"] == key)


def test_the_table_in_the_guide_is_counted_from_the_dataset():
    rows = re.findall(r"^\| (.+?) \| ([\d,]+) \| (\d+) \| (\d+) \|$", GUIDE, re.MULTILINE)
    printed = {group: (families, int(trouble), int(good)) for group, families, trouble, good in rows}
    families = records().groupby("group")["family"].nunique()
    whole = records().groupby("good")["called"].mean().mul(100).round().astype(int)

    counted = {name: (f"{families[name]:,}", row[False], row[True]) for name, row in calls_by("group").iterrows()}
    counted["All families"] = (f"{records()['family'].nunique():,}", whole[False], whole[True])

    assert printed == counted


def test_the_whole_and_every_school_look_fair_as_module_and_guide_say():
    schools, kinds = calls_by("school"), records().groupby("kind")["called"].mean().mul(100)
    whole = records().groupby("good")["called"].agg(["mean", "sum", "count"])

    printed = re.search(r"By school it is (\d+) to (\d+) and (\d+) to (\d+)", GUIDE).groups()

    assert [int(each) for each in printed] == [
        each for good in (False, True) for each in (schools[good].min(), schools[good].max())
    ]
    assert whole["mean"][True] > whole["mean"][False]
    assert all(f"{count:,}" in GUIDE for name in ("sum", "count") for count in whole[name])
    assert kinds[GOOD].max() - kinds[GOOD].min() < 1
    assert kinds.drop(GOOD).max() - kinds.drop(GOOD).min() < 1


def test_the_purposes_of_visits_in_the_guide_are_counted_from_the_dataset():
    visits = table("home_visits").merge(table("families"), on="family")
    known = (visits["purpose"] == "getting to know").groupby(race_groups(visits["race_ethnicity"])).mean() * 100

    printed = re.search(r"White, (\d+) were for getting to know them; where families gave Black, (\d+) were", GUIDE)

    assert [int(each) for each in printed.groups()] == [round(known["White"]), round(known["Black"])]


def test_the_records_are_alike_from_group_to_group_as_the_module_says():
    children = table("students").merge(table("families"), on="family")
    enrolled = race_groups(children["race_ethnicity"]).value_counts()

    for_each_child = records().groupby(["good", "group"])["record"].count().div(enrolled, level="group")

    spread = for_each_child.groupby("good").agg(lambda shares: shares.max() - shares.min())
    assert spread.max() < 0.15


def test_each_outcome_in_the_guide_stands_for_an_objective_and_shows_in_a_prompt():
    purpose = GUIDE.split("## Before the day")[0]

    shown = re.findall(r"^\| .+ \| (`m03-.+`) \|$", purpose, flags=re.MULTILINE)

    assert len(shown) == len(MODULE["objectives"])
    assert {prompt for cell in shown for prompt in re.findall(r"`(.+?)`", cell)} <= set(PROMPTS)


def test_figures_on_home_visits_are_told_with_the_design_that_limits_them():
    studies = CELLS["visit-studies"].source

    told = CELLS["visits"].source

    assert "Families were not chosen at random" in told
    assert "None of them assigned visits at random" in studies
    assert "about odds" in studies
    assert not re.search(r"visits (cut|reduced?|raised?|improved?) ", PROSE, flags=re.IGNORECASE)


def test_in_the_calculator_only_the_way_that_owns_tells_and_sets_a_day_ends_in_a_change():
    ways = [choice for choice in choices_of("calculator.yml") if choice["next"] == "end-changed"]

    assert [choice["id"] for choice in ways] == ["rule"]
    assert re.search(r"by Friday", ways[0]["text"])


@pytest.mark.parametrize("name", ["calculator.yml", "offer.yml"])
def test_no_parent_in_a_script_thanks_the_school(name):
    replies = [choice["reply"] for choice in choices_of(name)]

    thanking = [reply for reply in replies if re.search(r"\bthank|\bgrateful", reply, flags=re.IGNORECASE)]

    assert thanking == []
