"""One name travels the whole way: module.yml, cell id, grade id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from commontable.content.notebook import grade_id_of
from commontable.content.reading_prompts import PROMPT_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject


def ids_name_their_module(subject: Subject) -> Iterator[str]:
    """Find ids that do not begin with their module's number."""
    number = subject.module.number
    for prompt in subject.module.prompts:
        if not PROMPT_ID.fullmatch(prompt.id) or not prompt.id.startswith(f"{number}-"):
            yield f"{subject.yml}: the id {prompt.id} does not begin with {number}-. Give it another."


def cell_ids_are_grade_ids(subject: Subject) -> Iterator[str]:
    """Find cells that nbgrader knows by another name than the notebook does."""
    for cell in subject.notebook.cells:
        named = grade_id_of(cell)
        if named is not None and cell.get("id") != named:
            yield (
                f"{subject.ipynb}: the cell with grade id {named} has the cell id {cell.get('id')}; "
                "wanted the same. Run `commontable check --fix`."
            )


def cell_ids_are_unique(subject: Subject) -> Iterator[str]:
    """Find two cells with one name."""
    for which in (grade_id_of, lambda cell: cell.get("id")):
        counts = Counter(which(cell) for cell in subject.notebook.cells)
        for name, count in counts.items():
            if name is not None and count > 1:
                yield f"{subject.ipynb}: {count} cells are called {name}. Give each a name of its own."
        if any(counts[name] > 1 for name in counts if name is not None):
            return


def notebook_knows_no_other_prompts(subject: Subject) -> Iterator[str]:
    """Find answer and check cells that belong to no prompt of module.yml."""
    known = {prompt.id for prompt in subject.module.prompts}
    known |= {cell.get("id") for _, cells in subject.prompt_cells() for cell in cells.checks}
    for cell in subject.notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade") and cell.get("id") not in known:
            yield (
                f"{subject.ipynb}: the graded cell {grade_id_of(cell)} belongs to no prompt of module.yml. "
                "Add the prompt there, or take the cell out."
            )
