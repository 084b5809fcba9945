"""DataView as a plain object: what it shows from the start, what it answers, and what it ignores."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commontable.datasets.plans import PLANS
from commontable.errors import CourseError
from commontable_widgets import DataView
from commontable_widgets.charts import Bars, bar_chart

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
MODULE = """
title: A case
edition: 1
minutes: 8
audience: [teachers]
summary: One look at data.
objectives: [Read a table.]
key_points: [Who came is also a record of who was asked.]
prompts:
  - id: m01-case
    kind: case
    title: Who came
    readers: facilitator
    dataset: alder_valley
    view: asked_and_took_part
    measures: [conference, volunteer]
    options: [{id: ten, label: About 10 more}, {id: thirty, label: About 30 more}]
sections:
  - {id: data, title: Data, minutes: 8, prompts: [m01-case]}
sources: []
"""


@pytest.fixture
def case(tmp_path, monkeypatch):
    """Make the widget from a module, with changes to its text."""

    def made(*changes):
        text = MODULE
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        folder = tmp_path / "m01_a_case"
        folder.mkdir()
        (folder / "module.yml").write_text(text, "utf-8")
        monkeypatch.setenv("COMMONTABLE_COURSE", str(ROOT))
        monkeypatch.chdir(folder)
        return DataView("m01-case")

    return made


def answers(widget, message):
    """What the kernel would send back to the page for one message."""
    sent = []
    widget.send = sent.append
    widget._handle_msg({"content": {"data": {"method": "custom", "content": message}}, "buffers": []})
    return sent


def asking(**changes):
    return {"ask": "view", "measure": "volunteer", "grouping": "school", "year": "2023-24", **changes}


def test_the_opening_view_is_in_the_state_that_a_page_holds(case):
    state = case().get_state()

    view = state["view"]
    assert (view["measure"], view["grouping"], view["year"]) == ("conference", "how", "2024-25")
    assert view["rows"][0]["name"] == "Asked in person"
    assert view["sentence"].startswith("In 2024-25, schools asked")
    assert json.loads(json.dumps(view)) == view


def test_a_menu_is_answered_with_the_view_it_asks_for(case):
    (answer,) = answers(case(), asking())

    assert answer["view"]["caption"].startswith("Volunteering, 2023-24")
    assert answer["view"]["rows"][0]["name"] == "Cedar Bend Elementary"


@pytest.mark.parametrize(
    "message",
    [
        asking(measure="committee"),
        asking(grouping="phone_only"),
        asking(year="1999-00"),
        asking(year=["2023-24"]),
        asking(measure={"conference": 1}),
        asking(grouping=None),
        asking(ask="code"),
        {"ask": "view"},
        {},
    ],
)
def test_a_message_that_no_menu_sends_is_ignored(case, message):
    assert answers(case(), message) == []


@pytest.mark.parametrize("view", list(PLANS))
def test_every_view_opens_with_a_chart_a_table_and_the_code_behind_it(case, view):
    shown = case(
        ("view: asked_and_took_part", f"view: {view}"), ("    measures: [conference, volunteer]\n", "")
    ).view

    assert ET.fromstring(shown["chart"]).tag == f"{SVG}svg"
    assert shown["rows"][-1]["total"]
    assert "fictional" in shown["sentence"]
    compile(shown["code"], "shown", "exec")


@pytest.fixture
def our_district(tmp_path, monkeypatch):
    """A district that brought the tables of the opening view; its figures differ in one school."""
    folder = tmp_path / "data" / "datasets" / "our_district"
    folder.mkdir(parents=True)
    for name in ("took_part", "asked", "families", "schools"):
        shutil.copy(ROOT / "datasets" / "alder_valley" / f"{name}.csv", folder)
    schools = folder / "schools.csv"
    schools.write_text(schools.read_text("utf-8").replace("Cedar Bend", "Our Hill"), "utf-8")
    monkeypatch.setenv("COMMONTABLE_DATA", str(tmp_path / "data"))


def test_without_data_of_ones_own_there_is_no_menu_of_districts(case):
    assert case().datasets == []


def test_a_districts_own_data_stand_beside_the_case_with_the_same_hiding(our_district, case):
    widget = case()

    (answer,) = answers(widget, {"ask": "dataset", "dataset": "our_district"})
    (by_school,) = answers(widget, asking(dataset="our_district"))

    assert [each["id"] for each in widget.datasets] == ["alder_valley", "our_district"]
    assert widget.view["dataset"] == "alder_valley"
    assert answer["view"]["dataset"] == "our_district"
    assert "fictional" not in answer["view"]["sentence"]
    assert set(answer["menus"]) == {"measure", "grouping", "year"}
    assert by_school["view"]["rows"][0]["name"] == "Our Hill Elementary"


def test_no_message_reaches_a_dataset_that_the_menu_does_not_offer(our_district, case):
    widget = case()

    assert answers(widget, {"ask": "dataset", "dataset": "../../etc"}) == []
    assert answers(widget, asking(dataset=["our_district"])) == []


def test_a_forged_state_changes_nothing(case):
    widget = case()
    before = widget.view

    widget.set_state({"view": {"caption": "forged"}, "menus": {}, "options": []})

    assert widget.view == before
    assert len(widget.options) == 2


def test_what_a_page_holds_does_not_mark_the_right_choice(case):
    state = case().get_state()

    assert state["options"] == [
        {"id": "ten", "text": "About 10 more"},
        {"id": "thirty", "text": "About 30 more"},
    ]


def test_for_print_the_case_is_its_table_its_sentence_and_its_question(case):
    text = case().as_text()

    assert re.search(r"Sent only the general flyer: Families [1-9],?\d+", text)
    assert "Alder Valley is fictional." in text
    assert text.rstrip().endswith("( ) About 30 more")


def test_a_number_may_be_asked_for_in_place_of_choices(case):
    widget = case(
        (
            "options: [{id: ten, label: About 10 more}, {id: thirty, label: About 30 more}]",
            "number: {min: 0, max: 100}",
        )
    )

    assert widget.number == {"min": 0, "max": 100}
    assert widget.options == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("view: asked_and_took_part", "view: everything"), "There is no view 'everything'"),
        (("dataset: alder_valley", "dataset: ../elsewhere"), "cannot name a dataset"),
        (("measures: [conference, volunteer]", "measures: [income]"), "has no measure 'income'"),
        (("measures: [conference, volunteer]", "measures: conference"), "are no list"),
    ],
)
def test_a_mistake_in_module_yml_gets_one_sentence(case, change, sentence):
    with pytest.raises(CourseError) as mistake:
        case(change)

    assert "m01-case" in str(mistake.value)
    assert sentence in str(mistake.value)


def test_every_text_of_a_chart_is_only_text():
    hostile = '<script>alert(1)</script> & "quoted" \x00'

    chart = bar_chart([Bars(hostile, (50,))], title=hostile, series=[hostile], footnote=hostile)

    tags = {each.tag.removeprefix(SVG) for each in ET.fromstring(chart).iter()}
    assert tags == {"svg", "title", "desc", "text", "rect"}


def test_a_hidden_group_has_words_in_place_of_bars():
    groups = [
        Bars("Elm Row", (40, 30)),
        Bars("Oak End", (None, None), note="too few to show, not too few to ask"),
    ]

    chart = ET.fromstring(bar_chart(groups, title="Events", series=["Asked", "Came"], footnote=""))

    texts = [each.text for each in chart.iter(f"{SVG}text")]
    assert texts[-2:] == ["Oak End", "too few to show, not too few to ask"]
    assert len(list(chart.iter(f"{SVG}rect"))) == 2 + 2
