"""Widget state from a browser is a claim: each trait of each widget of ours, set to what no page of ours would send."""

import importlib
import json

import nbformat
import pytest
from attacks.lines import opened
from attacks.stage_course import GALLERY, MODULES

from commontable.content import load_course

HUGE = "x" * 150_000
SMALL = (7, -1.5, True, None, ["struck"], {"struck": "<script>"}, "struck", [[[[[["struck"]]]]]], "\ud800", "\0")
# Stock models: how a widget of ours is laid out, and where it stands. They hold nothing, and no rule of ours.
STOCK = {"LayoutModel", "VBoxModel", "HBoxModel", "BoxModel"}


@pytest.fixture(scope="module", params=MODULES)
def line(stage, cast, request):
    path = f"/api/module-kernels/{request.param}"
    kernel = cast.thief.json("POST", path, {})["kernel"]
    with opened(cast.thief, kernel) as line:
        line.settled()
        yield line
    cast.thief.ask("DELETE", f"/api/kernels/{kernel}")


def class_of(state):
    """Return our class of a model, as its own state names it; None for a stock model."""
    name = state.get("_anywidget_id", "")
    if not name.startswith("commontable_widgets"):
        assert state["_model_name"] in STOCK, state["_model_name"]
        return None
    module, _, called = name.rpartition(".")
    return getattr(importlib.import_module(module), called)


def ours(states):
    return {model: state for model, state in states.items() if class_of(state)}


def test_a_forged_or_oversized_state_changes_nothing_that_a_page_may_not_set(line, attack):
    before = ours(line.states())
    with attack("forged and oversized widget states") as tally:
        for model, state in before.items():
            line.set(model, {next(iter(state)): HUGE})
            for number, name in enumerate([*state, "comm", "keys", "_trait_values", "__class__", "set_state"]):
                if name != "value":
                    # Three for each, so that every trait of one class meets all of them.
                    for at in range(3):
                        line.set(model, {name: SMALL[(3 * number + at) % len(SMALL)]})
        said = line.settled()
        after = line.states()
        for model, state in before.items():
            for name, value in state.items():
                tally.held(after[model].get(name) == value, f"{state['_anywidget_id']}.{name}")
        kinds = {one[0] for one in said}
        tally.held(kinds <= {"status", "comm_msg", "kernel_info_reply"}, kinds)
        tally.held("Traceback" not in json.dumps(said), "a traceback")


def test_a_value_is_kept_by_a_widget_only_if_its_prompt_may_hold_it(stage, line, attack):
    keeps = {model: state for model, state in line.states().items() if "kept_in" in state}
    course = load_course(stage.course)
    assert keeps
    with attack("forged and oversized widget states") as tally:
        for value in (*SMALL, HUGE, {"": HUGE}):
            for model in keeps:
                line.set(model, {"value": value, "prompt": "struck"})
            after = line.states()
            for model, state in keeps.items():
                prompt = next(m.prompt(state["prompt"]) for m in course.modules if holds(m, state["prompt"]))
                kept = after[model]["value"]
                tally.held(kept == state["value"] or may_hold(prompt, kept), f"{prompt.id}: {str(kept)[:80]}")


def holds(module, prompt):
    return any(each.id == prompt for each in module.prompts)


def may_hold(prompt, value):
    from commontable.content.errors import UnacceptableValue

    try:
        prompt.check(value)
    except UnacceptableValue:
        return False
    return True


ASKED = (
    *({"ask": "dataset", "dataset": name} for name in ("../../etc", "/etc/passwd", "alder_valley/../..", [], {}, 7)),
    *({"ask": "view", "measure": text, "grouping": text, "year": text} for text in ("", "x" * 9_999, "__class__", "*")),
    *({"ask": "reading-level", "before": text, "after": text} for text in (HUGE, "a" * 9_000, "a. " * 3_000, "\0", "")),
    *({"ask": ask} for ask in ("eval", "view", "dataset", None, [], {"$where": "1"})),
    *({"kept": True}, {"refused": "struck"}, {"values": [HUGE]}),
)


def test_a_forged_question_gets_a_sentence_or_nothing(line, attack):
    before = line.states()
    with attack("forged questions to widgets") as tally:
        for model in ours(before):
            for asked in ASKED:
                line.send("comm_msg", {"comm_id": model, "data": {"method": "custom", "content": asked}})
        said = json.dumps(line.settled())
        for trace in ("Traceback", "root:x:", "<script>", "Error"):
            tally.held(trace not in said, trace)
        tally.held(ours(line.states()) == ours(before), "a state has changed")


def test_no_state_holds_an_answer_key(stage, line, attack):
    told = json.dumps(line.states())
    with attack("answer keys looked for in widget states") as tally:
        for module in load_course(stage.course).modules:
            source = nbformat.read(next(module.path.glob("*.ipynb")), as_version=4)
            for cell in source.cells:
                for key in hidden(cell.source):
                    tally.held(key not in told, key)
        tally.held(GALLERY in MODULES, "the gallery is looked at too")


def hidden(source):
    """Return the lines of a cell that nbgrader takes out before a participant meets it."""
    keeps, inside = [], False
    for line in source.splitlines():
        if line.startswith(("### BEGIN SOLUTION", "### BEGIN HIDDEN", "# BEGIN")):
            inside = True
        elif line.startswith(("### END", "# END")):
            inside = False
        elif inside and len(line.strip()) > 12:
            keeps.append(line.strip())
    return keeps
