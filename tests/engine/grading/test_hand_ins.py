"""Answers in the cells of a notebook."""

from html.parser import HTMLParser

import pytest
from engine.grading.small_course import BELONGING, CASE, FIRST, _notebook
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from commontable.grading.hand_ins import KEPT, kept_in, versions_in, with_answers
from commontable.responses import HandIn, Response


@pytest.fixture
def filled(deployment):
    def fill(versions=None, **values):
        responses = {p.replace("_", "-"): _response(p.replace("_", "-"), v) for p, v in values.items()}
        hand_in = HandIn("p-1", "m01", edition=1, by_name=False, save_id="s", versions=versions or {})
        module = deployment.module
        prompts = {p.id: {"kind": p.kind} for p in module.prompts}
        return with_answers(
            _notebook(prompts), module=module, hand_in=hand_in, responses=responses, folder=module.path
        )

    return fill


def _response(prompt, value):
    return Response(
        participant="p-1",
        module="m01",
        edition=1,
        prompt=prompt,
        value=value,
        readers="facilitator",
        save_id=prompt,
        version=7,
    )


def _cell(notebook, name):
    return next(cell for cell in notebook.cells if cell.id == name)


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![a](//evil/x.png)",
    "`code` and ```fence",
    "# a heading",
    "    indented",
    "&lt;b&gt; &amp;",
    "<https://evil.example>",
    "| a | b |\n|---|---|",
    "- list\n1. list\n> quote\n---",
    "a\\* b\\",
    "$x^2$ and $$y$$ and \\(z\\)",
    "Ünïcødé 日本 <my mother>",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_shows_as_typed_and_nothing_of_it_comes_alive(filled, typed):
    notebook = filled(m01_belonging=typed)

    shown = Shown(markdown2html_mistune(_cell(notebook, BELONGING).source))

    assert shown.text == typed
    assert shown.tags <= {"p", "br", "span"}
    assert versions_in(notebook) == {BELONGING: 7}
    assert _cell(notebook, BELONGING).metadata["commontable"]["value"] == typed


class Shown(HTMLParser):
    """What a reader sees of a page: its text, and which elements it is made of."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags = "", set()
        self.feed(html.replace("<br />\n", "\n").replace("<br>\n", "\n"))
        self.text = self.text.removesuffix("\n").replace("\xa0", " ")

    def handle_starttag(self, tag, attrs):
        assert not attrs
        self.tags.add(tag)

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("typed", ['twenty"; import os #', "ten\nimport os", "nowhere"])
def test_a_value_that_the_schema_refuses_never_becomes_code(filled, typed):
    notebook = filled(m01_case=typed)

    source = _cell(notebook, CASE).source

    assert source.startswith("#")
    assert "\n" not in source


def test_an_answer_to_the_case_is_one_line_of_code(filled):
    notebook = filled(m01_case="twenty")

    assert _cell(notebook, CASE).source == 'm01_case = "twenty"'


def test_what_the_participant_keeps_reads_the_same_answered_or_not(filled):
    unanswered = _cell(filled(), FIRST)
    answered = _cell(filled(versions={FIRST: 3}), FIRST)

    assert unanswered.source == answered.source == KEPT
    assert unanswered.metadata == answered.metadata


def test_words_that_their_writer_narrowed_after_writing_are_kept(filled):
    notebook = filled(versions={BELONGING: 4})

    assert _cell(notebook, BELONGING).source == KEPT
    assert kept_in(notebook) == {FIRST, BELONGING}


def test_a_prompt_without_an_answer_stays_as_released(filled):
    notebook = filled(m01_belonging="  ")

    assert _cell(notebook, BELONGING).source == "Words."
