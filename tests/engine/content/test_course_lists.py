"""The glossary and the phrases that all modules share."""

import re
from pathlib import Path

import pytest

from commontable.content.errors import BrokenCourseFile
from commontable.content.glossary import glossary, pattern_of, terms_in
from commontable.content.phrases import phrase_lists

ROOT = Path(__file__).parents[3]
MODULE = ROOT / "modules" / "m01_equal_partners"


@pytest.fixture
def terms():
    return glossary(MODULE)


@pytest.fixture
def lists():
    return phrase_lists(MODULE)


def found(lists, text, *groups):
    return {
        phrase.id
        for phrase in lists.of(*groups)
        if re.search(rf"(?<!\w)(?:{phrase.pattern})(?!\w)", text, re.IGNORECASE)
    }


def test_the_glossary_has_at_least_80_terms_and_explains_each_in_few_words(terms):
    words = [len(term.plain.split()) for term in terms]

    assert len(terms) >= 80
    assert max(words) <= 30


def test_no_two_terms_share_a_form(terms):
    forms = [form.casefold() for term in terms for form in dict.fromkeys(map(str.casefold, term.forms))]

    assert len(forms) == len(set(forms))


def test_a_school_sentence_gives_up_its_terms(terms):
    text = "Your child's summative ELA score was 2412, Standard Not Met; MTSS Tier 2 has begun."

    assert [term.id for term in terms_in(text, terms)] == ["summative-assessment", "standard-not-met", "mtss"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Title III pays for it.", ["title-iii"]),
        ("Two IEPs and a 504 plan.", ["iep", "plan-504"]),
        ("We ask for consent in the lea of the hill.", []),
        ("DUE PROCESS", ["due-process"]),
        ("An individualized\neducation program", ["iep"]),
        ("The mapac reader", []),
    ],
)
def test_a_term_is_found_as_a_word_and_letters_count_where_they_must(terms, text, wanted):
    assert [term.id for term in terms_in(text, terms)] == wanted


def test_a_module_may_bring_a_glossary_of_its_own(tmp_path):
    (tmp_path / "glossary.yml").write_text("terms: [{id: ell, term: ELL, plain: A student.}]", "utf-8")

    assert [term.id for term in glossary(tmp_path)] == ["ell"]


def test_a_term_without_plain_words_is_one_sentence(tmp_path):
    (tmp_path / "glossary.yml").write_text("terms: [{id: ell, term: ELL}]", "utf-8")

    with pytest.raises(BrokenCourseFile, match="terms 1: `plain` is missing"):
        glossary(tmp_path)


def test_signs_in_a_form_are_only_signs():
    assert re.fullmatch(pattern_of("C++ (new)"), "C++ (new)")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Those parents don\u2019t care.", {"dont-care", "those-people"}),
        ("They are hard-to-reach", {"hard-to-reach"}),
        ("She is so resilient", {"so-resilient"}),
        ("Asian parents are always quiet", {"group-praise"}),
        ("I asked her what she hopes for.", set()),
        ("We take care of the garden", set()),
    ],
)
def test_the_list_finds_deficit_phrases_and_flattering_ones_alike(lists, text, wanted):
    assert found(lists, text, "deficit", "flattering") == wanted


def test_every_phrase_has_a_reason(lists):
    assert all(len(phrase.why.split()) > 3 for phrase in lists.phrases)


def test_safety_and_what_a_map_never_holds_are_lists_of_their_own(lists):
    assert found(lists, "He is afraid to go home.", "safety") == {"afraid"}
    assert found(lists, "They have no visa and a low income.", "leave-out") == {"status", "income"}


@pytest.mark.parametrize("words", ["(a+)+b", "[a-z]*", "a{9}", "(?=x)", "(open", ".", "a\\b", "x" * 301, "?"])
def test_a_pattern_that_could_hang_or_break_a_browser_is_refused(tmp_path, words):
    text = (ROOT / "modules" / "phrases.yml").read_text("utf-8")
    (tmp_path / "phrases.yml").write_text(text.replace('"hard to reach"', f"'{words}'"), "utf-8")

    with pytest.raises(BrokenCourseFile, match="deficit 5") as mistake:
        phrase_lists(tmp_path)

    assert "\n" not in str(mistake.value)


@pytest.mark.parametrize("form", ["P&A", "Part #1", "a ~ b", "50% @ 6", "(new) [x] {y} a|b ^ $ . * + ? / \\"])
def test_a_form_of_any_signs_is_found_by_python_and_written_so_that_a_browser_takes_it(form):
    pattern = pattern_of(form)

    assert re.fullmatch(pattern, form)
    # With its `u` flag a browser refuses every other escape.
    assert set(re.findall(r"\\(.)", pattern.replace(r"\s", ""))) <= set("^$\\.*+?()[]{}|/")
