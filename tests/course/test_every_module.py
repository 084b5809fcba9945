"""What every module promises its participants, held against its files."""

from __future__ import annotations

import re

import pytest
from course.every import FOLDERS, MODULES, ROOT, subject

import commontable_widgets
from commontable.content.kinds import KINDS
from commontable.content.markdown import count_words
from commontable.content.notebook import participant_cells
from commontable.content.parts import Part, parts_of
from commontable.content.readers import Readers
from commontable.content.rules.answer_keys import KEYS

STOP = "**A good place to stop.**"
every = pytest.mark.parametrize("folder", FOLDERS)


def prose(folder, *wanted):
    """Return the Markdown cells of these parts."""
    return [
        cell.source
        for cell, part in parts_of(subject(folder).notebook)
        if cell.cell_type == "markdown" and part in (wanted or tuple(Part))
    ]


@every
def test_each_sitting_takes_8_to_12_minutes_and_ends_in_a_good_place_to_stop(folder):
    sittings = [section for section in subject(folder).module.sections if section.core]
    stops = "\n".join(prose(folder, Part.CORE)).count(STOP)

    assert [section.id for section in sittings if not 8 <= section.minutes <= 12] == []
    assert stops == len(sittings) - 1


@every
def test_the_part_for_more_time_holds_1000_to_2500_words_and_a_second_practice(folder):
    words = sum(map(count_words, prose(folder, Part.MORE)))
    more = [prompt for prompt in subject(folder).module.prompts if not prompt.core]

    assert 1000 <= words <= 2500
    assert any(KINDS[prompt.kind].minutes == 8 for prompt in more)


@every
def test_the_head_says_for_whom_how_long_and_who_has_read_it(folder):
    module = subject(folder).module
    head = "\n".join(prose(folder)[:2])

    assert f"# {module.title}\n" in f"{head}\n"
    assert "**For**" in head
    assert f"{module.minutes} minutes" in head
    assert "stands alone" in head


@every
def test_until_families_here_have_read_and_spoken_a_module_says_so_and_invents_nobody(folder):
    from commontable.content.errors import BrokenModuleFile
    from commontable.content.yaml_files import read_mapping

    here = read_mapping(subject(folder).module.path / "families_here.yml", mistake=BrokenModuleFile)
    text = " ".join(" ".join(prose(folder)).split())

    assert ("No family of this district has read this module yet." in text) == (not here["read_by"])
    assert (" ".join(here["question"].split()) in text) == (not here["words"])
    assert re.search(r"composite voices?\b", text)


@every
def test_every_module_tells_what_changes_for_a_leader_a_teacher_and_the_front_office(folder):
    text = "\n".join(prose(folder))
    told = text[text.index("What changes in your job") :]

    assert re.search(r"\blead\b|\bleader\b", told)
    assert re.search(r"\bteach", told)
    assert re.search(r"\b(front office|front desk|liaison)", told)


@every
def test_nobody_but_the_writer_reads_what_defaults_keep_for_the_writer(folder):
    module = subject(folder).module
    kept = ("then-and-now", "promise", "family-asset-map", "reframe")

    wider = [
        prompt.id
        for prompt in module.prompts
        if (prompt.kind in kept or prompt.id.endswith("-first-thoughts")) and prompt.readers is not Readers.ME
    ]

    assert wider == []
    assert {p.readers for p in module.prompts if p.kind in ("knowledge-check", "belief-scale")} == {Readers.COUNT}


@every
def test_one_or_two_texts_for_facilitators_get_a_reply_and_their_writers_know_what_is_looked_at(folder):
    found = subject(folder)
    replied = [prompt for prompt in found.module.prompts if prompt.reply]
    questions = {cell.id: cell.source for cell in found.markdown_cells}

    assert 1 <= len(replied) <= 2
    for prompt in replied:
        asked = questions[f"{prompt.id}-question"]
        assert prompt.readers is Readers.FACILITATOR
        assert "ten working days" in asked
        assert re.search(r"\bfour\b", asked)
        assert re.search(r"agreement|tone|length", asked, re.IGNORECASE)


@every
def test_a_module_says_before_hand_in_that_it_is_not_a_reporting_channel(folder):
    cells = participant_cells(subject(folder).notebook)
    place = next(n for n, cell in enumerate(cells) if cell.source.strip() == "HandIn()")

    assert "not a reporting channel" in cells[place - 1].source


@every
def test_a_module_ends_its_core_with_hand_in_feedback_and_progress(folder):
    code = [cell.source.strip() for cell, part in parts_of(subject(folder).notebook) if part is Part.CORE]

    calls = [re.match(r"\w+", line)[0] for line in code if re.match(r"(HandIn|Feedback|Progress)\(", line)]

    assert calls[0] == "HandIn"
    assert calls[-1] == "Progress"
    assert set(calls[1:-1]) == {"Feedback"}


@every
def test_each_code_cell_that_a_participant_sees_is_one_line_and_makes_its_widget(folder, monkeypatch):
    found = subject(folder)
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    monkeypatch.chdir(found.module.path)
    code = [cell for cell in participant_cells(found.notebook) if cell.cell_type == "code"]
    names = {}
    exec(code[0].source, names)

    made = {cell.id: eval(cell.source, names) for cell in code[1:]}

    wanted = {f"{prompt.id}-field": KINDS[prompt.kind].widget for prompt in found.module.prompts}
    assert all("\n" not in cell.source.strip() for cell in code)
    assert {cell: type(made[cell]).__name__ for cell in wanted} == wanted
    assert all(type(widget).__name__ in commontable_widgets.__all__ for widget in made.values())


@every
def test_every_choice_of_a_check_teaches_something_of_its_own(folder):
    for prompt in subject(folder).module.prompts:
        if prompt.kind == "knowledge-check":
            questions = prompt.content["questions"]
            feedback = [choice["feedback"] for question in questions for choice in question["choices"]]

            assert 4 <= len(questions) <= 5
            assert len(set(feedback)) == len(feedback)
            assert min(map(count_words, feedback)) >= 12


@every
def test_no_file_that_participants_are_given_holds_a_key(folder):
    found = subject(folder)
    variables = [prompt.id.replace("-", "_") for prompt in found.module.prompts if prompt.graded]
    shown = "\n".join(cell.source for cell in participant_cells(found.notebook))

    choices = [
        set(choice)
        for prompt in found.module.prompts
        if prompt.kind == "knowledge-check"
        for question in prompt.content["questions"]
        for choice in question["choices"]
    ]

    assert all(names == {"id", "text", "feedback"} for names in choices)
    assert [name for name in variables if name in shown] == []
    assert [prompt.id for prompt in found.module.prompts if KEYS & set(prompt.settings)] == []


@every
def test_the_solution_of_the_author_passes_its_own_check_and_no_other_choice_does(folder, monkeypatch):
    found = subject(folder)
    monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
    for prompt, cells in found.prompt_cells():
        if prompt.graded:
            name = prompt.id.replace("-", "_")
            solved = {}
            exec(cells.answer.source, solved)
            others = [option.id for option in prompt.options if option.id != solved[name]]

            assert passes(cells.checks, **{name: solved[name]})
            assert [other for other in others if passes(cells.checks, **{name: other})] == []
            assert not passes(cells.checks, **{name: None})


def passes(checks, **names):
    try:
        for cell in checks:
            exec(cell.source, dict(names))
    except (AssertionError, TypeError):
        return False
    return True


def test_each_objective_is_practised_by_prompts_that_keep_something():
    for module in MODULES:
        assert 3 <= len(module.objectives) <= 6, module.folder
        assert len([prompt for prompt in module.prompts if prompt.core]) > len(module.objectives), module.folder
