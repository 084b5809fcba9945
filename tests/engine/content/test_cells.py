"""The single answers of a value: all that its schema may hold, each with a label and its choices."""

import pytest

from commontable.content import load_module
from commontable.content.kinds import KINDS
from commontable.content.readers import Readers

READ_BY_OTHERS = [name for name, kind in KINDS.items() if kind.widest is not Readers.ME]


@pytest.fixture(scope="module")
def prompts(root):
    return load_module(root / "gallery/m00_gallery").prompts


def leaves_of(schema, path=()):
    """Yield the way to everything that a value may hold; a list has the way of what is in it."""
    if schema.get("type") == "object":
        for name, part in schema["properties"].items():
            yield from leaves_of(part, (*path, name))
    elif schema.get("type") == "array":
        yield from leaves_of(schema["items"], path)
    else:
        yield path


def ways_of(cells):
    return [tuple(step for step in cell.path if isinstance(step, str)) for cell in cells]


@pytest.mark.parametrize("kind", READ_BY_OTHERS)
def test_every_answer_that_a_value_may_hold_has_a_cell_and_no_other(prompts, kind):
    mine = [prompt for prompt in prompts if prompt.kind == kind]

    assert mine
    for prompt in mine:
        assert set(ways_of(prompt.cells())) == set(leaves_of(KINDS[kind].schema(prompt)))


@pytest.mark.parametrize("kind", READ_BY_OTHERS)
def test_a_cell_offers_the_choices_that_its_value_takes(prompts, kind):
    for prompt in (each for each in prompts if each.kind == kind):
        for cell in prompt.cells():
            assert cell.label
            assert bool(cell.choices) == (cell.form in ("choice", "several"))
            for choice in cell.choices:
                prompt.check(value_with(cell, choice))


def value_with(cell, choice):
    value = [choice] if cell.form == "several" else choice
    for step in reversed(cell.path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def test_what_only_its_writer_reads_has_no_cells(prompts):
    private = [prompt for prompt in prompts if KINDS[prompt.kind].widest is Readers.ME]

    assert private
    assert [prompt.cells() for prompt in private] == [()] * len(private)
