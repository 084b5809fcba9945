"""The course's own prose keeps clear of deficit wording and flattering stereotypes."""

import pytest
from nbformat.v4 import new_markdown_cell

from commontable.content.rules.wording import phrases, wording_is_fair


@pytest.mark.parametrize(
    "text",
    [
        "These are hard-to-reach families.",
        "Some parents just don't care.",
        "Some parents don\u2019t care.",
        "They do not value education.",
        "We met uninvolved\nparents.",
        "It comes from a *broken home*.",
        "We serve at-risk families.",
        "We empower families.",
        "They are a model minority.",
        "These are such resilient families.",
        "Come and see their colorful cultures.",
    ],
)
def test_unfair_wording_is_found_with_a_reason(course, text):
    course.add_cell(new_markdown_cell(text))

    found = course.found_by(wording_is_fair)

    assert len(found) == 1
    assert ": " in found[0]
    assert "Write " in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Families you have no contact with yet.",
        "Parents care.",
        "A hard rule to reach for.",
        "Families bring power.",
        "We asked those families again.",
    ],
)
def test_fair_wording_has_no_finding(course, text):
    course.add_cell(new_markdown_cell(text))

    assert course.found_by(wording_is_fair) == []


def test_unfair_wording_in_a_widget_or_in_module_yml_is_found(course):
    course.write_yaml(
        "m01_small/beliefs.yml", {"lead": "L", "items": [{"id": "a", "text": "Hard to reach homes"}]}
    )
    course.change_module(summary="For the voiceless.")

    found = course.found_by(wording_is_fair)

    assert [sentence.split(" says ")[0] for sentence in found] == [
        "m01_small/beliefs.yml",
        "m01_small/module.yml",
    ]


def test_a_phrase_that_is_talked_about_is_let_through_with_a_reason(course):
    course.add_cell(new_markdown_cell("Why not say hard to reach?"))
    course.change_module(
        wording_exceptions=[{"phrase": "Hard to reach", "reason": "The words are the topic."}]
    )

    assert course.found_by(wording_is_fair) == []


def test_every_phrase_has_a_reason_and_another_way_to_say_it():
    assert len(phrases()) > 20
    assert all(len(phrase.why) > 10 and len(phrase.instead) > 10 for phrase in phrases())
