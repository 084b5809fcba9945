"""Handing in, replies and progress in a page."""

import re

import pytest

STATUS = "[data-hand-in] [role=status]"
BUTTON = '[data-action="hand-in"]'
ALL = (
    "m01-first-thoughts",
    "m01-belonging",
    "m01-beliefs",
    "m01-roles",
    "m01-check",
    "m01-then-and-now",
    "m01-promise",
)


@pytest.fixture
def module_says():
    """Let the page's service tell which prompts hold something, and in what state each is."""

    def said(page, *, filled=ALL, unsaved=(), **snapshot):
        states = {
            prompt: {"state": "unsaved" if prompt in unsaved else "saved", "empty": prompt not in filled}
            for prompt in ALL
        }
        page.evaluate("(told) => globalThis.page.module.tell(told)", {"prompts": states, **snapshot})

    return said


def handed(page):
    return page.evaluate("globalThis.page.module.handed")


def test_one_click_hands_in_by_name(open_page, module_says):
    page = open_page("hand-in")
    module_says(page)

    page.locator(BUTTON).click()

    page.locator(STATUS, has_text=re.compile("^Handed in ")).wait_for()
    assert handed(page) == [{"byName": True}]


def test_one_can_be_read_without_a_name_and_hand_in_again(open_page, module_says):
    page = open_page("hand-in")
    module_says(page)
    page.locator(BUTTON).click()

    page.get_by_label("Read without my name").check()
    page.get_by_role("button", name="Hand in again").click()

    assert handed(page) == [{"byName": True}, {"byName": False}]


def test_an_earlier_hand_in_is_said_with_its_time(open_page, module_says):
    page = open_page("hand-in")

    module_says(page, handIn={"at": "2025-10-02T10:42:00Z", "byName": False})

    assert page.locator(STATUS).inner_text().startswith("Handed in October 2, 2025")
    assert page.get_by_label("Read without my name").is_checked()


def test_a_hand_in_that_fails_says_so_and_can_be_tried_again(open_page, module_says):
    page = open_page("hand-in")
    module_says(page)
    page.evaluate("globalThis.page.module.refuses = true")

    page.locator(BUTTON).click()
    page.get_by_text("Not handed in yet").wait_for()
    page.evaluate("globalThis.page.module.refuses = false")
    page.locator(BUTTON).click()

    page.locator(STATUS, has_text=re.compile("^Handed in ")).wait_for()
    assert len(handed(page)) == 2


def test_what_is_empty_is_listed_by_title_and_leads_to_its_field(open_page, module_says):
    page = open_page("first", "hand-in")
    page.evaluate("globalThis.page.field('m01-first-thoughts').tell({ state: 'ready', status: '' })")

    module_says(page, filled=set(ALL) - {"m01-first-thoughts", "m01-beliefs"})
    links = page.locator("[data-hand-in] a")
    texts = links.all_inner_texts()
    links.first.click()

    assert texts == ["Your first thoughts"]
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_what_is_not_saved_yet_is_named_and_stops_nobody(open_page, module_says):
    page = open_page("hand-in")

    module_says(page, unsaved=["m01-belonging"])
    named = page.locator(".ct-warning a").all_inner_texts()
    page.locator(BUTTON).click()

    assert named == ["One moment, and how you know"]
    assert handed(page) == [{"byName": True}]


def test_a_notebook_says_that_nothing_is_handed_in_from_it(open_page):
    page = open_page("hand-in", query="notebook")

    assert "Nothing is handed in from this notebook" in page.locator("[data-hand-in]").inner_text()
    assert page.locator(BUTTON).count() == 0


def test_there_is_nothing_of_a_reply_before_hand_in(open_page, answer):
    page = open_page("feedback")

    answer(page, "m01-belonging", state="saved", status="Saved", value="Mine.")

    assert page.locator("[data-feedback-for]").is_hidden()


def test_after_hand_in_a_quiet_line_says_that_no_reply_has_come(open_page, answer):
    page = open_page("feedback")

    answer(page, "m01-belonging", state="saved", handedIn={"at": "2025-10-02T10:42:00Z", "byName": True})

    assert page.get_by_text("No reply yet").is_visible()


def test_a_reply_is_shown_as_plain_text_with_its_writer_and_day(open_page, answer):
    page = open_page("feedback")
    reply = {"text": "What did <b>she</b> say?", "givenAt": "2025-10-03T09:00:00Z", "from": "Ana Ruiz"}

    answer(page, "m01-belonging", state="saved", feedback=[reply])

    shown = page.locator(".ct-reply").inner_text()
    assert "What did <b>she</b> say?" in shown
    assert "Ana Ruiz, October 3, 2025" in shown
    assert page.get_by_text("No reply yet").is_hidden()


def test_a_reply_to_earlier_words_shows_the_words_it_is_about(open_page, answer):
    page = open_page("feedback")
    reply = {"text": "Tell me more.", "givenAt": "2025-10-03T09:00:00Z", "from": "Ana", "words": "Earlier."}

    answer(page, "m01-belonging", state="saved", value="Later.", feedback=[reply])

    assert page.locator(".ct-reply .ct-words").all_inner_texts() == ["Earlier.", "Tell me more."]


def test_a_reply_says_when_the_words_above_it_are_newer(open_page, answer):
    page = open_page("feedback")
    reply = {"text": "Tell me more.", "givenAt": "2025-10-03T09:00:00Z", "from": "Ana", "about": 7}
    line = page.get_by_text("About an earlier version of your words")

    answer(page, "m01-belonging", state="saved", version=7, value="As read.", feedback=[reply])
    before = line.count()
    answer(page, "m01-belonging", state="saved", version=9, value="Newer.")

    assert before == 0
    assert line.is_visible()


def test_a_comment_on_a_prompt_without_a_feedback_widget_stands_in_its_field(open_page, answer):
    page = open_page("roles")
    reply = {"text": "Who decides?", "givenAt": "2025-10-03T09:00:00Z", "from": "Ana"}

    answer(page, "m01-roles", state="saved", status="Saved", feedback=[reply])

    assert page.locator('[data-prompt="m01-roles"] .ct-reply').inner_text().endswith("Who decides?")


@pytest.mark.parametrize("order", [("belonging", "feedback"), ("feedback", "belonging")])
def test_a_reply_is_shown_once_where_a_feedback_widget_stands(open_page, answer, order):
    page = open_page(*order)
    reply = {"text": "Who decides?", "givenAt": "2025-10-03T09:00:00Z", "from": "Ana"}

    answer(page, "m01-belonging", state="saved", status="Saved", feedback=[reply])

    assert page.locator(".ct-reply:visible").count() == 1


def test_progress_is_said_in_words_and_by_a_labelled_bar(open_page, module_says):
    page = open_page("progress")

    module_says(page, filled=["m01-first-thoughts", "m01-belonging"])

    bar = page.get_by_label("Your progress")
    assert page.get_by_text("1 of 3 sections done. About 20 minutes left.").is_visible()
    assert (bar.evaluate("(bar) => bar.value"), bar.evaluate("(bar) => bar.max")) == (1, 3)
    assert page.locator(".ct-sections .ct-mark").all_inner_texts() == ["Done", "Left", "Left"]
