"""Answer keys stand in the guides, and in hidden tests that nbgrader takes out of what participants get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.errors import BrokenModuleFile
from commontable.content.notebook import tags_of
from commontable.content.yaml_files import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.rules.subject import Subject

KEYS = frozenset({"answer", "answers", "correct", "right", "wrong", "key", "solution", "score", "points"})
BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
_COPIES = (".ipynb", ".md", ".py", ".Rmd", ".qmd")


def files_hold_no_answer_key(subject: Subject) -> Iterator[str]:
    """Nbgrader copies every file of the folder to participants."""
    for path in sorted(subject.module.path.glob("*.yml")):
        if path.name in ("module.yml", "sources.yml"):
            continue
        for name in sorted(KEYS & set(_names_in(read_mapping(path, mistake=BrokenModuleFile)))):
            yield (
                f"{subject.module.folder}/{path.name} has a line `{name}:`, and participants get this file. "
                "Take it out; keys stand in the facilitator guide."
            )


def folder_holds_one_notebook(subject: Subject) -> Iterator[str]:
    """Find second copies of the notebook, which would give the hidden tests away."""
    notebook = subject.module.notebook
    for path in sorted(subject.module.path.iterdir()):
        if path.suffix in _COPIES and path != notebook:
            yield f"{subject.module.folder}/{path.name} would go to participants. Take it out of the folder."


def hidden_tests_stand_in_checks(subject: Subject) -> Iterator[str]:
    """Find hidden tests where a page would run them: in any cell but those tagged `check`."""
    for cell in subject.notebook.cells:
        begun, ended = cell.source.count(BEGIN), cell.source.count(END)
        if (begun or ended) and "check" not in tags_of(cell):
            yield f"{subject.ipynb}: cell {cell.id} has hidden tests and is not tagged `check`. Add the tag."
        if begun != ended:
            yield f"{subject.ipynb}: cell {cell.id} has {begun} {BEGIN!r} and {ended} {END!r}. Pair them."


def checks_hide_their_test(subject: Subject) -> Iterator[str]:
    """Find checks whose right answer does not stand between the marks that nbgrader cuts out."""
    for prompt, cells in subject.prompt_cells():
        if cells.checks and not any(BEGIN in cell.source for cell in cells.checks):
            yield (
                f"{subject.ipynb}: the check of {prompt.id} hides nothing. "
                f"Put its test between {BEGIN!r} and {END!r}."
            )


def _names_in(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for name, each in found.items():
            yield str(name).casefold()
            yield from _names_in(each)
    elif isinstance(found, list):
        for each in found:
            yield from _names_in(each)
