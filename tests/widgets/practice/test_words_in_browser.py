"""Rewriting, the glossary and its explanations in a page; and what holds for every practice widget."""

import pytest
from widgets.host_page import AXE
from widgets.practice.gallery_words import CARD, DRAFT

CONTROLS = "input, textarea, select, button, summary"


def test_a_message_is_rewritten_by_keyboard_with_terms_found_on_both_sides(practice):
    rewrite = practice("rewrite")
    page = rewrite.page

    rewrite.choose("Which message", "A disc")
    rewrite.tab_to(page.get_by_label("After: your message"))
    rewrite.type("We will speak about the IEP.")
    rewrite.choose("Language of your message", "Sp")
    cells = page.get_by_role("row", name="Terms to explain").get_by_role("cell")

    assert cells.all_inner_texts() == ["Suspension", "IEP"]
    assert page.get_by_role("row", name="Words").get_by_role("cell").nth(1).inner_text() == "6"
    assert page.get_by_text("A qualified human checks the translation.").is_visible()
    assert (
        page.get_by_role("row", name="Reading level").get_by_role("cell").nth(1).inner_text()
        == "only for English"
    )
    assert rewrite.kept["message"] == "hearing"
    assert rewrite.kept["language"] == "es"
    assert rewrite.sideways() == 320


def with_python(rewrite, widget, *, answers=None):
    """Let the page's messages reach the real widget, or give the answers of a room without Python."""

    def ask(message):
        sent = []
        widget.send = sent.append
        widget._handle_custom_msg(message, [])
        del widget.send
        return sent

    rewrite.page.expose_function("askPython", ask)
    rewrite.page.evaluate(
        """([id, answers]) => {
            const model = globalThis.models[id];
            model.send = async (message) => {
                for (const each of answers ?? await askPython(message)) model.trigger("msg:custom", each);
            };
        }""",
        [widget.model_id, answers],
    )


def test_the_reading_level_comes_from_python_and_goes_when_the_words_change(practice, shown):
    after = "We sent Sam home for two days. We want to hear you. Come on Thursday at five, or call me."
    rewrite = practice("rewrite", value={"message": "hearing", "language": "en", "after": after})
    with_python(rewrite, shown["rewrite"])
    cells = rewrite.page.get_by_role("row", name="Reading level").get_by_role("cell")

    rewrite.page.get_by_role("button", name="Work out").press("Enter")
    rewrite.page.get_by_text("The reading level is in the table").wait_for()
    told = cells.all_inner_texts()
    rewrite.page.get_by_label("After: your message").fill("Come.")

    assert told[0].startswith("about grade")
    assert told[1].startswith("about grade")
    assert cells.nth(1).inner_text() == "not worked out"


def test_a_room_without_python_is_said_and_no_word_is_lost(practice, shown):
    rewrite = practice("rewrite", value={"message": "scores", "language": "en", "after": "Come."})
    with_python(rewrite, shown["rewrite"], answers=[{"no_kernel": True, "sentence": "The room is full."}])

    rewrite.page.get_by_role("button", name="Work out").press("Enter")

    assert rewrite.page.get_by_text("The room is full.").is_visible()
    assert rewrite.page.get_by_label("After: your message").input_value() == "Come."


def test_the_glossary_is_searched_and_a_card_turned_by_keyboard(practice):
    jargon = practice("jargon")
    page = jargon.page

    jargon.tab_to(page.get_by_label("Search the glossary"))
    jargon.type("individualized")
    first = page.locator(".ct-glossary dt").first.inner_text()
    jargon.tab_to(page.get_by_label("Say it so that").first)
    jargon.type("A plan that we make together.")
    jargon.tab_to(page.get_by_role("button", name="Turn the card").first)
    jargon.press("Enter")
    turned = page.evaluate("document.activeElement.textContent")
    jargon.press("Tab", "Space")

    assert first.startswith("IEP")
    assert turned.startswith("IEP, individualized education program. A written plan")
    assert jargon.kept == {"cards": {"iep": {"mine": "A plan that we make together.", "mark": "would-do"}}}
    assert jargon.sideways() == 320


def test_on_paper_every_card_is_shown_and_the_search_is_not(practice):
    page = practice("jargon").page

    page.emulate_media(media="print")

    assert page.locator(".ct-deck .ct-slip").locator("visible=true").count() == 6
    assert page.get_by_label("Search the glossary").is_hidden()


def test_a_word_that_the_glossary_lacks_is_said(practice):
    jargon = practice("jargon")

    jargon.page.get_by_label("Search the glossary").fill("xyzzy")

    assert jargon.page.get_by_text("No term found").is_visible()


@pytest.fixture
def prose(browser, practice_address):
    """A page of prose with the explanations of the gallery."""
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            const texts = [
                ["h2", "The IEP"], ["p", "An IEP is due. The IEP again. <b>FERPA</b>"],
                ["h2", "Next"], ["p", "Chronic absence, and a plan (IEP)."],
            ];
            for (const [tag, text] of texts) {
                const part = document.createElement("div");
                part.className = "ct-prose";
                part.append(Object.assign(document.createElement(tag), { textContent: text }));
                document.body.prepend(part);
                document.body.insertBefore(part, document.querySelector("main"));
            }
        })"""
    )
    page.goto(f"{practice_address}?show=explanations")
    page.locator(".ct-term").first.wait_for()
    yield page
    page.close()


def test_a_term_is_explained_where_it_stands_by_key_and_closed_again(prose):
    term = prose.get_by_role("button", name="IEP").first

    term.focus()
    prose.keyboard.press("Enter")
    opened = prose.locator(".ct-explained:visible").inner_text()
    expanded = term.get_attribute("aria-expanded")
    prose.keyboard.press("Escape")

    assert opened.startswith("IEP, individualized education program: A written plan")
    assert expanded == "true"
    assert prose.locator(".ct-explained:visible").count() == 0


def test_the_first_use_in_each_part_is_explained_and_never_a_heading(prose):
    terms = prose.locator(".ct-prose .ct-term").all_inner_texts()

    assert terms == ["IEP", "FERPA", "Chronic absence", "IEP"]
    assert prose.locator("h2 .ct-term").count() == 0
    assert prose.locator("p").first.inner_text().startswith("An IEP is due. The IEP again. <b>FERPA</b>")
    assert prose.evaluate("document.documentElement.scrollWidth") == 320


def test_a_bracket_and_a_full_stop_stay_on_the_line_of_their_term(prose):
    words, torn = prose.evaluate(
        """() => {
            const part = [...document.querySelectorAll(".ct-term-marks")].at(-1);
            const widths = Array.from({ length: 260 }, (_, at) => 60 + at);
            const isTorn = (width) => {
                part.closest("p").style.inlineSize = `${width}px`;
                return part.getClientRects().length > 1;
            };
            return [part.textContent, widths.filter(isTorn)];
        }"""
    )

    assert words == "(IEP)."
    assert torn == []


def test_looking_twice_explains_nothing_twice(prose):
    before = prose.locator(".ct-prose .ct-term").count()

    prose.evaluate(
        """async () => {
            const isIt = (each) => each.get("terms") && !each.get("prompt");
            const model = Object.values(globalThis.models).find(isIt);
            const text = new Blob([model.get("_esm")], { type: "text/javascript" });
            const el = document.body.appendChild(document.createElement("div"));
            (await import(URL.createObjectURL(text))).default.render({ model, el });
        }"""
    )
    prose.locator(".ct-used-terms").nth(1).wait_for()

    assert prose.locator(".ct-prose .ct-term").count() == before


OPENED = [
    ("household", {"cards": [CARD, {"how": "assumed"}]}),
    ("reframe", {"draft": DRAFT, "notes": [{"about": "They never come.", "saw": "x"}], "now": ""}),
    ("call", {"path": ["phone/sister"], "asks": {}, "reflection": ""}),
    ("rewrite", {"message": "own", "own": "The IEP.", "touches": ["rights"], "language": "es", "after": "x"}),
    ("jargon", {"cards": {"iep": {"mine": "A plan.", "mark": "again"}}}),
]


@pytest.mark.parametrize(("name", "value"), OPENED)
def test_every_control_has_a_name_and_a_target_and_axe_finds_nothing(practice, name, value):
    page = practice(name, value=value).page

    small = page.evaluate(
        """(controls) => [...document.querySelectorAll(controls)].filter((each) => {
            const target = ["radio", "checkbox"].includes(each.type) ? each.labels[0] : each;
            const box = target.getBoundingClientRect();
            return each.checkVisibility() && (box.width < 24 || box.height < 24);
        }).map((each) => each.outerHTML)""",
        CONTROLS,
    )
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document.querySelector('.ct-field'), {resultTypes: ['violations']})")

    assert small == []
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]] == []


@pytest.mark.parametrize(("name", "value"), OPENED)
def test_what_was_kept_comes_back_and_is_not_changed_by_coming_back(practice, name, value):
    opened = practice(name)

    opened.arrives(value)
    status = opened.page.locator("[role=status]").inner_text()

    assert status == "Saved 10:42"
    assert opened.kept is None
