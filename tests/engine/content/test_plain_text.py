"""What a person typed shows as typed and does nothing."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown import markdown2html

from commontable.plain_text import escaped_markdown, one_line, printable

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<my mother> said",
    "[a](javascript:alert(1))",
    "![a](https://evil.example/x.png)",
    "https://evil.example and www.evil.example and a@b.example",
    "`code` **bold** _em_ ~~no~~ ==mark== ^up^ # head",
    "# heading",
    "> quote",
    "- list",
    "1. list",
    "1) list",
    "| a | b |\n|---|---|\n| c | d |",
    "Title\n=====",
    "Title\n---",
    "[r]: https://evil.example\n\n[r]",
    "&lt;b&gt; &amp; &#36;",
    "    four spaces",
    "\ttab",
    "first\n\n\nfourth",
    "ends with \\",
    "\\begin{x}a\\end{x}",
    "[^1]: note",
    "<!-- hidden -->",
    "### BEGIN SOLUTION",
    "\n- after an empty line",
]


def as_shown(markdown):
    """Return the text that a reader sees, one string for each line."""
    shown = markdown2html(markdown)
    shown = re.sub(r"<br />\n?", "\n", shown)
    lines = html.unescape(re.sub(r"<[^>]*>", "", shown)).replace("\xa0", " ").strip("\n ").split("\n")
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_typed_and_makes_no_element(text):
    shown = markdown2html(escaped_markdown(text))

    assert set(re.findall(r"</?([a-z0-9]+)", shown)) <= {"p", "br", "span"}
    assert as_shown(escaped_markdown(text)) == text.expandtabs(4).strip("\n ")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))))
def test_any_text_without_spaces_is_shown_as_typed(text):
    shown = as_shown(escaped_markdown(f"x{text}x"))

    assert shown == f"x{text}x"


@given(st.text(alphabet="ab \n\t<>&#*_-+.!|~`[](){}$\\:=^@/'\"1"))
def test_no_mixture_of_signs_makes_an_element(text):
    shown = markdown2html(escaped_markdown(text))

    assert set(re.findall(r"</?([a-z0-9]+)", shown)) <= {"p", "br", "span"}


def test_a_formula_sign_stands_alone_in_an_element():
    shown = markdown2html(escaped_markdown(r"$x$ and \(y\)"))

    assert "<span>$</span>x<span>$</span>" in shown
    assert r"<span>\</span>(y<span>\</span>)" in shown


def test_letters_and_spaces_stay_untouched():
    text = "My grandmother raised us both ñ 家族"

    assert escaped_markdown(text) == text


def test_control_characters_and_lone_surrogates_become_a_sign():
    found = printable("a\x00b\x1b[31m\ud800c\r\nd\u2028e")

    assert found == "a\ufffdb\ufffd[31m\ufffdc\nd\ne"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x1b", "\n", "\u2028", "\x00"])
def test_what_is_quoted_in_a_line_ends_turns_and_hides_nothing_of_it(sign):
    quoted = one_line(f"a{sign}b")

    assert sign not in quoted
    assert len(quoted.splitlines()) == 1
    assert (quoted[0], quoted[-1]) == ("a", "b")
