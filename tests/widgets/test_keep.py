"""What Keep takes from a browser in a notebook, and what it refuses."""

import pytest

from commontable.content import MAX_BYTES
from commontable_widgets import Keep, Reflection
from commontable_widgets import keep as keeping
from commontable_widgets.memory import KernelMemory


@pytest.fixture(autouse=True)
def new_kernel(monkeypatch):
    monkeypatch.setattr(keeping, "IN_THIS_KERNEL", KernelMemory())


@pytest.fixture
def answers(monkeypatch):
    """What a Keep says to its page."""
    said = []
    monkeypatch.setattr(Keep, "send", lambda _self, answer: said.append(answer))
    return said


def from_browser(widget, **state):
    data = {"method": "update", "state": state, "buffer_paths": []}
    widget._handle_msg({"content": {"data": data}, "buffers": []})


def test_a_value_from_the_page_is_kept_in_the_kernel_and_found_by_the_next_widget(small_module, answers):
    first = Reflection("m01-belonging").keep

    from_browser(first, value="A father waited at the door.")

    assert Reflection("m01-belonging").keep.value == "A father waited at the door."
    assert answers == [{"kept": True}]


def test_two_widgets_of_one_prompt_show_the_same_words_at_once(small_module, answers):
    writing, looking_on = Reflection("m01-first-thoughts").keep, Reflection("m01-first-thoughts").keep

    from_browser(writing, value="Written in one place.")

    assert looking_on.value == "Written in one place."


def test_a_value_of_the_wrong_shape_is_refused_in_a_sentence_and_the_old_one_stays(small_module, answers):
    keep = Reflection("m01-belonging").keep
    from_browser(keep, value="What I wrote.")

    from_browser(keep, value={"not": "a text"})

    assert keep.value == "What I wrote."
    assert answers[-1]["refused"].endswith(".")


@pytest.mark.parametrize("ruled", [True, False])
def test_a_value_over_the_limit_is_refused_and_the_old_one_stays(small_module, answers, ruled):
    keep = Reflection("m01-belonging").keep if ruled else Keep("m01-loose")
    from_browser(keep, value="Short.")

    from_browser(keep, value="ä" * MAX_BYTES)

    assert keep.value == "Short."
    assert "refused" in answers[-1]


def test_half_a_character_is_refused_without_a_traceback(answers):
    keep = Keep("m01-loose")

    from_browser(keep, value="\ud83d")

    assert keep.value is None
    assert "refused" in answers[-1]


def test_a_forged_message_changes_nothing_but_the_value(small_module, answers):
    keep = Reflection("m01-belonging").keep
    before = keep.get_state()

    from_browser(keep, prompt="m01-other", readers="group", _esm="alert(1)", strings={})

    assert keep.get_state() == before


@pytest.mark.parametrize(
    "data",
    [
        None,
        "text",
        {},
        {"method": "update"},
        {"method": "update", "state": []},
        {"method": "update", "state": {"value": 1}, "buffer_paths": [["value"]]},
        {"method": "custom"},
        {"method": "custom", "content": "text"},
        {"method": "close", "state": {}},
    ],
)
def test_a_malformed_message_is_dropped(small_module, answers, data, capsys):
    keep = Reflection("m01-belonging").keep
    before = keep.get_state()

    keep._handle_msg({"content": {"data": data}})

    assert keep.get_state() == before
    assert capsys.readouterr() == ("", "")


def test_a_keep_has_no_view_and_says_who_reads_its_prompt(small_module):
    keep = Reflection("m01-belonging").keep

    state = keep.get_state()

    assert state["_view_name"] is None
    assert (state["prompt"], state["readers"], state["kept_in"]) == ("m01-belonging", "facilitator", "kernel")
