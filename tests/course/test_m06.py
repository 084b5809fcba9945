"""What module 6 says of Alder Valley and of the research, held against the tables and the sources."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.datasets import table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m06_shared_power"
GUIDE = (ROOT / "facilitator_guides" / "m06_shared_power.md").read_text(encoding="utf-8")
CELLS = {cell.id: cell for cell in nbformat.read(FOLDER / "shared_power.ipynb", as_version=4).cells}
PROSE = " ".join(
    " ".join(cell.source.split()) for cell in CELLS.values() if cell.cell_type == "markdown" and cell.id != "read-more"
)


def from_yaml(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


MODULE = from_yaml("module.yml")
PROMPTS = {prompt["id"]: prompt for prompt in MODULE["prompts"]}
CASES = [(name, option["id"]) for name in ("m06-seats", "m06-agenda") for option in PROMPTS[name]["options"]]


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))


def seats():
    """Return the filled parents' seats of 2024-25 with the home language of who sits there."""
    rows = table("councils").query("year == '2024-25' and held_for == 'parent'").dropna(subset="family")
    homes = table("families").set_index("family")["home_language"]
    return rows.assign(language=rows["family"].map(homes), votes=rows["votes"] == "yes")


def lines_of(heading):
    """Return the rows of the guide's tables under a heading, the cells of each as text."""
    part = GUIDE.split(f"### {heading}")[1].split("\n### ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:1] == "|"]
    return {row[0]: row[1:] for row in rows}


def runs(prompt, answer):
    try:
        exec(CELLS[f"{prompt}-check"].source, {prompt.replace("-", "_"): answer})
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize(("prompt", "option"), CASES)
def test_a_hidden_test_lets_through_the_answer_of_the_guide_and_no_other(prompt, option):
    labels = {each["id"]: each["label"] for each in PROMPTS[prompt]["options"]}
    part = GUIDE.split(f"case: `{prompt}`")[1]
    key = re.search(r"The answer is \*(.+?)\*", part)[1]

    passed = runs(prompt, option)

    assert passed == labels[option].lower().startswith(key.lower())


def test_the_guide_s_table_of_seats_is_counted_from_the_data():
    everyone = table("families")["home_language"].value_counts()
    rows, site = seats(), seats().query("council == 'school site council'")
    told = lines_of("The case: `m06-seats`")

    for language, families in everyone.items():
        shares = [families / len(table("families")), *((each["language"] == language).mean() for each in (rows, site))]
        assert told[language] == [f"{families:,}", *(str(round(share * 100)) for share in shares)]


def test_the_guide_s_table_of_votes_is_counted_from_the_data():
    told = lines_of("The case: `m06-seats`")

    for council, rows in seats().groupby("council"):
        name = council if council.startswith("district") else f"{council}s"
        assert told[name] == [str(len(rows)), str(rows["votes"].sum())]


def test_who_votes_and_who_filled_the_seats_is_said_as_the_data_have_it():
    rows = seats()
    english = rows["language"] == "English"
    filled = rows["filled"].value_counts()

    assert (english.sum(), rows["votes"][english].sum()) == (32, 32)
    assert (len(rows) - 32, (~rows["votes"]).sum()) == (41, 19)
    assert filled.to_dict() == {"elected by families": 35, "named by the principal": 25, "came forward": 13}
    assert "All 32 parents from homes that speak only English have a vote; 19 of the other 41 have none." in GUIDE
    assert "Families elected 35 of the 73 parents; principals named 25; 13 came forward." in GUIDE


def test_the_figures_in_the_module_are_those_of_the_data():
    families = (table("families")["home_language"] == "Spanish").mean()
    rows = seats()
    share = (rows["language"] == "Spanish").mean()
    learners = rows.query("council == 'English learner committee'")

    assert (round(families * 100), round(share * 100)) == (7, 25)
    assert 3 < share / families < 4
    assert (len(learners), learners["votes"].sum()) == (27, 11)
    assert "All 31 parents on site councils have one. On the English learner committees it is 11 of 27." in PROSE
    assert f"a record of {len(table('decisions'))} decisions over three years" in PROSE


@pytest.mark.parametrize("column", ["agenda_by", "families_part"])
def test_the_guide_s_tables_of_decisions_are_counted_from_the_data(column):
    rows = table("decisions").assign(count=1)
    told = lines_of("The second case: `m06-agenda`")

    for name, group in rows.groupby(column):
        shares = [(group["told_why"] == "yes").mean(), (group["families_changed"] != "nothing").mean()]
        assert told[name] == [str(len(group)), *(str(round(share * 100)) for share in shares)]


def test_where_families_set_the_agenda_they_seldom_had_a_vote_and_the_guide_says_so():
    rows = table("decisions")
    voted = rows["families_part"].isin(["decided", "decided with staff"]).groupby(rows["agenda_by"]).sum()
    changed = rows.query("agenda_by == 'families and staff' and families_changed != 'nothing'")

    assert (voted["families and staff"], voted["principal"], len(changed)) == (2, 23, 5)
    assert "a vote in 2 of the 32 decisions; where the principal had, in 23 of the 137" in " ".join(GUIDE.split())


def test_each_objective_shows_in_a_prompt_of_the_core_that_the_guide_names():
    part = GUIDE.split("## Purpose and outcomes")[1].split("\n## ")[0]
    rows = [re.findall(r"`(m06-[a-z-]+)`", line) for line in part.splitlines() if line.startswith("|")]
    named = [ids for ids in rows if ids]

    assert len(named) == len(MODULE["objectives"])
    assert all(PROMPTS[prompt]["core"] for ids in named for prompt in ids)


def test_no_gain_in_scores_is_promised_for_shared_power():
    claims = re.findall(r"[^.]*\b(?:raises?|improves?|boosts?|leads? to)\b[^.]*\b(?:scores?|achievement)\b[^.]*", PROSE)

    assert claims == []
    assert "In US schools we found no trial in which some shared decisions and others did not." in PROSE
