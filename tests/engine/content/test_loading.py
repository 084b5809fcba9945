"""Loading a course says what it holds, and one clear sentence where it cannot."""

import os
import shutil
from functools import partial

import pytest

from commontable.content import (
    BrokenCourseFile,
    BrokenModuleFile,
    Readers,
    UnknownModule,
    UnknownPrompt,
    assignment_of,
    course_version,
    load_course,
    load_module,
)
from commontable.content.course import load_module_of_course


def test_a_course_gives_its_modules_in_order(course):
    loaded = load_course(course.root)

    assert [module.folder for module in loaded.modules] == ["m01_small"]
    assert loaded.safety_route == ""
    assert loaded.module("m01_small").number == "m01"


def test_a_module_gives_its_prompts_with_their_defaults(course):
    prompt = course.module.prompt("m01-case")

    assert (prompt.readers, prompt.reply, prompt.core, prompt.graded) == (
        Readers.FACILITATOR,
        False,
        True,
        True,
    )
    assert [option.id for option in prompt.options] == ["ten", "twenty"]
    assert prompt.minutes == 8
    assert prompt.settings["dataset"] == "alder_valley"


def test_a_module_is_read_again_when_a_file_has_changed(course):
    before = course.module

    course.change_module(title="Another title")
    os.utime(course.folder / "module.yml", ns=(1, 1))

    assert before.title == "Small"
    assert course.module.title == "Another title"


def test_a_module_is_read_once_while_nothing_changes(course):
    assert course.module is course.module


def test_a_released_copy_of_a_later_edition_is_the_same_module(course):
    copy = course.root / "release" / "m01_small--2"
    shutil.copytree(course.folder, copy)

    module = load_module(copy)

    assert (module.folder, module.path, module.notebook.name) == ("m01_small", copy, "small.ipynb")


def test_an_edition_has_its_own_assignment_from_the_second_on(course):
    assert assignment_of(course.module) == "m01_small"
    assert assignment_of(course.module, 2) == "m01_small--2"


def test_the_version_changes_with_any_file_of_the_module(course):
    before = course_version(course.module)

    (course.folder / "figures").mkdir()
    (course.folder / "figures" / "one.svg").write_text("<svg/>", encoding="utf-8")

    after = course_version(course.module)
    assert len(after) == 12
    assert after != before
    assert course_version(course.module) == after


def test_one_module_is_read_without_the_others(course):
    settings = course.root / "modules" / "course.yml"
    settings.write_text(settings.read_text("utf-8").replace("- m01_small", "- m01_small\n- m02_broken"), "utf-8")

    assert load_module_of_course(course.root, "m01_small") == load_module(course.folder)
    with pytest.raises(UnknownModule, match="m02_broken is no module"):
        load_course(course.root)


def test_unknown_names_are_told_with_the_known_ones(course):
    for asked in (load_course(course.root).module, partial(load_module_of_course, course.root)):
        with pytest.raises(UnknownModule, match=r"“nope”.*m01_small"):
            asked("nope")
    with pytest.raises(UnknownPrompt, match=r"“nope”.*m01-belonging"):
        course.module.prompt("nope")
    with pytest.raises(UnknownModule, match="is no module"):
        load_module(course.root)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": None}, "m01_small/module.yml: `title` is missing"),
        ({"edition": "one"}, "`edition` is text; wanted a whole number"),
        ({"edition": 0}, "the first edition is 1"),
        ({"minutes": True}, "`minutes` is True"),
        ({"audience": "teachers"}, "`audience` is text; wanted a list"),
        ({"prompts": ["m01-x"]}, "`prompts`, number 1, is text"),
        ({"sections": [{"id": "a", "title": "A", "minutes": 1, "prompts": ["m01-x"]}]}, "no prompt here"),
    ],
)
def test_a_broken_module_file_is_told_in_one_sentence(course, changes, sentence):
    course.change_module(**changes)

    with pytest.raises(BrokenModuleFile, match=sentence) as told:
        _ = course.module

    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("prompt", "changes", "sentence"),
    [
        ("m01-belonging", {"kind": "essay"}, "the kind 'essay' is not known; choose one of text"),
        ("m01-belonging", {"readers": "everyone"}, "`readers` is 'everyone'; choose one of me"),
        ("m01-belonging", {"id": "M01 Belonging"}, "not of the form m01-a-few-words"),
        ("m01-belonging", {"id": "m01-belonging-field"}, "not ending in"),
        ("m01-belonging", {"id": "m01-roles"}, "two prompts have the id 'm01-roles'"),
        ("m01-then-and-now", {"then": "m01-gone"}, "names 'm01-gone'"),
        ("m01-roles", {"source": "../../secret.yml"}, "wanted the name of a .yml file"),
        ("m01-roles", {"source": "gone.yml"}, "m01_small/gone.yml cannot be read"),
        ("m01-roles", {"source": "check.yml"}, "m01_small/check.yml: 'questions' is read by no widget"),
        ("m01-case", {"options": [{"id": "a", "label": "A"}]}, "needs two or more choices"),
        ("m01-case", {"number": {"min": 5, "max": 5}}, "wanted a min below its max"),
        ("m01-case", {"number": {"min": "few"}}, "needs the form"),
    ],
)
def test_a_broken_prompt_is_told_in_one_sentence(course, prompt, changes, sentence):
    course.change_prompt(prompt, **changes)

    with pytest.raises(BrokenModuleFile, match=sentence):
        _ = course.module


def test_a_choice_without_feedback_is_told_with_its_place(course):
    questions = [{"id": "a", "text": "Q", "choices": [{"id": "b", "text": "B"}]}]
    course.write_yaml("m01_small/check.yml", {"lead": "Pick.", "questions": questions})

    with pytest.raises(BrokenModuleFile, match=r"check.yml, questions 1, choices 1: `feedback` is missing"):
        _ = course.module


@pytest.mark.parametrize("name", ["../m01_small", "m01_small/x", ".git"])
def test_a_course_names_only_folders_of_modules(course, name):
    course.write_yaml("course.yml", {"title": "C", "contact": "c", "modules": [name]})

    with pytest.raises(BrokenCourseFile, match="wanted the name of a folder in modules/"):
        load_course(course.root)


def test_yaml_never_makes_objects(course):
    (course.folder / "module.yml").write_text("title: !!python/object/apply:os.getcwd []", encoding="utf-8")

    with pytest.raises(BrokenModuleFile, match="is not YAML"):
        _ = course.module


@pytest.mark.parametrize("escape", ["\\0", "\\uD83D", "\\uDC00\\uD800"])
@pytest.mark.parametrize("form", ['"{}"', '{{a: ["{}"]}}', '{{"{}": a}}', '&x [*x, "{}"]'])
def test_a_character_that_is_no_text_is_told_in_one_sentence(course, form, escape):
    file = course.root / "modules" / "course.yml"
    file.write_text(f"{file.read_text('utf-8')}\nmore: {form.format(f'Words{escape}')}\n", "utf-8")

    with pytest.raises(BrokenCourseFile, match=r"^modules/course.yml holds a character that is no text .*“Words"):
        load_course(course.root)
