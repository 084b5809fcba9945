"""The table for papers: what it asks, and that what is typed in becomes an answer that the prompt takes."""

import itertools

import pytest

from commontable.content.course import load_course
from commontable_widgets.staff.papers import paper_columns


@pytest.fixture(scope="module")
def modules(root):
    return load_course(root).modules


EXAMPLES = {
    "words": lambda _, words: words,
    "choice": lambda column, _: column["choices"][0]["id"],
    "several": lambda column, _: [each["id"] for each in column["choices"]],
    "number": lambda *_: 7,
    "day": lambda *_: "2026-03-02",
    "yes": lambda *_: True,
}


def answers_of(columns, *, words="Some words."):
    """Build the answers as the page does: each path leads into the answer's own form."""
    answers = {}
    for column in columns:
        steps = [column["prompt"], *column["path"]]
        holder = answers
        for step, following in itertools.pairwise(steps):
            holder = step_into(holder, step, [] if isinstance(following, int) else {})
        value = EXAMPLES[column["form"]](column, words)
        if isinstance(holder, list):
            holder.append(value)
        else:
            holder[steps[-1]] = value
    return answers


def step_into(holder, step, fresh):
    if isinstance(holder, list):
        while len(holder) <= step:
            holder.append(fresh)
        return holder[step]
    return holder.setdefault(step, fresh)


def test_what_its_writer_alone_reads_has_no_column(modules):
    private = {prompt.id for module in modules for prompt in module.prompts if prompt.readers == "me"}
    asked = {column["prompt"] for module in modules for column in paper_columns(module)}

    assert private
    assert asked & private == set()


def test_everything_that_others_may_read_has_a_column(modules):
    readable = {prompt.id for module in modules for prompt in module.prompts if prompt.readers != "me"}
    asked = {column["prompt"] for module in modules for column in paper_columns(module)}

    assert readable
    assert asked == readable


def test_a_table_filled_in_gives_answers_that_their_prompts_take(modules):
    for module in modules:
        for prompt, value in answers_of(paper_columns(module)).items():
            module.prompt(prompt).check(value)
            assert not module.prompt(prompt).is_empty(value)


def test_every_column_says_what_it_asks(modules):
    columns = [column for module in modules for column in paper_columns(module)]

    assert all(column["label"] for column in columns)
    assert all(choice["text"] for column in columns for choice in column["choices"])
