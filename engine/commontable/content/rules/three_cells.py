"""Every prompt has three cells: its question, its field, its answer; a case has a check after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.kinds import KINDS
from commontable.content.notebook import tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from commontable.content.notebook import PromptCells
    from commontable.content.prompt import Prompt
    from commontable.content.rules.subject import Subject

_WORDS = {"question": "a locked Markdown cell", "field": "a locked code cell", "answer": "an answer cell"}


def three_cells_of_each_prompt(subject: Subject) -> Iterator[str]:
    """Find cells that are missing, misplaced or wrongly marked."""
    for prompt, cells in subject.prompt_cells():
        where = f"{subject.ipynb}: prompt {prompt.id}"
        yield from _missing(where, prompt=prompt, cells=cells)
        for sentence in (
            _question(cells.question),
            _field(cells.field, prompt=prompt),
            *_answer(cells, prompt=prompt),
        ):
            if sentence:
                yield f"{where}: {sentence}"
        yield from _order(where, subject=subject, cells=cells)


def _missing(where: str, *, prompt: Prompt, cells: PromptCells) -> Iterator[str]:
    for name, words in _WORDS.items():
        if getattr(cells, name) is None:
            cell_id = prompt.id if name == "answer" else f"{prompt.id}-{name}"
            yield f"{where} has no {name} cell. Add {words} with the id {cell_id}."


def _question(cell: NotebookNode | None) -> str | None:
    if cell is None or (cell.cell_type == "markdown" and _is(cell, locked=True, grade=False, solution=False)):
        return None
    return "the question cell must be locked Markdown, neither graded nor a solution. Mend it in the menu."


def _field(cell: NotebookNode | None, *, prompt: Prompt) -> str | None:
    wanted = f'{KINDS[prompt.kind].widget}("{prompt.id}")'
    if cell is None:
        return None
    if cell.source.strip() != wanted:
        return f"the field cell holds other code than its one line. Write `{wanted}` and nothing else."
    if cell.cell_type != "code" or not _is(cell, locked=True, grade=False, solution=False):
        return "the field cell must be locked code, neither graded nor a solution. Mend it in the menu."
    return None


def _answer(cells: PromptCells, *, prompt: Prompt) -> Iterator[str]:
    cell = cells.answer
    if cell is None:
        return
    wanted = "code" if prompt.graded else "markdown"
    if cell.cell_type != wanted:
        yield f"the answer cell is {cell.cell_type}; wanted {wanted}. Change the cell's type."
    # The points of a case stand in its check, so its answer cell needs no grade of its own.
    if not _is(cell, solution=True) or not (prompt.graded or _is(cell, grade=True)):
        menu = "Autograded answer" if prompt.graded else "Manually graded answer"
        yield f"the answer cell is not marked as an answer. Choose “{menu}” in nbgrader's menu."
    if "answer" not in tags_of(cell):
        yield "the answer cell is not tagged `answer`, so a page would show it. Add the tag."
    if prompt.graded and not cells.checks:
        yield "no cell tagged `check` follows the answer cell. Add it, with the hidden test."
    if cells.checks and not prompt.graded:
        yield "a cell tagged `check` follows an answer that is read, never scored. Take it out."


def _order(where: str, *, subject: Subject, cells: PromptCells) -> Iterator[str]:
    there = [cell for cell in (cells.question, cells.field, cells.answer) if cell is not None]
    places = [number for cell in there for number, each in enumerate(subject.notebook.cells) if each is cell]
    if places != sorted(places):
        yield f"{where}: its cells are out of order; wanted question, field, answer. Move them."


def _is(cell: NotebookNode, **wanted: bool) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return all(bool(marks.get(name)) is value for name, value in wanted.items())
