"""A field in a page: who reads it, what state it is in, and that no word is lost."""

import pytest

FIRST = '[data-prompt="m01-first-thoughts"]'
KERNEL_ANSWERS = """(answer) => Object.values(globalThis.models)
    .forEach((model) => model.trigger("msg:custom", answer))"""
BELONGING = '[data-prompt="m01-belonging"]'


def status_of(page, root):
    return page.locator(f"{root} [role=status]").inner_text()


def test_a_field_takes_no_typing_before_its_words_have_come(open_page, answer):
    page = open_page("first")
    box = page.get_by_label("Your first thoughts")

    waiting = (box.get_attribute("readonly"), status_of(page, FIRST))
    answer(page, "m01-first-thoughts", state="ready", status="")

    assert waiting == ("", "Fetching your words")
    assert box.is_editable()


def test_the_first_keystroke_replaces_saved(open_page, answer):
    page = open_page("first")
    answer(page, "m01-first-thoughts", state="saved", status="Saved 10:42", value="Words.")

    page.get_by_label("Your first thoughts").press_sequentially("x")

    assert status_of(page, FIRST) == "Not saved yet"
    assert page.evaluate("globalThis.page.field('m01-first-thoughts').typed") == ["Words.x"]


def test_saved_is_said_only_of_the_words_that_the_box_holds(open_page, answer):
    page = open_page("first")
    answer(page, "m01-first-thoughts", state="ready", status="")
    page.get_by_label("Your first thoughts").press_sequentially("ab")

    answer(page, "m01-first-thoughts", state="saved", status="Saved 10:42", value="a")
    early = status_of(page, FIRST)
    answer(page, "m01-first-thoughts", state="saved", status="Saved 10:42", value="ab")

    assert early == "Not saved yet"
    assert status_of(page, FIRST) == "Saved 10:42"


def test_words_that_arrive_never_replace_words_typed(open_page, answer):
    page = open_page("first")
    answer(page, "m01-first-thoughts", state="ready", status="")
    box = page.get_by_label("Your first thoughts")
    box.fill("typed here")

    answer(page, "m01-first-thoughts", state="ready", status="", value="arrived late")

    assert box.input_value() == "typed here"


def test_words_of_another_visit_stand_in_the_box(open_page, answer):
    page = open_page("first")

    answer(
        page, "m01-first-thoughts", state="saved", status="Saved 10:42", value="<img src=x onerror=alert(1)>"
    )

    assert page.get_by_label("Your first thoughts").input_value() == "<img src=x onerror=alert(1)>"


def test_a_failed_save_keeps_the_words_and_the_typing(open_page, answer):
    page = open_page("first")
    answer(page, "m01-first-thoughts", state="ready", status="")
    box = page.get_by_label("Your first thoughts")
    box.fill("kept")

    answer(page, "m01-first-thoughts", state="failed", status="Not saved yet. The server does not answer.")
    box.press_sequentially("!")

    assert box.input_value() == "kept!"


def test_a_page_with_a_service_never_tells_the_kernel(open_page, answer):
    page = open_page("first", "roles", "promise")
    for prompt in ("m01-first-thoughts", "m01-roles", "m01-promise"):
        answer(page, prompt, state="ready", status="")

    page.get_by_label("Your first thoughts").fill("mine alone")
    page.get_by_label("What I will ask or tell").fill("mine alone")

    held = page.evaluate("Object.values(globalThis.models).map((model) => model.get('value') ?? null)")
    assert page.evaluate("globalThis.sent") == []
    assert set(held) == {None}


def test_a_field_that_nobody_else_opens_says_so(open_page):
    page = open_page("first")

    sentence = page.locator(f"{FIRST} .ct-readers").inner_text()

    assert sentence.startswith("Nobody in this course can open this.")
    assert page.locator(FIRST).get_attribute("data-readers") == "me"


def test_a_field_names_its_readers(open_page, answer):
    page = open_page("belonging")

    answer(page, "m01-belonging", state="ready", status="", readerNames=["Ana Ruiz", "<b>Bo</b>"])

    said = page.locator(f"{BELONGING} .ct-readers").inner_text()
    assert said == "Read by the facilitators and reviewers of your cohort: Ana Ruiz and <b>Bo</b>."


def test_the_state_is_not_spoken_after_each_pause(open_page, answer):
    page = open_page("first")
    live = page.locator(f"{FIRST} [role=status]")
    answer(page, "m01-first-thoughts", state="ready", status="")
    box = page.get_by_label("Your first thoughts")

    spoken = []
    for text in ("a", "ab"):
        box.fill(text)
        spoken.append(live.get_attribute("aria-live"))
        answer(page, "m01-first-thoughts", state="saved", status=f"Saved 10:4{len(text)}", value=text)
        spoken.append(live.get_attribute("aria-live"))

    assert spoken == ["off", "polite", "off", "off"]


@pytest.fixture
def in_conflict(open_page, answer):
    page = open_page("first")
    answer(page, "m01-first-thoughts", state="ready", status="")
    page.get_by_label("Your first thoughts").fill("typed here")
    other = {"value": "typed <b>there</b>", "savedAt": "2025-10-02T10:40:00Z"}
    answer(page, "m01-first-thoughts", state="conflict", status="Not saved yet", other=other)
    return page


def test_a_conflict_shows_both_versions_as_text(in_conflict):
    panel = in_conflict.locator(f"{FIRST} .ct-conflict")

    versions = panel.locator(".ct-words").all_inner_texts()

    assert versions == ["typed here", "typed <b>there</b>"]
    assert in_conflict.get_by_label("Your first thoughts").input_value() == "typed here"


def test_one_can_go_on_with_the_other_version(in_conflict, answer):
    in_conflict.get_by_role("button", name="Go on with the other").click()
    chosen = in_conflict.evaluate("globalThis.page.field('m01-first-thoughts').chosen")

    answer(
        in_conflict,
        "m01-first-thoughts",
        state="saved",
        status="Saved 10:43",
        value="typed there",
        other=None,
    )

    assert chosen == ["other"]
    assert in_conflict.get_by_label("Your first thoughts").input_value() == "typed there"
    assert in_conflict.locator(f"{FIRST} .ct-conflict").is_hidden()


def test_one_can_go_on_with_ones_own_version(in_conflict, answer):
    in_conflict.get_by_role("button", name="Go on with mine").click()
    chosen = in_conflict.evaluate("globalThis.page.field('m01-first-thoughts').chosen")

    answer(
        in_conflict, "m01-first-thoughts", state="saved", status="Saved 10:43", value="typed here", other=None
    )

    assert chosen == ["mine"]
    assert in_conflict.get_by_label("Your first thoughts").input_value() == "typed here"
    assert status_of(in_conflict, FIRST) == "Saved 10:43"


def test_a_notebook_keeps_in_its_kernel_and_says_so_once_the_kernel_has_answered(open_page):
    page = open_page("first", query="notebook")
    page.get_by_label("Your first thoughts").fill("for an author")
    page.wait_for_function("globalThis.sent.length === 1")

    before = status_of(page, FIRST)
    page.evaluate(KERNEL_ANSWERS, {"kept": True})

    assert before == "Not saved yet"
    assert status_of(page, FIRST) == "Kept in this kernel only"
    assert page.evaluate("globalThis.sent[0][1]") == "for an author"


def test_a_notebook_shows_the_sentence_of_a_refusal_and_keeps_the_words(open_page):
    page = open_page("first", query="notebook")
    page.get_by_label("Your first thoughts").fill("too much")
    page.wait_for_function("globalThis.sent.length === 1")

    page.evaluate(KERNEL_ANSWERS, {"refused": "Too long."})

    assert status_of(page, FIRST) == "Not saved yet. Too long."
    assert page.get_by_label("Your first thoughts").input_value() == "too much"
