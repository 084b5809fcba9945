"""Each widget, built and read without a browser."""

import re
import shutil
import subprocess
import sys

import pytest

import commontable_widgets
from commontable.errors import CourseError
from commontable_widgets import (
    BeliefScale,
    Feedback,
    HandIn,
    KnowledgeCheck,
    Progress,
    Promise,
    Reflection,
    RolePlanner,
    ThenAndNow,
)

WITH_A_PROMPT = [
    (Reflection, "m01-belonging"),
    (ThenAndNow, "m01-then-and-now"),
    (BeliefScale, "m01-beliefs"),
    (RolePlanner, "m01-roles"),
    (KnowledgeCheck, "m01-check"),
    (Promise, "m01-promise"),
]


def test_the_names_are_one_sorted_list_and_each_can_be_had():
    names = commontable_widgets.__all__

    assert names == sorted(names)
    assert set(names) == set(commontable_widgets._homes)
    assert dir(commontable_widgets) == names


def test_a_name_that_is_not_there_is_an_ordinary_mistake():
    with pytest.raises(AttributeError, match="RadioButtons"):
        commontable_widgets.RadioButtons  # noqa: B018


def test_building_a_reflection_does_not_load_pandas(small_module):
    build = 'from commontable_widgets import Reflection; Reflection("m01-belonging")'

    run = subprocess.run(
        [sys.executable, "-c", f"import sys; {build}; print('pandas' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=small_module,
    )

    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(("widget", "prompt"), WITH_A_PROMPT)
def test_a_widget_shows_the_title_and_the_readers_of_its_prompt(small_module, widget, prompt):
    shown = widget(prompt)

    state = shown.get_state()

    assert state["prompt"] == prompt
    assert state["title"]
    assert state["readers"] == shown.keep.readers
    assert state["keep"] == f"IPY_MODEL_{shown.keep.model_id}"


@pytest.mark.parametrize(("widget", "prompt"), WITH_A_PROMPT)
def test_a_widget_prints_as_text_with_room_to_write(small_module, widget, prompt):
    text = widget(prompt).as_text()

    assert text.startswith(widget(prompt).title)
    assert "___" in text or "( )" in text


@pytest.mark.parametrize(("widget", "prompt"), WITH_A_PROMPT)
def test_every_string_that_a_front_end_asks_for_is_in_its_table(small_module, widget, prompt):
    shown = widget(prompt)

    asked = set(re.findall(r'\bt\("([a-z-]+)"', shown._esm))

    assert asked
    assert asked <= set(shown.strings)


@pytest.mark.parametrize("widget", [HandIn, Progress, lambda: Feedback("m01-belonging")])
def test_the_strings_of_the_parts_without_a_field_are_in_their_tables(small_module, widget):
    shown = widget()

    asked = set(re.findall(r'\bt\("([a-z-]+)"', shown._esm))

    assert asked <= set(shown.strings)


@pytest.mark.parametrize("widget", [Reflection, ThenAndNow, Feedback])
def test_an_unknown_prompt_is_one_sentence(small_module, widget):
    with pytest.raises(CourseError, match="m01-nowhere") as mistake:
        widget("m01-nowhere")

    assert "\n" not in str(mistake.value)


def test_a_widget_of_another_kind_is_one_sentence(small_module):
    with pytest.raises(CourseError, match=r"'m01-promise' is of kind 'promise', and Reflection shows 'text'"):
        Reflection("m01-promise")


def test_a_then_and_now_without_first_thoughts_is_one_sentence(small_module, tmp_path, monkeypatch):
    copy = _copy(small_module, tmp_path)
    _edit(copy / "module.yml", old="then: m01-first-thoughts", new="then: m01-roles")
    monkeypatch.chdir(copy)

    with pytest.raises(CourseError, match="m01-then-and-now"):
        ThenAndNow("m01-then-and-now")


@pytest.mark.parametrize("broken", ["lead: [", "lead: Only a lead.", "- a list"])
def test_a_broken_file_of_a_widget_is_one_sentence_that_names_it(small_module, tmp_path, monkeypatch, broken):
    copy = _copy(small_module, tmp_path)
    (copy / "check.yml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(copy)

    with pytest.raises(CourseError, match=r"check\.yml") as mistake:
        KnowledgeCheck("m01-check")

    assert "\n" not in str(mistake.value)


def test_a_knowledge_check_says_nothing_of_right_or_wrong(small_module):
    questions = KnowledgeCheck("m01-check").questions

    assert {name for question in questions for choice in question["choices"] for name in choice} == {
        "id",
        "text",
        "feedback",
    }


def test_hand_in_knows_every_prompt_and_whether_it_is_needed(small_module):
    prompts = {prompt["id"]: prompt["core"] for prompt in HandIn().prompts}

    assert prompts["m01-belonging"] is True
    assert prompts["m01-beliefs"] is False


def test_progress_counts_only_sections_of_the_core_path(small_module):
    sections = [section["id"] for section in Progress().sections]

    assert sections == ["start", "roles", "close"]


def test_a_forged_message_does_not_change_what_a_widget_shows(small_module):
    check = KnowledgeCheck("m01-check")
    before = check.get_state()

    forged = {"method": "update", "state": {"questions": [], "title": "x"}, "buffer_paths": []}
    check._handle_msg({"content": {"data": forged}, "buffers": []})

    assert check.get_state() == before


def _copy(folder, into):
    return shutil.copytree(folder, into / folder.name)


def _edit(file, *, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
