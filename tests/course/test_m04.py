"""What module 4 says that no other does: its figures, its answer, and what it must never say."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml
from course.alder_valley import read

from commontable.content.rules.reading_levels import grade_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m04_two_way_communication"
GUIDE = (ROOT / "facilitator_guides" / "m04_two_way_communication.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "two_way_communication.ipynb", as_version=4).cells}
PROSE = "\n".join(cell.source for cell in CELLS.values() if cell.cell_type == "markdown")


def from_yaml(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


MODULE = from_yaml("module.yml")
PROMPTS = {prompt["id"]: prompt for prompt in MODULE["prompts"]}
ALL_WORDS = "\n".join([PROSE, GUIDE, *(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))])


def log(*, began):
    """Return the contact log with what each family reads, and whether it was written in that."""
    rows = read("contacts").merge(read("families"), on="family")
    rows = rows[rows["began"] == began]
    return rows.assign(fits=rows["language"] == rows["reads"], heard=rows["answered"] == "yes")


def of_100(column):
    return round(column.mean() * 100)


SENT = log(began="school")
OTHER = SENT[SENT["reads"] != "English"]
BEGUN = log(began="family")
SPANISH = SENT[SENT["home_language"] == "Spanish"]
PAPER = SENT["channel"] == "paper note"
COUNTED = {
    "92 of every 100 messages and calls were in a language the family reads": of_100(SENT["fits"]),
    "*About 45*": 100 - of_100(SPANISH["fits"]),
    "55 of every 100 messages and calls": of_100(SPANISH["fits"]),
    "76 were in a language the family reads": of_100(SENT[PAPER]["fits"]),
    "of app messages, 98": of_100(SENT[SENT["channel"] == "app message"]["fits"]),
    "Paper was answered least, by 20 of every 100": of_100(SENT[PAPER]["heard"]),
    "paper for 14 of every 100": of_100(OTHER["channel"] == "paper note"),
    "and for 5 of every 100 to all others": of_100(SENT[SENT["reads"] == "English"]["channel"] == "paper note"),
    "families read, 51 were answered": of_100(OTHER[OTHER["fits"]]["heard"]),
    "of the others, 19": of_100(OTHER[~OTHER["fits"]]["heard"]),
    "paper was answered in 20 of every 100": of_100(OTHER[OTHER["fits"] & (OTHER["channel"] == "paper note")]["heard"]),
    "and texts in 64": of_100(OTHER[OTHER["fits"] & (OTHER["channel"] == "text")]["heard"]),
    "84 of every 100 messages and calls": of_100(BEGUN[BEGUN["reads"] == "English"]["heard"]),
    "65 from those who read Spanish": of_100(BEGUN[BEGUN["reads"] == "Spanish"]["heard"]),
    "33 from those who read any other": of_100(BEGUN[~BEGUN["reads"].isin(["English", "Spanish"])]["heard"]),
}


@pytest.mark.parametrize("said", COUNTED)
def test_a_figure_of_alder_valley_is_what_the_contact_log_gives(said):
    printed = [int(number) for number in re.findall(r"\b\d+\b", said) if number != "100"]

    assert said in f"{PROSE}\n{GUIDE}"
    assert printed == [COUNTED[said]]


@pytest.mark.parametrize("grouping", ["home_language", "channel"])
def test_a_table_in_the_key_has_the_shares_of_the_contact_log(grouping):
    rows = re.findall(r"^\| (.+?) \| ([\d,]+) \| (\d+) \| (\d+) \|$", GUIDE, flags=re.MULTILINE)
    groups = SENT.groupby(grouping)

    told = {name: [int(each.replace(",", "")) for each in shares] for name, *shares in rows}

    for name, group in groups:
        assert told[name] == [group["family"].nunique(), of_100(group["fits"]), of_100(group["heard"])]


@pytest.mark.parametrize("option", PROMPTS["m04-case"]["options"], ids=lambda option: option["id"])
def test_the_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(option, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    key = re.search(r"The answer is \*(.+?)\*", GUIDE)[1]

    passed = runs(CELLS["m04-case-check"].source, m04_case=option["id"])

    assert passed == (option["label"] == key)


def runs(code, **names):
    try:
        exec(code, names)
    except AssertionError:
        return False
    return True


def test_each_outcome_of_the_guide_shows_in_prompts_of_the_core():
    outcomes = GUIDE.split("## Before the day")[0]
    shown = re.findall(r"^\| .+ \| ((?:`m04-[a-z-]+`(?:, )?)+) \|$", outcomes, flags=re.MULTILINE)

    named = {name for cell in shown for name in re.findall(r"m04-[a-z-]+", cell)}

    assert len(shown) == len(MODULE["objectives"])
    assert all(PROMPTS[name]["core"] for name in named)


def test_no_vendors_read_rate_and_no_old_figure_is_printed_as_a_finding():
    printed = re.findall(r"\b(98|42|17) ?(?:%|percent)", ALL_WORDS)

    assert printed == []
    assert "seven days" not in PROSE


def test_where_the_40_percent_stands_the_module_says_that_these_are_odds():
    slide = next(each for each in from_yaml("check.yml")["questions"] if each["id"] == "the-odds")

    told = " ".join(choice["feedback"] for choice in slide["choices"])
    share = 1.4 / (1 + 1.4) * 100

    assert "the odds of completing homework" in told
    assert f"{share:.0f} of every 100 instead of 50" in told


def test_the_laws_are_told_as_standing_and_the_guidance_as_withdrawn():
    told = CELLS["owed"].source + CELLS["in-2025"].source

    assert told.count("not legal advice") == 2
    assert "not repealed" in told
    assert not re.search(r"(required|demanded) by (the )?(2015|Executive Order)", ALL_WORDS)


def test_the_message_that_families_would_read_is_plain_and_can_be_answered():
    text = CELLS["said-again-text"].source

    assert grade_of(text) <= 6
    assert "answer this text in your language" in text
    assert not re.search(r"do not reply", text, flags=re.IGNORECASE)
