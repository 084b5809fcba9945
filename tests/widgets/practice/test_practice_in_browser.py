"""Each practice widget in a page, by keyboard alone and at the width of a small phone."""

import pytest
from widgets.practice.gallery_words import CARD, DRAFT


def test_a_map_card_is_finished_by_keyboard_and_drawn_with_a_text(practice):
    map_ = practice("household")
    page = map_.page

    map_.choose("Which place", "Ling")
    map_.press("Tab")
    map_.type("Two languages at the stove.")
    map_.press("Tab", "Space", "Tab")
    map_.type("Ask us to tell one.")
    map_.press("Tab", "Space", "ArrowDown", "ArrowDown")

    card = {
        "seat": "linguistic",
        "what": "Two languages at the stove.",
        "how": "saw",
        "school": "Ask us to tell one.",
    }
    assert map_.kept == {"cards": [card | {"want": "not-asked"}]}
    assert page.get_by_text("Finished.", exact=True).is_visible()
    assert "Cards: 1, finished: 1" in page.get_by_role("img").get_attribute("aria-label")
    assert "Two languages at the stove. (I lived it; finished)" in page.locator(".ct-seats").inner_text()
    assert map_.sideways() == 320


def test_an_assumed_card_turns_into_a_question_and_cannot_be_finished(practice):
    map_ = practice("household", value={"cards": [CARD]})
    page = map_.page

    map_.tab_to(page.get_by_role("radio", name="I was told"))
    map_.press("ArrowDown")
    map_.tab_to(page.get_by_label("Whom could you ask"))
    map_.type("What do you tell at home?")

    assert page.get_by_label("What might your school").is_hidden()
    assert page.get_by_text("A question to ask, not yet something you know.").is_visible()
    assert map_.kept["cards"][0]["how"] == "assumed"
    assert map_.kept["cards"][0]["ask"] == "What do you tell at home?"


def test_i_do_not_know_yet_is_a_full_answer(practice):
    map_ = practice("household")

    map_.page.get_by_label("I do not know yet").check()

    assert map_.page.get_by_text("is a full answer").is_visible()
    assert map_.kept == {"cards": [{"how": "unknown"}]}


def test_a_card_taken_out_can_be_put_back(practice):
    map_ = practice("household", value={"cards": [CARD, {"seat": "work"}]})
    page = map_.page

    page.get_by_role("button", name="Take this card out").first.press("Enter")
    after = map_.kept
    map_.press("Enter")

    assert after == {"cards": [{"seat": "work"}]}
    assert map_.kept == {"cards": [CARD, {"seat": "work"}]}
    assert page.locator(".ct-slip-title").all_inner_texts() == ["Card 1", "Card 2"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("My cousin Teresa sings.", "“Teresa” is a child's name"),
        ("They have no visa.", "Leave out immigration status"),
        ("Her diabetes is known.", "Leave out health"),
        ("A low income.", "Leave out income"),
    ],
)
def test_a_gentle_check_asks_to_leave_out_what_no_map_holds(practice, words, said):
    map_ = practice("family")

    map_.page.get_by_label("What did you see").fill(words)
    map_.press("Tab")

    assert said in map_.page.locator(".ct-gentle").inner_text()
    assert map_.kept == {"cards": [{"what": words}]}


def test_languages_and_days_are_no_names(practice):
    map_ = practice("family")

    map_.page.get_by_label("What did you see").fill("On Monday they read Spanish. Grandma tells stories.")
    map_.press("Tab")

    assert map_.page.locator(".ct-gentle").inner_text() == ""


def test_a_draft_is_looked_at_only_when_asked_and_safety_is_never_reworded(practice):
    reframe = practice("reframe")
    page = reframe.page

    page.get_by_label("Your draft", exact=True).fill(DRAFT)
    before = page.locator("mark").count()
    reframe.tab_to(page.get_by_role("button", name="Look at my words"))
    reframe.press("Enter")
    reframe.type("A desk, two coats.")

    assert before == 0
    assert page.locator("mark").all_inner_texts() == ["Those parents", "don't care"]
    assert "afraid to go home" in page.locator(".ct-safety-note").inner_text()
    assert "not a reporting channel" in page.locator(".ct-safety-note").inner_text()
    assert page.locator(".ct-slip").count() == 1
    assert reframe.kept == {
        "draft": DRAFT,
        "notes": [{"about": "Those parents don't care.", "saw": "A desk, two coats."}],
        "now": "",
    }
    assert reframe.sideways() == 320


def test_a_note_outlives_its_sentence(practice):
    note = {"about": "They never come.", "keep": "I counted."}
    reframe = practice("reframe", value={"draft": "Twelve of twenty came.", "notes": [note], "now": ""})

    reframe.page.get_by_role("button", name="Look at my words").press("Enter")

    assert reframe.page.get_by_label("If you keep the sentence").input_value() == "I counted."
    assert "found nothing" in reframe.page.locator(".ct-looked").inner_text()


def test_a_conversation_is_played_by_keyboard_and_one_can_go_back(practice):
    talk = practice("call")
    page = talk.page

    talk.tab_to(page.get_by_role("button", name="That helps, Laila"))
    talk.press("Enter")
    heard = page.evaluate("document.activeElement.textContent")
    talk.press("Tab")
    talk.type("Which way would you like?")
    talk.tab_to(page.get_by_role("button", name="Go back to before this"))
    talk.press("Enter")
    talk.tab_to(page.get_by_role("button", name="Thank you, Laila"))
    talk.press("Enter")

    assert heard.startswith("Laila says six words")
    assert page.locator(".ct-step").count() == 1
    assert page.locator(".ct-thoughts li").count() == 2
    assert talk.kept == {
        "path": ["phone/interpreter"],
        "asks": {"phone/sister": "Which way would you like?"},
        "reflection": "",
    }
    assert talk.sideways() == 320


def test_a_conversation_stands_as_it_was_left(practice):
    value = {
        "path": ["phone/sister", "opening/codes"],
        "asks": {"opening/codes": "Which words?"},
        "reflection": "Late.",
    }
    talk = practice("call", value=value)

    assert talk.page.locator(".ct-step").count() == 2
    assert talk.page.get_by_label("What would you ask to find out?").nth(1).input_value() == "Which words?"
    assert talk.page.get_by_role("button", name="So you agree").is_visible()


def test_a_way_that_the_script_no_longer_has_ends_where_it_leaves_it(practice):
    talk = practice("call", value={"path": ["phone/sister", "moon/walk"], "asks": {}, "reflection": ""})

    assert talk.page.locator(".ct-step").count() == 1


@pytest.mark.parametrize("name", ["call", "unfair", "desk"])
def test_every_script_can_be_played_to_an_end(practice, name):
    talk = practice(name)

    for _ in range(9):
        if talk.page.locator(".ct-say").count():
            talk.page.locator(".ct-say").last.press("Enter")

    assert talk.page.get_by_text("The conversation ends here").is_visible()


def test_on_paper_the_next_choices_stand_as_text(practice):
    talk = practice("call")

    talk.page.emulate_media(media="print")

    assert talk.page.locator(".ct-say").first.is_visible()
