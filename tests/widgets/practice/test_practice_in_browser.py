"""Each practice widget in a page, by keyboard alone and at the width of a small phone."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
AXE = ROOT / "engine/commontable/serving/frontend/node_modules/axe-core/axe.min.js"
CARD = {
    "seat": "linguistic",
    "what": "Two languages at the stove.",
    "how": "told",
    "school": "Ask.",
    "want": "agreed",
}
CONTROLS = "input, textarea, select, button, summary"
DRAFT = "Those parents don't care. I met the mother at the gate. He said he is afraid to go home."


def choose(practice, label, choice):
    """Pick a line of a menu by its first letters, as one does with a keyboard."""
    practice.tab_to(practice.page.get_by_label(label).first)
    practice.type(choice)


def test_a_map_card_is_finished_by_keyboard_and_drawn_with_a_text(practice):
    map_ = practice("household")
    page = map_.page

    choose(map_, "Which place", "Ling")
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


def test_a_message_is_rewritten_by_keyboard_with_terms_found_on_both_sides(practice):
    rewrite = practice("rewrite")
    page = rewrite.page

    choose(rewrite, "Which message", "A disc")
    rewrite.tab_to(page.get_by_label("After: your message"))
    rewrite.type("We will speak about the IEP.")
    choose(rewrite, "Language of your message", "Sp")
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


def test_a_word_that_the_glossary_lacks_is_said(practice):
    jargon = practice("jargon")

    jargon.page.get_by_label("Search the glossary").fill("xyzzy")

    assert jargon.page.get_by_text("No term found").is_visible()


@pytest.fixture
def prose(chromium, practice_address):
    """A page of prose with the explanations of the gallery."""
    page = chromium.new_page(viewport={"width": 320, "height": 900})
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            const texts = [
                ["h2", "The IEP"], ["p", "An IEP is due. The IEP again. <b>FERPA</b>"],
                ["h2", "Next"], ["p", "Chronic absence, and an IEP."],
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
