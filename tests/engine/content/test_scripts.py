"""The script of a conversation is held to its form, and the gallery's scripts to the course's promises."""

import copy
from pathlib import Path

import pytest
import yaml

from commontable.content.errors import BrokenModuleFile
from commontable.content.fields import Fields
from commontable.content.kinds.script import check_script

GALLERY = Path(__file__).parents[3] / "gallery" / "m00_gallery"
SCRIPTS = ("interpreted_call.yml", "unfair_because_of_race.yml", "front_desk.yml")


def choice(name, leads_to):
    return {
        "id": name,
        "text": "I ask.",
        "reply": "She answers.",
        "thoughts": ["Good.", "Why?"],
        "next": leads_to,
    }


@pytest.fixture
def script():
    return {
        "lead": "You call.",
        "fictional": "All are made up.",
        "ask": "What would you ask?",
        "reflect": "What changed?",
        "scenes": [
            {"id": "call", "text": "It rings.", "choices": [choice("ask", "end"), choice("tell", "more")]},
            {"id": "more", "text": "A pause.", "choices": [choice("ask", "end"), choice("wait", "end")]},
            {"id": "end", "text": "They hang up."},
        ],
    }


def check(found):
    check_script(Fields(found, where="m01_small/call.yml", mistake=BrokenModuleFile))


def test_a_script_that_can_be_played_is_accepted(script):
    before = copy.deepcopy(script)

    check(script)

    assert script == before


def broken(script, fault):
    first = script["scenes"][0]
    if fault == "no way out":
        script["scenes"][1]["choices"][0]["next"] = "call"
    elif fault == "nowhere":
        first["choices"][0]["next"] = "moon"
    elif fault == "unreached":
        script["scenes"].append({"id": "island", "text": "Nobody comes here."})
    elif fault == "one thought":
        first["choices"][0]["thoughts"] = ["Good."]
    elif fault == "one choice":
        first["choices"] = first["choices"][:1]
    elif fault == "points":
        first["choices"][0]["points"] = "3"
    return script


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("no way out", "leads back to itself"),
        ("nowhere", "'moon', which is no scene"),
        ("unreached", "no choice leads to the scene 'island'"),
        ("one thought", "two, which two different parents might have"),
        ("one choice", "one choice is none"),
        ("points", "'points' is read by no widget"),
    ],
)
def test_a_script_that_cannot_be_played_is_one_sentence(script, fault, said):
    with pytest.raises(BrokenModuleFile) as mistake:
        check(broken(script, fault))

    assert said in str(mistake.value)
    assert str(mistake.value).startswith("m01_small/call.yml")


def read(name):
    return yaml.safe_load((GALLERY / name).read_text("utf-8"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_that_its_people_are_made_up_and_speak_for_no_group(name):
    said = read(name)["fictional"]

    assert "made up" in said
    assert "speaks for no group" in said


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_choice_is_followed_by_two_thoughts_that_differ(name):
    choices = [each for scene in read(name)["scenes"] for each in scene.get("choices", [])]

    assert len(choices) > 8
    assert all(len(set(each["thoughts"])) == 2 for each in choices)


def test_in_one_script_the_school_apologises_and_changes_something():
    scenes = {scene["id"]: scene for scene in read("unfair_because_of_race.yml")["scenes"]}
    own, rule = scenes["records"]["choices"][0], scenes["change"]["choices"][0]

    assert "I am sorry" in own["text"]
    assert own["next"] == "change"
    assert "From Monday" in rule["text"]
    assert rule["next"] == "end-changed"
