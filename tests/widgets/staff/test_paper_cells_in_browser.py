"""A cell of the table for papers takes each form of answer, and gives nothing for what is left open."""

from pathlib import Path

import pytest

PARTS = Path(__file__).parents[3] / "widgets/commontable_widgets/static/parts"
CHOICES = [{"id": "a", "text": "First"}, {"id": "b", "text": "Second"}]
# The form, how it is filled in, and what it is then read as.
FORMS = {
    "words": (lambda page: page.get_by_label("It").fill("Some words."), "Some words."),
    "choice": (lambda page: page.get_by_label("It").select_option("Second"), "b"),
    "several": (lambda page: [page.get_by_label(name).check() for name in ("First", "Second")], ["a", "b"]),
    "number": (lambda page: page.get_by_label("It").fill("7.5"), 7.5),
    "day": (lambda page: page.get_by_label("It").fill("2026-03-02"), "2026-03-02"),
    "yes": (lambda page: page.get_by_label("It").check(), True),
}


@pytest.fixture
def page(browser):
    page = browser.new_page()
    for part in ("dom", "staff/paper_cells"):
        page.add_script_tag(content=(PARTS / f"{part}.js").read_text("utf-8"))
    yield page
    page.close()


def draw(page, form):
    column = {"form": form, "choices": CHOICES if form in ("choice", "several") else []}
    page.evaluate(
        """(column) => {
          globalThis.cell = paperCell({ t: (name) => name, column, label: "It" });
          document.body.append(globalThis.cell.node);
        }""",
        column,
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_is_read_as_its_prompt_keeps_it(page, form):
    fill, wanted = FORMS[form]
    draw(page, form)
    assert page.evaluate("cell.read()") is None

    fill(page)

    assert page.evaluate("cell.read()") == wanted


def test_every_form_that_an_answer_can_have_is_drawn():
    from commontable.content.kinds import cells

    forms = {cells.WORDS, cells.CHOICE, cells.SEVERAL, cells.NUMBER, cells.DAY, cells.YES}

    assert set(FORMS) == forms


def test_answers_lead_into_the_form_of_their_prompts(page):
    pairs = [
        [{"prompt": "text", "path": []}, "Words."],
        [{"prompt": "map", "path": ["cards", 1, "what"]}, "A card."],
        [{"prompt": "map", "path": ["cards", 0, "what"]}, None],
        [{"prompt": "ladder", "path": ["placed", "hours", "now"]}, "told"],
    ]

    answers = page.evaluate("(pairs) => answersOf(pairs.map(([at, value]) => [at, value ?? undefined]))", pairs)

    assert answers == {
        "text": "Words.",
        "map": {"cards": [{"what": "A card."}]},
        "ladder": {"placed": {"hours": {"now": "told"}}},
    }
