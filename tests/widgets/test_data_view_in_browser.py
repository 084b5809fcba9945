"""DataView in a page, by keyboard and on a small phone; Python answers with the real widget's words."""

import re
import shutil

import pytest
from widgets.host_page import ROOT, opening, served

from commontable_widgets import DataView

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
    title: Who came, by how they were asked
    readers: facilitator
    dataset: alder_valley
    view: asked_and_took_part
    measures: [conference, volunteer]
    options:
      - {id: ten, label: About 10 more}
      - {id: thirty, label: About 30 more}
sections:
  - {id: data, title: "Who was asked?", minutes: 8, prompts: [m01-case]}
sources: []
"""
ASK_PYTHON = """([id, full]) => {
    const model = globalThis.models[id];
    model.send = async (message) => {
        const answers = full ? [{ no_kernel: true, sentence: full }] : await askPython(message);
        answers.forEach((each) => model.trigger("msg:custom", each));
    };
    globalThis.page.field("m01-case").tell({ state: "ready", status: "" });
}"""


@pytest.fixture(scope="module")
def widget(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course") / "m01_a_case"
    folder.mkdir()
    (folder / "module.yml").write_text(MODULE, "utf-8")
    own = folder.parent / "datasets" / "our_district"
    own.mkdir(parents=True)
    for name in ("took_part", "asked", "families", "schools"):
        shutil.copy(ROOT / "datasets" / "alder_valley" / f"{name}.csv", own)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMONTABLE_COURSE", str(ROOT))
        patch.setenv("COMMONTABLE_DATA", str(folder.parent))
        patch.chdir(folder)
        yield DataView("m01-case")


@pytest.fixture(scope="module")
def address(widget, tmp_path_factory):
    with served({"case": widget}, folder=tmp_path_factory.mktemp("host")) as found:
        yield found


@pytest.fixture
def opened(browser, address, widget):
    """Open the page; what a menu asks is told to the real widget, whose answer comes back."""

    def with_python(message):
        answers = []
        widget.send = answers.append
        widget._handle_custom_msg(message, [])
        del widget.send
        return answers

    with opening(browser, address) as open_one:

        def open_page(*, width=1280, full=""):
            page = open_one(width=width, ready=lambda page: page.expose_function("askPython", with_python))
            page.evaluate(ASK_PYTHON, [widget.model_id, full])
            return page

        yield open_page


def test_chart_table_and_sentence_are_there_before_any_kernel(opened):
    page = opened(full="The room is full.")

    chart = page.get_by_role("img", name="Teacher conference, 2024-25")

    assert chart.locator("rect").count() == 5
    assert chart.locator("text").last.text_content() == "Alder Valley is fictional."
    assert re.fullmatch(
        r"\d,\d{3}", page.get_by_role("row", name="Asked in person").inner_text().split("\t")[1]
    )
    assert page.locator(".ct-sentence").inner_text().startswith("In 2024-25, schools asked")


def test_a_menu_changed_by_keyboard_shows_what_python_answers(opened):
    page = opened()

    page.get_by_label("Grouped by").focus()
    page.keyboard.press("ArrowDown")

    page.get_by_role("row", name="Old Mill Elementary").wait_for()
    assert page.locator(".ct-working").inner_text().startswith("Now shown: Teacher conference, 2024-25")
    assert "Larkspur Middle asked" in page.locator(".ct-sentence").inner_text()


def test_a_districts_own_data_are_shown_by_keyboard_and_the_question_keeps_its_district(opened):
    page = opened(width=320)
    page.get_by_label("Which district").focus()

    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "document.querySelector('.ct-chart text:last-of-type').textContent !== 'Alder Valley is fictional.'"
    )
    page.get_by_label("Grouped by").select_option("school")
    page.get_by_role("row", name="Old Mill Elementary").wait_for()

    assert page.get_by_label("Which district").input_value() == "our_district"
    assert "fictional" not in page.locator(".ct-sentence").inner_text()
    assert page.get_by_text("The question below is about Alder Valley (fictional).").is_visible()


def test_a_full_room_is_said_and_the_shown_view_stays(opened):
    page = opened(full="The room is full just now.")

    page.get_by_label("School year").select_option("2022-23")

    page.get_by_role("button", name="Try again").wait_for()
    assert page.locator(".ct-working").inner_text().startswith("The room is full just now.")
    assert page.locator(".ct-caption").inner_text().startswith("Teacher conference, 2024-25")


def test_an_answer_goes_to_what_keeps_it_and_can_be_taken_back(opened):
    page = opened()

    page.get_by_label("About 30 more").check()
    page.get_by_role("button", name="Clear my answer").click()

    assert page.evaluate("globalThis.page.field('m01-case').typed") == ["thirty", ""]


def test_the_only_status_of_the_prompt_is_that_of_its_answer(opened):
    page = opened()

    states = page.locator("[data-prompt='m01-case'] [role=status]")

    assert states.count() == 1
    page.evaluate(
        "globalThis.page.field('m01-case').tell({ state: 'saved', status: 'Saved 10:42', value: 'ten' })"
    )
    assert states.inner_text() == "Saved 10:42"


@pytest.mark.parametrize("grouping", ["how", "school", "home_language"])
def test_nothing_scrolls_sideways_on_a_small_phone_but_the_table(opened, grouping):
    page = opened(width=320)

    page.get_by_label("Grouped by").select_option(grouping)
    page.wait_for_function("!document.querySelector('.ct-view').hasAttribute('aria-busy')")
    page.get_by_text("Show me the pandas").click()

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".ct-chart svg").bounding_box()["width"] > 200
