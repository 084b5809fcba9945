"""Every kind of prompt on a real server: by keyboard, left and found again, handed in, read, answered."""

import json
import re

import nbformat
import pytest
from journeys.by_keyboard import Keys
from journeys.gallery_answers import ANSWERS
from journeys.gallery_course import GALLERY, open_gallery, write_course
from journeys.pages import SignedIn, violations
from journeys.server import Server, wait_until
from journeys.weight import MOST_BYTES, MOST_REQUESTS, weighed
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from commontable.content import Readers, load_module
from commontable.grading.hand_ins import KEPT

PROMPTS = list(ANSWERS)
STEPS = ("submitted", "autograded")
# What a prompt holds: its controls, and what is drawn from them.
HELD = """(root) => {
  const drawn = ".ct-talk, .ct-seats, .ct-on-rung, .ct-far, .ct-sum, .ct-teaching, .ct-then, .ct-signs";
  return {
    controls: [...root.querySelectorAll("input, select, textarea")].map((each) =>
      ["radio", "checkbox"].includes(each.type) ? each.checked : each.value),
    drawn: [...root.querySelectorAll(drawn)].map((each) => each.innerText),
  };
}"""


@pytest.fixture(scope="module")
def server(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gallery")
    server = Server(write_course(folder / "course", checkout=root), folder / "data").start()
    wait_until((server.data / "pages" / f"{GALLERY}.json").is_file, seconds=120)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def readers(root):
    """Return who reads each prompt of the gallery."""
    return {prompt.id: prompt.readers for prompt in load_module(root / "gallery" / GALLERY).prompts}


@pytest.fixture(scope="module")
def me(server, browser):
    """Return somebody who has answered every prompt by keyboard, and whom the page has told that it is saved."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    me = SignedIn(server, context).enrol("Ana Ruiz")
    open_gallery(me)
    for prompt, answer in ANSWERS.items():
        Keys(me.page, me.root(prompt)).do(answer.acts)
    for prompt in PROMPTS:
        me.is_saved(prompt)
    yield me
    context.close()


@pytest.fixture(scope="module")
def left(me):
    """Return what each prompt held when the page was left; the page has been opened anew since."""
    held = {prompt: me.root(prompt).evaluate(HELD) for prompt in PROMPTS}
    open_gallery(me)
    return held


@pytest.fixture(scope="module")
def kept(me, left):
    """Return each value as the store has it."""
    _, _, said = me.server.request("GET", f"/api/words/{GALLERY}", cookies=me.cookies())
    return {prompt: found["value"] for prompt, found in json.loads(said)["responses"].items()}


@pytest.fixture(scope="module")
def cells(me, kept):
    """Return the cells of the notebook that was handed in, as collected and as autograded."""
    me.page.locator("[data-action='hand-in']").focus()
    me.page.keyboard.press("Enter")
    expect(me.page.locator("[role=status]", has_text=re.compile("^Handed in")).first).to_be_visible(timeout=2_000)
    assert "1 new hand-in collected" in me.server.run("collect", GALLERY).stdout
    found = {step: next(me.server.data.glob(f"{step}/*/{GALLERY}/gallery.ipynb")) for step in STEPS}
    return {step: {cell.id: cell for cell in nbformat.read(path, 4).cells} for step, path in found.items()}


@pytest.fixture(scope="module")
def answered(me, cells, readers):
    """Return the prompts that a reader commented on in the gradebook; the comments have been given back."""
    [folder] = me.server.data.glob(f"submitted/*/{GALLERY}")
    prompts = [prompt for prompt in PROMPTS if readers[prompt] is Readers.FACILITATOR]
    with Gradebook(f"sqlite:///{me.server.data / 'gradebook.db'}") as gradebook:
        found = gradebook.find_submission_notebook("gallery", GALLERY, folder.parent.name)
        comments = {comment.name: comment for comment in found.comments}
        for prompt in prompts:
            comments[prompt].manual_comment = reply_to(prompt)
        gradebook.db.commit()
    assert f"{len(prompts)} new comments" in me.server.run("feedback", GALLERY).stdout
    open_gallery(me)
    return prompts


def reply_to(prompt):
    return f"I read what you wrote under {prompt}."


def test_every_prompt_of_the_gallery_is_answered_here(readers):
    assert set(ANSWERS) == set(readers)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_widget_holds_again_what_was_left_in_it(me, left, prompt):
    held = me.root(prompt).evaluate(HELD)

    assert held == left[prompt]
    assert set(ANSWERS[prompt].words) <= set(held["controls"])
    me.is_saved(prompt)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_what_readers_may_see_reads_as_it_was_typed_and_the_rest_is_kept(cells, kept, readers, prompt):
    answer = ANSWERS[prompt]

    for step in STEPS:
        cell = cells[step][prompt]
        if readers[prompt] is Readers.FACILITATOR:
            assert [words for words in (*answer.words, *answer.choices) if words not in cell.source] == []
            assert cell.metadata["commontable"]["value"] == kept[prompt]
        else:
            assert (cell.source, cell.metadata["commontable"]) == (KEPT, {"kept": True})


def test_no_kept_word_leaves_the_store(me, answered, readers):
    kept = [words for prompt in PROMPTS if readers[prompt] is Readers.ME for words in ANSWERS[prompt].words]
    files = [path for step in (*STEPS, "feedback") for path in (me.server.data / step).rglob("*") if path.is_file()]

    text = b"\n".join(path.read_bytes() for path in files).decode("utf-8", "replace")

    assert ANSWERS["m00-groups"].words[0] in text
    assert [words for words in kept if words in text] == []


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_reply_stands_under_the_words_it_is_about_and_nowhere_else(me, answered, readers, prompt):
    shown = me.page.get_by_text(reply_to(prompt), exact=True).locator("visible=true")
    place = me.page.locator(f"[data-prompt='{prompt}'], [data-feedback-for='{prompt}']").filter(has=shown)

    if prompt in answered:
        expect(shown).to_have_count(1)
        expect(place).to_have_count(1)
    else:
        expect(shown).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_widgets_that_are_in_use_and_nothing_scrolls_sideways(me, left, axe, width):
    me.page.set_viewport_size({"width": width, "height": 900})

    assert violations(me.page, axe) == []
    assert me.page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_words_and_choices_stand_and_buttons_do_not(me, left):
    me.page.emulate_media(media="print")
    me.page.evaluate("dispatchEvent(new Event('beforeprint'))")

    call = me.root("m00-interpreted-call")
    printed = call.inner_text()
    shown = [button.inner_text() for button in call.get_by_role("button").locator("visible=true").all()]
    me.page.evaluate("dispatchEvent(new Event('afterprint'))")
    me.page.emulate_media(media="screen")

    assert [words for words in ANSWERS["m00-interpreted-call"].words if words not in printed] == []
    assert len(shown) == 3
    assert "Go back to before this" not in shown


def test_no_script_of_any_widget_fails(me, answered):
    assert me.problems == []


def test_every_widget_in_one_page_stays_within_the_limits_of_a_module(me):
    size, requests = weighed(me, GALLERY)

    assert 5 <= requests <= MOST_REQUESTS
    assert 20_000 < size <= MOST_BYTES
