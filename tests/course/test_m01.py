"""What module 1 promises its participants, held against its files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
import yaml

from commontable.content.checking import findings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "modules" / "m01_equal_partners"
GUIDE = (ROOT / "facilitator_guides" / "m01_equal_partners.md").read_text(encoding="utf-8")
MORE = "## If you have more time"
STOP = "**A good place to stop.**"
WIDGETS = {
    "text": "Reflection",
    "belief-scale": "BeliefScale",
    "role-planner": "RolePlanner",
    "case": "DataView",
    "knowledge-check": "KnowledgeCheck",
    "then-and-now": "ThenAndNow",
    "promise": "Promise",
}


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


def core_prose():
    texts = prose()
    return texts[: next(place for place, text in enumerate(texts) if text.startswith(MORE))]


def words(text):
    return len(re.findall(r"[\w'-]+", text))


def test_the_content_rules_find_nothing():
    sentences = findings(ROOT)

    about_this = [sentence for sentence in sentences if "m01_equal_partners" in sentence]

    assert about_this == []


def test_the_core_path_asks_for_three_reflections_and_each_other_part_once():
    kinds = sorted(prompt["kind"] for prompt in CORE)

    wanted = ["case", "knowledge-check", "promise", "role-planner", "text", "text", "text", "then-and-now"]

    assert kinds == wanted


def test_each_sitting_takes_8_to_12_minutes_and_ends_in_a_good_place_to_stop():
    sittings = [section for section in MODULE["sections"] if section.get("core", True)]
    stops = "\n".join(core_prose()).count(STOP)

    assert all(8 <= section["minutes"] <= 12 for section in sittings)
    assert stops == len(sittings) - 1


def test_the_part_for_more_time_holds_1000_to_2500_words_and_no_prompt_of_the_core():
    text = "\n".join(prose()[len(core_prose()) :])

    fields = set(re.findall(r"m01-[a-z-]+", "\n".join(c.source for c in CELLS[place_of("more") :])))

    assert 1000 <= words(text) <= 2500
    assert not fields & {prompt["id"] for prompt in CORE}


def place_of(cell_id):
    return next(place for place, cell in enumerate(CELLS) if cell.id == cell_id)


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


def test_no_key_lies_in_a_file_that_participants_are_given():
    choices = [choice for question in from_yaml("check.yml")["questions"] for choice in question["choices"]]
    visible = "\n".join(cell.source for cell in CELLS if not cell.metadata.get("tags"))

    assert all(set(choice) == {"id", "text", "feedback"} for choice in choices)
    assert "m01_case" not in visible
    assert "thirty-or-more" not in visible
    assert all("answer" not in json.dumps(prompt) for prompt in MODULE["prompts"])


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option["id"])
def test_the_hidden_test_lets_through_the_answer_in_the_guide_and_no_other(option, monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    key = re.search(r"The answer is \*(.+?)\*", GUIDE)[1]

    passed = runs(BY_ID["m01-case-check"].source, m01_case=option["id"])

    assert passed == (option["label"].lower() == key)


def runs(code, **names):
    try:
        exec(code, names)
    except AssertionError:
        return False
    return True


def test_the_case_that_the_author_solved_passes_its_own_check(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    names = {}

    exec(BY_ID["m01-case"].source, names)

    assert runs(BY_ID["m01-case-check"].source, m01_case=names["m01_case"])


def test_every_code_cell_that_a_page_runs_makes_its_widget(monkeypatch):
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    monkeypatch.chdir(FOLDER)
    names = {}
    exec(BY_ID["widgets"].source, names)

    made = [eval(cell.source, names) for cell in CELLS if cell.id.endswith("-field")]

    assert [type(widget).__name__ for widget in made] == [WIDGETS[each["kind"]] for each in in_page_order()]


def in_page_order():
    return [PROMPTS[cell.id.removesuffix("-field")] for cell in CELLS if cell.id.endswith("-field")]


def test_every_choice_of_the_check_teaches_something_of_its_own():
    feedback = [c["feedback"] for q in from_yaml("check.yml")["questions"] for c in q["choices"]]

    shortest = min(words(text) for text in feedback)

    assert len(set(feedback)) == len(feedback)
    assert shortest >= 15


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


def test_until_families_here_have_read_and_spoken_the_module_says_so_and_invents_nobody():
    here = from_yaml("families_here.yml")
    text = "\n".join(prose())

    assert ("No family of this district has read this module yet." in text) == (not here["read_by"])
    assert (here["question"] in text) == (not here["words"])
    assert "composite voices, written for this course" in text


def parts_of(listed):
    """Return the citations and the remarks of "Read more", without marks and addresses."""
    lines = [re.sub(r"^- |, <[^>]+>|^  ", "", line) for line in listed.splitlines()]
    return {line.removesuffix(".") for line in lines} | set(lines)


def test_every_source_is_listed_under_read_more_with_its_limits():
    sources = from_yaml("sources.yml")["sources"]
    listed = BY_ID["read-more"].source

    missing = [each["id"] for each in sources if not {each["citation"], each["limits"]} <= parts_of(listed)]

    assert missing == []
    assert MODULE["sources"] == [each["id"] for each in sources]
    assert {each["flag"] for each in sources} <= {"Y", "S", "D"}


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
    sources = {source["id"]: json.dumps(source) for source in from_yaml("sources.yml")["sources"]}
    number = re.search(r"[\d.,]*\d", figure)[0]

    assert any(figure in text for text in prose() if not text.startswith("## Read more"))
    assert number in sources[FIGURES[figure]]


def test_the_module_says_before_hand_in_that_it_is_not_a_reporting_channel():
    place = place_of("hand-in-button")

    before = CELLS[place - 1].source

    assert "not a reporting channel" in before
