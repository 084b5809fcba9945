"""The guide's answer key fits the questions, and nothing that participants get gives the case away."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from commontable.content.notebook import cells_of
from commontable.content.rules.sourced import holds, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commontable.content.prompt import Prompt
    from commontable.content.rules.subject import Subject

KEY = "Answer key"


def answer_key_answers_every_question(subject: Subject) -> Iterator[str]:
    """Find questions of a knowledge check that the key leaves out or answers with a choice that is not there."""
    if subject.guide is None:
        return
    key = _rows(subject)
    for prompt in subject.module.prompts:
        if prompt.kind == "knowledge-check":
            yield from _unanswered(subject, questions=_questions(prompt), key=key)


def answer_key_answers_every_case(subject: Subject) -> Iterator[str]:
    """Find cases whose right answer, as the author solved them, is not in the key."""
    if subject.guide is None:
        return
    key = plain(subject.outline.markdown_under(KEY))
    for prompt in subject.module.prompts:
        right = right_answer(subject, prompt=prompt)
        if prompt.graded and right is not None and not holds(key, plain(right).removesuffix(".")):
            yield (
                f"{subject.guide_name}: the answer key does not say that the answer to {prompt.id} is “{right}”. "
                "Write it as module.yml has it, or mend the solution in the notebook."
            )


def case_answer_is_not_given_away(subject: Subject) -> Iterator[str]:
    """Find prose that has the words of the right choice of a case and of no other choice."""
    for prompt in subject.module.prompts:
        right = right_answer(subject, prompt=prompt)
        if not prompt.options or right is None:
            continue
        others = [plain(option.label) for option in prompt.options if option.label != right]
        for where, text in _shown(subject, case=prompt):
            if holds(text, plain(right)) and not any(holds(text, other) for other in others):
                yield f"{where} has the words of the right choice of {prompt.id}, “{right}”. Write it another way."


def right_answer(subject: Subject, *, prompt: Prompt) -> str | None:
    """Return the answer that the author's solution gives, in the words that participants see, or None."""
    cell = cells_of(subject.notebook, prompt=prompt.id).answer
    if not prompt.graded or cell is None:
        return None
    value = _assigned(cell.source)
    if value is None:
        return None
    return next((option.label for option in prompt.options if option.id == value), str(value))


def _assigned(code: str) -> Any:
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    values = [node.value for node in tree.body if isinstance(node, ast.Assign)]
    return values[-1].value if values and isinstance(values[-1], ast.Constant) else None


def _rows(subject: Subject) -> dict[str, str]:
    tables = [table for part in subject.outline.under(KEY) for table in part.tables]
    return {row[0].strip("`"): row[1].strip("`") for table in tables for row in table.rows if len(row) > 1}


def _questions(prompt: Prompt) -> dict[str, set[str]]:
    questions: list[Mapping[str, Any]] = prompt.content["questions"]
    return {each["id"]: {choice["id"] for choice in each["choices"]} for each in questions}


def _unanswered(subject: Subject, *, questions: dict[str, set[str]], key: dict[str, str]) -> Iterator[str]:
    for question, choices in questions.items():
        if question not in key:
            yield f"{subject.guide_name}: the answer key leaves out the question `{question}`. Add its row."
        elif key[question] not in choices:
            yield (
                f"{subject.guide_name}: the answer key answers `{question}` with `{key[question]}`, "
                f"no choice of it. The choices are {', '.join(sorted(choices))}."
            )


def _shown(subject: Subject, *, case: Prompt) -> Iterator[tuple[str, str]]:
    for cell in subject.markdown_cells:
        yield f"{subject.ipynb}: cell {cell.get('id')}", plain(cell.source)
    for prompt in subject.module.prompts:
        if prompt.id != case.id:
            for name, text in subject.texts_of(prompt):
                yield name, plain(text)
