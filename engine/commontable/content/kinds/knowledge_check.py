"""Questions whose every choice teaches something; nothing here says which choice is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.cells import choice
from commontable.content.kinds.kind import Kind
from commontable.content.kinds.sources import check_file, check_lines
from commontable.plain_text import escaped_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.content.fields import Fields
    from commontable.content.kinds.cells import Cell
    from commontable.content.prompt import Prompt


def _schema(prompt: Prompt) -> dict[str, Any]:
    choices = {
        question["id"]: {"enum": [choice["id"] for choice in question["choices"]]}
        for question in prompt.content["questions"]
    }
    return {"type": "object", "additionalProperties": False, "properties": choices}


def _is_empty(value: Any) -> bool:
    return not value


def _as_markdown(value: Any, prompt: Prompt, folder: Path) -> str:
    questions = {question["id"]: question for question in prompt.read_source(folder)["questions"]}
    return "\n\n".join(
        _answered(questions.get(name), name=name, choice=choice) for name, choice in value.items()
    )


def _answered(question: dict[str, Any] | None, *, name: str, choice: str) -> str:
    asked = question["text"] if question else name
    texts = {each["id"]: each["text"] for each in question["choices"]} if question else {}
    return f"**{escaped_markdown(asked.strip())}**\n\n{escaped_markdown(texts.get(choice, choice).strip())}"


def _check_source(fields: Fields) -> None:
    check_file(fields, "questions")
    for question in check_lines(fields, "questions", texts=("text",), lists=("choices",)):
        check_lines(question, "choices", texts=("text", "feedback"))


def _cells(prompt: Prompt) -> Iterator[Cell]:
    for question in prompt.content["questions"]:
        texts = {each["id"]: each["text"] for each in question["choices"]}
        yield choice(question["id"], label=question["text"], of=texts)


KIND = Kind(
    name="knowledge-check",
    widget="KnowledgeCheck",
    minutes=4,
    wanted="one choice for each question",
    schema=_schema,
    is_empty=_is_empty,
    as_markdown=_as_markdown,
    cells=_cells,
    check_source=_check_source,
)
