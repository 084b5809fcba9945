"""The cohort page as a plain object: what it shows, whom it asks, and that it draws nothing that is hidden."""

import re

import pytest

from commontable_widgets.staff import CohortDesk
from commontable_widgets.staff.cohort_state import as_state
from commontable_widgets.staff.service import ADDRESS, TOKEN

HIDDEN = "too few to show, not too few to ask"
HOSTILE = "<script>alert(1)</script>"
NOTHING = {"n": None, "mean": None, "low": None, "high": None, "note": HIDDEN}
TOLD = {"n": 12, "mean": 1.5, "low": 1.0, "high": 2.0, "note": ""}


def module(state, *, minutes=20):
    return {"module": "m01", "state": state, "minutes_finished": minutes, "minutes": 40}


def counts(*people, key="title"):
    return [{key: f"Place {at}", "people": n, "note": "" if n else HIDDEN} for at, n in enumerate(people)]


def found(**more):
    """Return a cohort as the service tells of it: two people, every figure once."""
    one = {"module": "m01", "module_title": "Equal partners", "title": "Ask & tell", "sentence": "Said."}
    scale = {"start": TOLD, "end": NOTHING, "looked_back": NOTHING}
    beliefs = one | {
        "end": {"module": "m10", "prompt": "m10-x", "title": "Again"},
        "n_start": 12,
        "n_end": None,
        "scales": {"times": ["never", "once", "often", "always"]},
        "lines": [{"id": "asked", "text": "I asked first.", "times": scale}],
        "sentences": ["Ratings may fall.", "No effect."],
    }
    return {
        "cohort": "everyone",
        "cohorts": ["everyone", "north"],
        "people": 2,
        "modules": [{"folder": "m01", "title": "Equal partners", "minutes": 40}],
        "progress": [
            {"name": "Ana", "minutes": 40, "modules": [module("handed in", minutes=40)]},
            {"name": "Bo", "minutes": 0, "modules": [module("not begun", minutes=0)]},
        ],
        "stops": [one | {"title": HOSTILE, "handed_in": 1, "stopped": 26, "rows": counts(26, None)}],
        "promises": {"n": 14, "rows": counts(14, 12, None), "sentence": "Their own."},
        "beliefs": [beliefs],
        "assets": [one | {"n": 14, "rows": counts(14, 11, None), "most": ["Place 0"], "least": ["Place 1"]}],
        "assets_sentence": "",
        "cases": [one | {"question": "How many?", "n": 29, "rows": counts(29, None, key="label")}],
        "fewest": 10,
        "hidden": HIDDEN,
        "sentence": "One at a time.",
    } | more


def sections(**more):
    return {section["id"]: section for section in as_state(found(**more))["sections"]}


def test_the_facts_are_what_the_names_add_up_to():
    facts = [(fact["value"], fact["label"]) for fact in as_state(found())["facts"]]

    assert facts == [
        ("2", "people"),
        ("1", "have begun"),
        ("1", "handed in all 1 modules"),
        ("1", "hours of finished sections"),
    ]


def test_every_figure_says_the_same_as_chart_as_words_and_as_table():
    for section in sections().values():
        for figure in section["figures"]:
            words = re.search(r"<desc>(.*?)</desc>", figure["chart"])[1]
            for row in figure["rows"]:
                assert row["name"] in figure["chart"]
                assert all(cell.split(", n ")[0] in words for cell in row["cells"] if cell != HIDDEN)


def test_a_hidden_group_has_no_bar_no_number_and_a_reason():
    [figure] = sections()["stops"]["figures"]

    assert figure["chart"].count("<rect") == 1
    assert figure["rows"][1] == {"name": "Place 1", "cells": [], "note": HIDDEN}
    assert figure["chart"].count(f">{HIDDEN}</text>") == 1


def test_a_mean_that_is_hidden_has_no_mark_and_one_that_is_told_has_its_interval():
    [figure] = sections()["beliefs"]["figures"]

    # Three marks in the legend, one on the line.
    assert len(re.findall(r"<(circle|polygon)", figure["chart"])) == 4
    assert figure["columns"] == ["At the start (n 12)", "At the end", "The start, looked back on from the end"]
    assert figure["rows"][0]["cells"] == ["1.5 (1.0 to 2.0)", HIDDEN, HIDDEN]
    assert sections()["beliefs"]["lead"] == ["Ratings may fall.", "No effect."]


def test_sections_without_figures_say_why():
    nothing = {"n": None, "rows": [], "sentence": "Their own."}
    empty = sections(cases=[], beliefs=[], assets=[], assets_sentence="Theirs.", stops=[], promises=nothing)

    assert empty["cases"]["lead"] == empty["beliefs"]["lead"] == ["Nothing to show yet: a figure needs ten people."]
    assert empty["assets"]["lead"] == ["Theirs."]
    assert empty["promises"]["lead"] == ["Their own.", "Nothing to show yet: a figure needs ten people."]


def test_titles_are_text_in_a_drawing():
    [figure] = sections()["stops"]["figures"]

    assert "<script" not in figure["chart"]
    assert "&lt;script&gt;" in figure["chart"]


def test_in_a_notebook_the_page_says_in_one_sentence_where_it_works(monkeypatch):
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.delenv(TOKEN, raising=False)

    desk = CohortDesk()

    assert "served course only" in desk.as_text()
    assert desk.shown == {}


def test_a_browser_can_set_nothing_of_the_page(server):
    server.answers["/api/staff/cohort?cohort="] = (200, found())
    desk = CohortDesk()
    before = desk.get_state()

    desk.set_state({"shown": {"people": []}, "notice": "forged", "strings": {}})

    assert desk.get_state() == before
    assert desk.shown["cohort"] == "everyone"


@pytest.fixture
def asked(server):
    """Return a function that sends the page's Python a message and gives what it answers."""
    server.answers["/api/staff/cohort?cohort="] = (200, found())
    server.answers["/api/staff/cohort?cohort=north+%26+west"] = (200, found(cohort="north & west"))
    server.answers["/api/staff/cohort?cohort=south"] = (422, {"sentence": "You do not lead the cohort “south”."})
    desk, said = CohortDesk(), []
    desk.send = lambda content, buffers=None: said.append(content)

    def ask(message):
        said.clear()
        desk._handle_custom_msg(message, [])
        return list(said)

    return ask


def test_another_cohort_is_asked_of_the_service_and_drawn(asked):
    [answer] = asked({"ask": "cohort", "cohort": "north & west"})

    assert answer["view"]["cohort"] == "north & west"


def test_a_cohort_of_somebody_else_is_refused_in_a_sentence(asked):
    assert asked({"ask": "cohort", "cohort": "south"}) == [{"sentence": "You do not lead the cohort “south”."}]


FORGED = [{}, {"ask": "cohort"}, {"ask": "cohort", "cohort": 7}, {"ask": "cohort", "cohort": "x" * 201}, {"ask": "all"}]


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_question_is_not_answered(asked, forged):
    assert asked(forged) == []
