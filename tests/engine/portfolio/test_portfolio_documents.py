"""The portfolio holds every response, every version and every reply, and nothing in it comes alive."""

import json

import pytest
from engine.grading.small_course import BELONGING, CASE, FIRST, FOLDER
from engine.guides.test_pdf import objects_of
from engine.portfolio.conftest import PRIVATE_WORDS, PROMISE, REPLY, SECRET_WORDS

from commontable.content import load_course
from commontable.guides.pdf import as_pdf
from commontable.portfolio.documents import portfolio_html, portfolio_json
from commontable.portfolio.portfolio import portfolio_of
from commontable.portfolio.words import words_as_html, words_as_text

HOSTILE = "<img src=x onerror=alert(1)> costs $5 \\ **bold** <my mother> [a](javascript:1)\n    second line"


def test_a_portfolio_has_every_version_and_the_reply_under_the_one_it_is_about(graded):
    graded.write(BELONGING, "What I think now.")

    [chapter] = portfolio_of(graded.open, graded.ana)

    by_prompt = {entry.id: entry for entry in chapter.entries}
    first, second = by_prompt[BELONGING].versions
    assert (first.response.value, second.response.value) == (SECRET_WORDS, "What I think now.")
    assert [reply.text for reply in first.replies] == [REPLY]
    assert (len(first.handed_in), len(second.handed_in)) == (1, 0)
    assert list(by_prompt) == [FIRST, BELONGING, CASE]


def test_the_page_holds_all_words_as_typed(graded):
    graded.write(PROMISE, {"what": HOSTILE, "when": "2026-03-10"})
    graded.write(f"{PROMISE}.after", {"went": "did", "family": HOSTILE})

    page = portfolio_html(graded.open, graded.ana)

    for words in (SECRET_WORDS, PRIVATE_WORDS, REPLY, "I did it", "March 10, 2026", "Twenty"):
        assert words in page
    assert "<img" not in page
    assert "<script" not in page
    assert "href=" not in page
    assert page.count("&lt;my mother&gt;") == 2
    assert "costs $5 \\" in page


def test_the_portfolio_as_pdf_is_tagged(graded):
    pdf = objects_of(as_pdf(portfolio_html(graded.open, graded.ana)))

    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf


def test_the_json_holds_every_version_and_every_row_without_secrets(graded):
    graded.open.sessions.start(graded.ana)

    found = json.loads(portfolio_json(graded.open, graded.ana))

    texts = [v["text"] for m in found["modules"] for r in m["responses"] for v in r["versions"]]
    assert texts == [PRIVATE_WORDS, SECRET_WORDS, "Twenty"]
    assert found["modules"][0]["hand_ins"][0]["by_name"] is True
    assert len(found["kept"]["responses"]) == 3
    assert found["kept"]["codes"]
    assert not [row for row in found["kept"]["codes"] + found["kept"]["sessions"] if "mac" in row or "digest" in row]


def test_a_portfolio_holds_nobody_elses_words(graded):
    other, _ = graded.enrol("Other")
    graded.write(BELONGING, "Other words.", by=other)

    assert "Other words." not in portfolio_html(graded.open, graded.ana)
    assert SECRET_WORDS not in portfolio_json(graded.open, other)


def test_words_of_a_prompt_that_is_gone_are_still_there(course):
    course.write("m01-long-gone", {"any": "shape, pelican"}, readers="me")
    course.write("m99-gone", "Of a module that is gone.", readers="me", module="m99_gone")

    page = portfolio_html(course.open, course.ana)

    assert "pelican" in page
    assert "Of a module that is gone." in page


MAP = {"cards": [{"seat": "familial", "what": HOSTILE, "how": "told", "school": "Nothing.", "want": "agreed"}]}
NOW = {"now": HOSTILE, "moved": "less-sure"}
KINDS = [("m02_family_assets", "asset-map", MAP), (FOLDER, "then-and-now", NOW)]


@pytest.mark.parametrize(("folder", "kind", "value"), KINDS)
def test_maps_and_plans_read_as_labelled_text(root, folder, kind, value):
    module = load_course(root).module(folder)
    prompt = next(each for each in module.prompts if each.kind == kind)

    text = words_as_text(prompt, value, folder=module.path)
    page = words_as_html(prompt, value, folder=module.path)

    first, second = HOSTILE.split("\n")
    assert first in text
    assert second.strip() in text
    assert "<img" not in page
    assert "<strong>" in page


def test_signs_that_markdown_knows_come_back_as_typed(root):
    module = load_course(root).module(FOLDER)
    promise = module.prompt(PROMISE)

    text = words_as_text(promise, {"what": HOSTILE}, folder=module.path)
    page = words_as_html(promise, {"what": HOSTILE}, folder=module.path)

    assert HOSTILE in text
    assert "<img" not in page
    assert "costs $5 \\ **bold**" in page
