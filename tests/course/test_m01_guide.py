"""What the guide of module 1 gives to those who lead it, held against the module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m01_equal_partners"
GUIDE = (ROOT / "facilitator_guides" / "m01_equal_partners.md").read_text(encoding="utf-8")


def from_yaml(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


PROMPTS = {prompt["id"] for prompt in from_yaml("module.yml")["prompts"]}


def running_orders():
    return re.findall(r"### (\d+) minutes\n(.*?)(?=\n##)", GUIDE, flags=re.DOTALL)


@pytest.mark.parametrize(("length", "order"), running_orders(), ids=lambda each: each[:2])
def test_the_minutes_of_a_running_order_add_up_and_it_says_who_leads(length, order):
    rows = re.findall(r"^\| (\d+) \|.*\| (F|S|both) \|$", order, flags=re.MULTILINE)

    total = sum(int(minutes) for minutes, _ in rows)

    assert total == int(length)
    assert {leader for _, leader in rows} == {"F", "S", "both"}
    assert re.search(r"(?i)\bcut\b", order)


def test_the_guide_has_three_running_orders_and_names_every_prompt_and_no_other():
    lengths = [length for length, _ in running_orders()]

    named = set(re.findall(r"m01-[a-z-]+", GUIDE))

    assert lengths == ["90", "60", "30"]
    assert named == PROMPTS


def test_the_answer_key_in_the_guide_names_one_choice_for_each_question():
    questions = from_yaml("check.yml")["questions"]
    key = dict(re.findall(r"^\| `([a-z-]+)` \| `([a-z-]+)` \|", GUIDE, flags=re.MULTILINE))

    choices = {question["id"]: {choice["id"] for choice in question["choices"]} for question in questions}

    assert set(key) == set(choices)
    assert all(key[question] in choices[question] for question in choices)
