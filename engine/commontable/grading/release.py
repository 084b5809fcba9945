"""The notebook that participants run: made by nbgrader from the source, whole or not at all."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.content import load_module
from commontable.errors import GradingError
from commontable.file_lock import Taken, locked
from commontable.grading.assignments import Assignment
from commontable.grading.folders import copied, replaced
from commontable.grading.runs import run_nbgrader, troubles
from commontable.grading.sources import digest, put_in_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content import Module
    from commontable.settings import Settings

# Ten modules, on a busy machine.
RELEASE_SECONDS = 120.0


def release(module: Module, settings: Settings) -> Path:
    """Make the release of a module's current edition if it is missing or out of date; return its folder.

    Raises `GradingError`, and leaves the earlier release in place, when prompts changed after hand-ins.
    """
    return release_assignment(Assignment.of(module), settings=settings)


def ensure_released(module: Module, settings: Settings) -> Path:
    """Return the released notebook of a module's current edition, made now if there is none."""
    notebook = released_notebook(Assignment.of(module), settings=settings)
    if notebook is None:
        notebook = released_notebook(Assignment.named(release(module, settings).name), settings=settings)
    if notebook is None:
        raise GradingError(f"{module.folder}: nbgrader made no notebook. Run `commontable check` to see why.")
    return notebook


def release_assignment(assignment: Assignment, *, settings: Settings) -> Path:
    """Make the release of one edition if it is missing or older than its source; return its folder."""
    if assignment.is_current(settings):
        put_in_step(settings.modules / assignment.folder, settings=settings)
    source = assignment.source(settings)
    if not source.is_dir():
        raise GradingError(
            f"{assignment.name} was never released here, and modules/{assignment.folder} is not of edition "
            f"{assignment.edition}. Use the edition that its module.yml names."
        )
    with _one_at_a_time(settings):
        made_from = digest(source)
        is_missing = released_notebook(assignment, settings=settings) is None
        if is_missing or _made_from(assignment, settings) != made_from:
            _generate(assignment, settings=settings)
            _note(assignment, settings).write_text(made_from, "utf-8")
    return assignment.released(settings)


@contextmanager
def _one_at_a_time(settings: Settings) -> Iterator[None]:
    """Let one process make releases; two at once would take the folder away in which the first one's page is made."""
    settings.prepare()
    with ExitStack() as held:
        try:
            held.enter_context(locked(settings.data / ".release-lock", seconds=RELEASE_SECONDS))
        except Taken:
            raise GradingError("Another release is being made. Wait until it is done, then try again.") from None
        yield


def released_notebook(assignment: Assignment, *, settings: Settings) -> Path | None:
    """Return the notebook that participants of this edition run, or None before it is made."""
    folder = assignment.released(settings)
    if not (folder / "module.yml").is_file():
        return None
    notebook = folder / load_module(folder).notebook.name
    return notebook if notebook.is_file() else None


def released_assignments(settings: Settings) -> list[Assignment]:
    """Return every edition that participants may open, by name."""
    folders = sorted(path.parent.name for path in settings.release.glob("*/module.yml"))
    found = [Assignment.named(name) for name in folders if not name.startswith(".")]
    return [a for a in found if not _withdrawn(a, settings).exists()]


def is_withdrawn(module: Module, settings: Settings) -> bool:
    """Say whether a facilitator took this module's current edition back with Unrelease."""
    return _withdrawn(Assignment.of(module), settings).exists()


def withdraw(assignment: Assignment, *, settings: Settings) -> None:
    """Take an edition off the list. Its files stay: hand-ins go into them, and words are shown in them."""
    mark = _withdrawn(assignment, settings)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()


def offer(assignment: Assignment, *, settings: Settings) -> None:
    """Put an edition on the list, made first if need be."""
    release_assignment(assignment, settings=settings)
    _withdrawn(assignment, settings).unlink(missing_ok=True)


def _generate(assignment: Assignment, *, settings: Settings) -> None:
    # nbgrader empties a release before it knows whether it can make the new one, so it works elsewhere.
    with tempfile.TemporaryDirectory(dir=settings.data, prefix=".release-") as place:
        step = ("generate_assignment", assignment.name, Path(place).name)
        if trouble := troubles(run_nbgrader(step, settings=settings)):
            raise GradingError(f"{trouble} What was released before stays in place.")
        with replaced(assignment.released(settings)) as incoming:
            copied(Path(place) / assignment.name, into=incoming)


def _note(assignment: Assignment, settings: Settings) -> Path:
    return _hidden(settings, "made-from", assignment)


def _made_from(assignment: Assignment, settings: Settings) -> str:
    note = _note(assignment, settings)
    return note.read_text("utf-8") if note.is_file() else ""


def _withdrawn(assignment: Assignment, settings: Settings) -> Path:
    return _hidden(settings, "withdrawn", assignment)


def _hidden(settings: Settings, what: str, assignment: Assignment) -> Path:
    return settings.release / f".{what}-{assignment.name}"
