"""Every kind of prompt can be done on paper."""

import pytest

from commontable.content.kinds import KINDS
from commontable.content.module import load_module
from commontable.content.rules.subject import texts_in
from commontable.guides.paper import on_paper

# Keys of widgets' files whose texts belong to a screen: what a card turns to, and what stands by a mark.
LEFT_ON_SCREEN = ("jargon-decoder", "message-rewrite", "impact-ladder", "pdca-planner")


@pytest.fixture(scope="module")
def gallery(root):
    return load_module(root / "gallery" / "m00_gallery")


def words_of(prompt):
    blocks = on_paper(prompt)
    return " ".join([f"{block.text} {' '.join(block.options)}" for block in blocks])


def test_the_gallery_has_every_kind(gallery):
    assert {prompt.kind for prompt in gallery.prompts} == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_prompt_on_paper_has_room_for_an_answer(gallery, kind):
    for prompt in gallery.prompts:
        if prompt.kind == kind:
            blocks = on_paper(prompt)

            assert any(block.lines for block in blocks) or any(block.options for block in blocks)
            assert all(block.text or block.options or block.table for block in blocks)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {*LEFT_ON_SCREEN, "knowledge-check", "belief-scale"}))
def test_what_a_widget_asks_stands_on_paper_too(gallery, kind):
    for prompt in gallery.prompts:
        if prompt.kind == kind:
            printed = words_of(prompt)
            wanted = [text for text in texts_in(prompt.content) if text.endswith("?") and " " in text]

            assert [text for text in wanted if text not in printed] == []


def test_a_knowledge_check_on_paper_does_not_answer_before_it_is_asked(gallery):
    [prompt] = [each for each in gallery.prompts if each.kind == "knowledge-check"]

    printed = words_of(prompt)

    assert "They are not interested." in printed
    assert "Silence after a letter says little about interest." not in printed


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_paper_offers_every_choice_that_can_be_typed_in_from_it(gallery, kind):
    for prompt in gallery.prompts:
        if prompt.kind == kind:
            printed = words_of(prompt)
            offered = {text.strip() for cell in prompt.cells() for text in cell.choices.values()}

            assert [text for text in sorted(offered) if text not in printed] == []
