"""Each widget in a page, by keyboard and at the width of a phone."""

import pytest

PROMPTS = (
    "m01-first-thoughts",
    "m01-belonging",
    "m01-beliefs",
    "m01-roles",
    "m01-check",
    "m01-then-and-now",
    "m01-promise",
)


def typed(page, prompt):
    return page.evaluate("(id) => globalThis.page.field(id).typed.at(-1)", prompt)


@pytest.fixture
def open_ready(open_page, answer):
    def opened(*names, **how):
        page = open_page(*names, **how)
        for prompt in PROMPTS:
            answer(page, prompt, state="ready", status="")
        return page

    return opened


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(open_ready, width):
    page = open_ready(width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_control_has_a_name_and_a_target_of_24_px(open_ready):
    page = open_ready(width=320)

    faults = page.evaluate(
        """(CONTROLS) => [...document.querySelectorAll(CONTROLS)].filter((control) => {
        const labels = [...(control.labels ?? [])];
        const target = ["radio", "checkbox"].includes(control.type) ? labels[0] : control;
        const box = target.getBoundingClientRect();
        const named = labels.some((label) => label.textContent.trim()) || control.textContent.trim();
        return control.checkVisibility() && (!named || box.width < 24 || box.height < 24);
    }).map((control) => control.outerHTML)""",
        "input, textarea, button",
    )

    assert faults == []


def test_no_two_elements_share_an_id(open_ready):
    page = open_ready()

    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")

    assert len(ids) == len(set(ids))


def test_arrow_keys_stay_inside_their_own_question(open_ready):
    page = open_ready("beliefs")
    groups = page.locator(".ct-scale")
    groups.nth(0).get_by_role("radio").first.focus()

    for _ in range(5):
        page.keyboard.press("ArrowDown")

    assert groups.nth(0).locator(":checked").count() == 1
    assert page.locator(".ct-scale :checked").count() == 1


def test_the_belief_scale_keeps_how_often_and_how_sure(open_ready):
    page = open_ready("beliefs")
    line = page.get_by_role("group", name="I asked a family what it hopes")

    line.get_by_label("2 or 3 times").check()
    line.get_by_label("A little").check()

    assert typed(page, "m01-beliefs") == {"asked-hopes": {"times": "2-3", "sure": "a-little"}}


def test_choices_of_the_belief_scale_can_be_taken_back(open_ready):
    page = open_ready("beliefs")
    page.get_by_label("Once").first.check()

    page.get_by_role("button", name="Clear my choices").click()

    assert typed(page, "m01-beliefs") == {}


def test_the_role_planner_keeps_only_what_was_written(open_ready):
    page = open_ready("roles")

    page.get_by_label("What will you change so that an hour").fill("Meet at seven.")

    assert typed(page, "m01-roles") == {"changes": {"council": "Meet at seven."}}


def test_a_choice_of_the_knowledge_check_teaches_at_once(open_ready):
    page = open_ready("check")
    teaching = page.locator(".ct-teaching").first

    page.get_by_label("Yes, so many studies").check()

    assert teaching.inner_text() == "Going together is not proof of cause."
    assert teaching.get_attribute("aria-live") == "polite"
    assert typed(page, "m01-check") == {"fifty-years": "proven"}


def test_answers_that_come_back_bring_their_feedback_in_silence(open_page, answer):
    page = open_page("check")

    answer(page, "m01-check", state="saved", status="Saved 10:42", value={"silence": "little"})

    teaching = page.locator(".ct-teaching").nth(1)
    assert teaching.inner_text().startswith("Yes. Ask once")
    assert teaching.get_attribute("aria-live") == "off"


def test_first_thoughts_stand_as_text_beside_todays(open_page, answer):
    page = open_page("then")
    answer(page, "m01-first-thoughts", state="saved", status="Saved", value="<b>They</b> do not come.")
    answer(page, "m01-then-and-now", state="ready", status="")

    page.get_by_label("What you think today").fill("Who was asked?")
    page.get_by_label("I disagree with this module").check()

    assert page.locator(".ct-then").inner_text() == "<b>They</b> do not come."
    assert typed(page, "m01-then-and-now") == {"now": "Who was asked?", "moved": "disagree"}


def test_a_promise_holds_what_was_said_and_when(open_ready):
    page = open_ready("promise")

    page.get_by_label("ask something").check()
    page.get_by_label("What I will ask or tell").fill("When can you talk?")
    page.get_by_label("What would let them say no").fill("A second day to choose from.")
    page.get_by_label("I come back").fill("2025-11-03")

    assert typed(page, "m01-promise") == {
        "act": "ask",
        "what": "When can you talk?",
        "could_say_no": "A second day to choose from.",
        "when": "2025-11-03",
        "not_this_month": False,
    }


def test_not_this_month_is_a_full_answer(open_ready):
    page = open_ready("promise")

    page.get_by_label("Not this month").check()

    assert typed(page, "m01-promise")["not_this_month"] is True
    assert page.get_by_label("What I will ask or tell").is_hidden()


def test_every_field_is_reached_by_tab_alone(open_ready):
    page = open_ready("first", "check", "promise")
    wanted = {"textarea", "radio", "date", "checkbox"}

    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.type"))

    assert wanted <= reached
