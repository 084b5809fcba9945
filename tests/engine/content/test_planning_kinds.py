"""Ladders, audits, canvases, walks and plans: what each keeps, refuses and shows a reader."""

from pathlib import Path

import pytest

from commontable.content.errors import BrokenModuleFile, UnacceptableValue
from commontable.content.fields import Fields
from commontable.content.reading_prompts import read_prompt

FILES = {
    path.stem: path.read_text("utf-8") for path in Path(__file__).with_name("planning_files").glob("*.yml")
}


@pytest.fixture
def prompt_of(tmp_path):
    """Make the prompt of a kind, with the file that its widget reads."""

    def made(kind):
        found = {"id": "m10-it", "kind": kind, "title": "It", "readers": "facilitator", "about": "m10-case"}
        if kind == "belief-scale":
            found |= {"again": True, "readers": "count"}
        if kind in FILES:
            (tmp_path / "it.yml").write_text(FILES[kind], "utf-8")
            found["source"] = "it.yml"
        return read_prompt(Fields(found, where="module.yml", mistake=BrokenModuleFile), folder=tmp_path)

    return made


GOOD = [
    ("decision-ladder", {"placed": {"bell": {"now": "told", "goal": ""}, "own-1": {"name": "Garden"}}}),
    ("impact-ladder", {"rows": {"talk": {"levels": {"higher": "lower"}, "marks": []}}, "own": {"level": ""}}),
    ("impact-ladder", {"rows": {"meal": {"words": "Time."}}}),
    ("principle-audit", {"principles": {"trust": {"rating": "all", "evidence": "A call."}}}),
    ("structure-canvas", {"markers": {"room": {"state": "stands"}}, "first": "Paint."}),
    ("barrier-walk", {"event": "Fair", "steps": {"door": {"made": "school"}}, "last": {"choice": "needed"}}),
    ("pdca-planner", {"fields": {"aim": "More calls.", "date": "2026-02-28"}}),
    ("pdca-planner", {"fields": {"date": ""}}),
    ("case-words", {"shows": "A gap.", "families": "Why."}),
    ("role-planner", {"changes": {"design": "The draft.", "learn": ""}}),
    ("belief-scale", {"good-news": {"times": "1", "start_times": "0", "start_sure": "not"}}),
]
BAD = [
    ("decision-ladder", {"placed": {"bell": {"now": "top"}}}),
    ("decision-ladder", {"placed": {"bell": {"name": "Another"}}}),
    ("decision-ladder", {"placed": {"own-4": {"now": "told"}}}),
    ("decision-ladder", []),
    ("impact-ladder", {"rows": {"talk": {"levels": {"higher": "best"}}}}),
    ("impact-ladder", {"rows": {"talk": {"words": "There is no box here."}}}),
    ("impact-ladder", {"rows": {"talk": {"marks": ["two-way", "two-way"]}}}),
    ("impact-ladder", {"rows": {"talk": {"marks": ["loud"]}}}),
    ("principle-audit", {"principles": {"trust": {"rating": 3}}}),
    ("principle-audit", {"person": "somebody"}),
    ("structure-canvas", {"markers": {"center": {"state": "stands"}}}),
    ("structure-canvas", {"first": {}}),
    ("barrier-walk", {"steps": {"door": {"made": "families"}}}),
    ("barrier-walk", {"last": {"choice": "maybe"}}),
    ("pdca-planner", {"fields": {"date": "soon"}}),
    ("pdca-planner", {"fields": {"score": "10"}}),
    ("case-words", {"shows": 1}),
    ("case-words", "words"),
    ("role-planner", {"changes": {"families": "a"}}),
    ("belief-scale", {"good-news": {"start": "0"}}),
]
EMPTY = [
    ("decision-ladder", {"placed": {"bell": {"now": "", "agenda": " "}}}),
    ("impact-ladder", {"rows": {"talk": {"levels": {}, "marks": []}}, "own": {}}),
    ("principle-audit", {"principles": {}}),
    ("structure-canvas", {"markers": {"room": {}}, "first": "\n"}),
    ("barrier-walk", {"event": "", "last": {}}),
    ("pdca-planner", {"fields": {"aim": ""}}),
    ("case-words", {}),
    ("role-planner", {"changes": {}}),
]
SHOWN = [
    (
        "decision-ladder",
        {"placed": {"bell": {"now": "told", "goal": "decide", "decided": "The *board*"}}},
        """**Bell times**

- Now: Told
- Should be: Decide
- Who? The \\*board\\*
- **2 rungs below where it should be.**""",
    ),
    (
        "decision-ladder",
        {"placed": {"own-1": {"name": "*Garden*"}}},
        "**A decision of our own**\n\n- Which? \\*Garden\\*",
    ),
    (
        "impact-ladder",
        {
            "rows": {"talk": {"levels": {"higher": "lower"}, "marks": ["two-way"]}},
            "own": {"step": "Ask."},
        },
        "**Talks**\n\n- Lower: Together\n- Marks? Two\\-way\n\n**Ours**\n\n- Step? Ask\\.",
    ),
    (
        "principle-audit",
        {"principles": {"trust": {"rating": "all"}}},
        """*Not for evaluating staff\\.*

**Trust**

- Rating: All of us
- **A rating without evidence yet.**""",
    ),
    (
        "structure-canvas",
        {"markers": {"room": {"state": "stands", "words": "Open late."}}, "first": "Paint."},
        "**Center\\: Room**\n\n- How? It stands\n- What? Open late\\.\n\n- First? Paint\\.",
    ),
    (
        "barrier-walk",
        {
            "event": "Fair",
            "steps": {"door": {"made": "school"}},
            "last": {"choice": "needed"},
        },
        "**Fair**\n\n**The door**\n\n- Made? Our school\n\n**An event?**\n\n- Needed? Yes, it was",
    ),
    (
        "pdca-planner",
        {"fields": {"date": "2026-02-28", "aim": "Calls."}},
        "**Plan**\n\n- Aim? Calls\\.\n- Day? 2026\\-02\\-28",
    ),
    ("case-words", {"families": "Why."}, "**What families could tell us that it cannot**\n\nWhy\\."),
    ("role-planner", {"changes": {"learn": "Counting."}}, "**Staff\\: Learn**\n\nCounting\\."),
    (
        "belief-scale",
        {"good-news": {"times": "4+", "start_times": "0", "start_sure": "very"}},
        "- I told good news\\. **four times or more. At the start, seen from today: not once; very sure**",
    ),
]


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_a_value_of_its_kind_is_kept(prompt_of, kind, value):
    prompt_of(kind).check(value)


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_any_other_value_is_refused_in_one_sentence(prompt_of, kind, value):
    with pytest.raises(UnacceptableValue, match="“It” keeps"):
        prompt_of(kind).check(value)


@pytest.mark.parametrize(("kind", "value"), EMPTY)
def test_a_value_without_an_answer_is_empty_and_shows_nothing(prompt_of, tmp_path, kind, value):
    prompt = prompt_of(kind)

    assert prompt.is_empty(value)
    assert prompt.as_markdown(value, tmp_path) == ""


@pytest.mark.parametrize(("kind", "value", "expected"), SHOWN)
def test_a_reader_is_shown_labels_and_escaped_words(prompt_of, tmp_path, kind, value, expected):
    assert prompt_of(kind).as_markdown(value, tmp_path) == expected


def test_a_first_asking_keeps_nothing_about_the_start(prompt_of, tmp_path):
    prompt_of("belief-scale")
    found = {"id": "m10-it", "kind": "belief-scale", "title": "It", "readers": "count", "source": "it.yml"}
    first = read_prompt(Fields(found, where="module.yml", mistake=BrokenModuleFile), folder=tmp_path)

    with pytest.raises(UnacceptableValue):
        first.check({"good-news": {"start_times": "0"}})
