"""The practice widgets without a browser: what a page is given, what prints, what a forged message does."""

import json
import re
import shutil

import pytest

from commontable.errors import CommonTableError
from commontable_widgets import (
    AssetMap,
    Explanations,
    FamilyAssetMap,
    JargonDecoder,
    MessageRewrite,
    Reframe,
    Scenario,
)
from commontable_widgets.message_rewrite import LIMIT, reading_level

ALL = [
    (AssetMap, "m00-household"),
    (FamilyAssetMap, "m00-one-family"),
    (Reframe, "m00-reframe"),
    (Scenario, "m00-interpreted-call"),
    (Scenario, "m00-unfair"),
    (Scenario, "m00-front-desk"),
    (MessageRewrite, "m00-rewrite"),
    (JargonDecoder, "m00-jargon"),
]
PLAIN = (
    "We sent Sam home for two days. We want to hear what Sam and you say. "
    "Come on Thursday at five, or call me."
)
HEAVY = (
    "This notification constitutes documentation regarding implementation of disciplinary consequences "
    "administered pursuant to applicable governing board policies concerning student conduct expectations."
)


def told(widget, content):
    """What the kernel sends back for one message of a page."""
    sent = []
    widget.send = sent.append
    widget._handle_msg({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})
    return sent


@pytest.mark.parametrize(("widget", "prompt"), ALL)
def test_a_widget_shows_the_title_and_the_readers_of_its_prompt(gallery, widget, prompt):
    shown = widget(prompt)

    state = shown.get_state()

    assert state["prompt"] == prompt
    assert state["readers"] == shown.keep.readers
    assert shown.keep.value is None


@pytest.mark.parametrize(("widget", "prompt"), ALL)
def test_a_widget_prints_as_text_with_room_to_write(gallery, widget, prompt):
    text = widget(prompt).as_text()

    assert text.startswith(widget(prompt).title)
    assert "____" in text
    assert "{" not in text


@pytest.mark.parametrize(("widget", "prompt"), ALL)
def test_every_string_that_a_front_end_asks_for_is_in_its_table(gallery, widget, prompt):
    shown = widget(prompt)

    asked = set(re.findall(r'\bt\("([a-z-]+)"', shown._esm))

    assert asked <= set(shown.strings)


@pytest.mark.parametrize(("widget", "prompt"), ALL)
def test_a_forged_message_changes_nothing_that_is_shown(gallery, widget, prompt):
    shown = widget(prompt)
    before = json.dumps(shown.get_state(), default=str, sort_keys=True)

    forged = {
        "method": "update",
        "state": {"content": {}, "terms": [], "lists": {}, "title": "x"},
        "buffer_paths": [],
    }
    shown._handle_msg({"content": {"data": forged}, "buffers": []})

    assert json.dumps(shown.get_state(), default=str, sort_keys=True) == before


def test_a_script_prints_as_a_booklet_with_numbered_scenes(gallery):
    text = Scenario("m00-interpreted-call").as_text()

    assert "\n2. Eight minutes are left." in text
    assert "> 2" in text
    assert "      - She is thirteen." in text


def test_the_map_prints_the_frame_and_where_it_comes_from(gallery):
    text = AssetMap("m00-household").as_text()

    assert "Yosso" in text
    assert "Communities of Color" in text
    assert "It becomes a question" in text


def test_a_page_gets_patterns_for_terms_that_a_text_may_use(gallery):
    terms = {term["id"]: term for term in JargonDecoder("m00-jargon").terms}

    assert terms["iep"]["patterns"][0] == {"pattern": "IEPs?", "exact": True}
    assert terms["due-process"]["patterns"] == [{"pattern": r"due\s+processs?", "exact": False}]


def test_a_card_whose_term_the_glossary_lacks_is_one_sentence(tmp_path, monkeypatch, gallery):
    copy = shutil.copytree(gallery, tmp_path / gallery.name)
    text = (copy / "decoder.yml").read_text("utf-8")
    (copy / "decoder.yml").write_text(text.replace("id: iep", "id: lost"), "utf-8")
    monkeypatch.setenv("COMMONTABLE_COURSE", str(gallery.parents[1]))
    monkeypatch.chdir(copy)

    with pytest.raises(CommonTableError, match="no term 'lost'") as mistake:
        JargonDecoder("m00-jargon")

    assert "\n" not in str(mistake.value)


def test_the_map_of_one_family_and_the_other_maps_do_not_change_places(gallery):
    with pytest.raises(CommonTableError, match="'family-asset-map', and AssetMap shows 'asset-map'"):
        AssetMap("m00-one-family")


def test_the_reading_level_is_told_for_both_texts_and_kept_nowhere(gallery):
    widget = MessageRewrite("m00-rewrite")
    before = json.dumps(widget.get_state(), default=str)

    (answer,) = told(widget, {"ask": "reading-level", "before": HEAVY, "after": PLAIN})

    heavy, plain = answer["levels"]
    assert plain < 6
    assert heavy > 12
    assert json.dumps(widget.get_state(), default=str) == before


def test_a_few_words_have_no_reading_level():
    assert reading_level("Come on Tuesday.") is None


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"ask": "view", "before": "a", "after": "b"},
        {"ask": "reading-level"},
        {"ask": "reading-level", "before": 1, "after": "b"},
        {"ask": "reading-level", "before": ["a"], "after": "b"},
    ],
)
def test_a_message_that_no_page_sends_is_ignored(gallery, message):
    assert told(MessageRewrite("m00-rewrite"), message) == []


def test_a_text_too_long_to_count_gets_a_sentence(gallery):
    message = {"ask": "reading-level", "before": "", "after": "a " * LIMIT}

    (answer,) = told(MessageRewrite("m00-rewrite"), message)

    assert answer == {
        "sentence": "The reading level is worked out for up to 20,000 letters. Try a part of the message."
    }


def test_explanations_print_the_terms_that_the_module_uses_and_no_others(gallery):
    text = Explanations().as_text()

    assert "IEP: A written plan" in text
    assert "GPA" not in text
