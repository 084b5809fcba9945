"""Ladders, audits, canvases, walks and plans, built and read without a browser."""

import json
import re

import pytest
import yaml

from commontable.errors import CourseError
from commontable_widgets import CaseWords

NAMES = ["decisions", "impact", "groups", "principles", "structures", "barriers", "plan", "again", "words"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"again", "words", "groups"}])
def test_what_a_page_holds_is_the_text_of_its_file(make, name):
    content = make(name).get_state()["content"]

    held = json.loads(json.dumps(content))

    assert held == content
    assert held["lead"]


@pytest.mark.parametrize("name", NAMES)
def test_every_string_that_a_front_end_asks_for_is_in_its_table(make, name):
    widget = make(name)

    asked = set(re.findall(r'\bt\("([a-z-]+)"', widget._esm))

    assert asked <= set(widget.strings)


@pytest.mark.parametrize("name", NAMES)
def test_a_widget_prints_with_its_title_its_readers_and_room_to_write(make, name):
    text = make(name).as_text()

    assert text.startswith(f"Prompt {name}\n")
    assert widget_readers(make(name)) in text
    assert "____" in text or "( )" in text


def widget_readers(widget):
    return widget.strings[f"readers-{widget.readers}"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"words", "again"}])
def test_no_title_of_a_file_is_missing_on_paper(make, planning_module, name):
    widget = make(name)
    printed = " ".join(widget.as_text().split())

    titles = set(_titles(widget.get_state()))

    assert titles
    assert {title for title in titles if title not in printed} == set()


def _titles(found):
    """Yield every title below the root of what a widget shows."""
    if isinstance(found, dict):
        yield from (found["title"] for _ in [0] if "id" in found and "title" in found)
        for each in found.values():
            yield from _titles(each)
    elif isinstance(found, list):
        for each in found:
            yield from _titles(each)


def test_a_forged_message_changes_nothing_in_a_ladder(make):
    ladder = make("decisions")
    before = ladder.get_state()

    forged = {"method": "update", "state": {"content": {}, "own": ["x"]}, "buffer_paths": []}
    ladder._handle_msg({"content": {"data": forged}, "buffers": []})

    assert ladder.get_state() == before


def test_the_three_ways_of_a_practice_do_not_stand_in_the_order_of_their_levels(make):
    rows = make("impact").content["rows"]

    orders = {tuple(card["level"] for card in row["cards"]) for row in rows}

    assert len(orders) > 3
    assert {frozenset(order) for order in orders} == {frozenset(["higher", "moderate", "lower"])}


def test_rows_of_charts_that_were_not_read_are_marked_as_the_courses_own(make):
    rows = make("impact").content["rows"]

    early = [row for row in rows if row["set"] in {"Early childhood", "Days missed"}]

    assert len(early) == 8
    assert all(card["own"] for row in early for card in row["cards"])
    assert all(row["origin"] == "This course's own examples" for row in early)


def test_the_potluck_row_asks_what_would_make_the_evening_count(make):
    (row,) = [row for row in make("impact").content["rows"] if "ask" in row]

    lower = next(card for card in row["cards"] if card["level"] == "lower")

    assert lower["text"].startswith("Potluck")
    assert "count" in row["ask"]


def test_the_audit_says_on_paper_that_it_judges_no_person(make):
    assert "not for evaluating staff" in make("principles").as_text()


def test_there_are_seven_principles(make):
    assert len(make("principles").content["principles"]) == 7


def test_the_markers_of_structures_are_called_nobodys_benchmarks(planning_module):
    text = (planning_module / "structures.yml").read_text("utf-8")

    assert "benchmark" not in text.casefold()
    assert "this course's own" in text


def test_the_last_step_of_the_walk_asks_whether_it_had_to_be_an_event(make):
    printed = make("barriers").as_text()

    assert printed.index("Did this need to be an event?") > printed.index("Afterwards")


def test_a_second_asking_prints_both_halves_of_each_line(make):
    printed = make("again").as_text()

    assert printed.count("At the start, seen from today") == 10


def test_words_about_a_case_name_the_case(make):
    assert make("words").about == {"id": "m10-case", "title": "Who came"}


@pytest.mark.parametrize("about", [None, "m10-nowhere", "m10-groups"])
def test_words_about_no_case_get_one_sentence(planning_module, tmp_path, monkeypatch, about):
    folder = tmp_path / "m10_plans"
    folder.mkdir()
    for file in planning_module.glob("*.yml"):
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    found = yaml.safe_load((folder / "module.yml").read_text("utf-8"))
    found["prompts"][-1]["about"] = about
    (folder / "module.yml").write_text(yaml.safe_dump(found), "utf-8")
    monkeypatch.chdir(folder)

    with pytest.raises(CourseError, match="no `about` that is a case"):
        CaseWords("m10-words")
