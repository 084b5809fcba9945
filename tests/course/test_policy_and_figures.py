"""State policy and published figures: every row with its source, the blank template alike."""

import csv
import json
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
POLICY = ROOT / "datasets" / "policy"
FIGURES = ROOT / "datasets" / "published_figures"
PARTS = ("bodies", "documents", "rights", "complaints")
STATES = sorted(path.stem for path in POLICY.glob("*.yml") if path.stem != "template")


def policy(name):
    return yaml.safe_load((POLICY / f"{name}.yml").read_text("utf-8"))


@pytest.mark.parametrize("state", STATES)
def test_every_row_of_a_states_policy_says_where_and_when_it_was_read(state):
    found = policy(state)

    rows = [found["decisions_source"], *(row for part in PARTS for row in found[part])]
    assert [row for row in rows if not row["source"] or not row["checked"]] == []
    assert all(len(found[part]) >= 3 for part in PARTS)
    assert found["to_check"]


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_the_parts_of_the_blank_template(state):
    template = policy("template")

    assert list(policy(state)) == list(template)
    assert not any(value for part, value in template.items() if part not in ("language", "decisions_source"))


def test_what_nobody_has_confirmed_is_in_no_other_part():
    text = (POLICY / "california.yml").read_text("utf-8")

    shown, to_check = text.split("to_check:")
    for word in ("Brown Act", "Family-School Partnership Act"):
        assert word in to_check
        assert word not in shown


def test_every_published_figure_has_a_source_and_says_whether_it_is_weighted():
    package = json.loads((FIGURES / "datapackage.json").read_text("utf-8"))
    fields = package["resources"][0]["schema"]["fields"]
    with (FIGURES / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len({row["figure"] for row in rows}) == len(rows) > 300
    for field in fields:
        rules, values = field.get("constraints", {}), {row[field["name"]] for row in rows}
        assert "" not in values or not rules.get("required"), field["name"]
        assert values - {""} <= set(rules.get("enum", values)), field["name"]
        if field["type"] == "number":
            assert all(rules["minimum"] <= float(value) <= rules["maximum"] for value in values)


@pytest.mark.parametrize("folder", ["alder_valley", "policy", "published_figures"])
def test_each_dataset_has_a_card_with_origin_licence_and_who_is_missing(folder):
    card = (ROOT / "datasets" / folder / "README.md").read_text("utf-8").lower()

    for word in ("origin", "licence", "missing from it", "cc by 4.0"):
        assert word in card, word
