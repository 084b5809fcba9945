"""What nbgrader generates from: a copy of each module's folder, one per edition, in step with `modules/`.

nbgrader needs one folder per assignment, and an edition outlives its files in `modules/`: without copies
formgrader could not show earlier editions, and Assign would put one edition's cells under another's name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Any

from commontable.content import load_module
from commontable.errors import CommonTableError, GradingError
from commontable.grading.assignments import Assignment
from commontable.grading.folders import replaced
from commontable.grading.words import open_words
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commontable.settings import Settings

_UNWANTED = {"__pycache__"}


class CellsChanged(GradingError):
    """Prompts came or went after participants handed in, and the edition is the same."""


def put_all_in_step(settings: Settings) -> list[str]:
    """Bring every module's copy up to date; return a sentence for each that could not be."""
    complaints = []
    for folder in sorted(settings.modules.glob("*/module.yml")):
        if _is_copied(folder.parent, settings=settings):
            continue
        try:
            put_in_step(folder.parent, settings=settings)
        except CommonTableError as problem:
            complaints.append(str(problem))
    return complaints


def _is_copied(folder: Path, *, settings: Settings) -> bool:
    # The same files are the same edition: so nbgrader's start reads no module's YAML, which costs half a second of it.
    made_of, sources = digest(folder), settings.data / "source"
    editions = (sources / folder.name, *sources.glob(f"{folder.name}--*"))
    return any(digest(copy) == made_of for copy in editions if copy.is_dir())


def put_in_step(folder: Path, *, settings: Settings) -> Assignment:
    """Copy a module's folder to where nbgrader reads it, if it changed; return its assignment.

    Raises `CellsChanged` where nbgrader would refuse the new cells (and would then delete the release).
    """
    assignment = Assignment.of(load_module(folder))
    copy = assignment.source(settings)
    if copy.is_dir() and digest(copy) == digest(folder):
        return assignment
    if copy.is_dir() and _cells(copy) != _cells(folder) and _has_hand_ins(assignment, settings=settings):
        raise CellsChanged(
            f"{assignment.folder}: its prompts changed after participants handed in, but it is still "
            f"edition {assignment.edition}. Raise `edition` in module.yml; until then the earlier prompts "
            "stay in use."
        )
    with replaced(copy) as incoming:
        for path in files_of(folder):
            target = incoming / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return assignment


def digest(folder: Path) -> str:
    """Return a short name for exactly these files."""
    summed = hashlib.sha256()
    for path in files_of(folder):
        content = path.read_bytes()
        summed.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return summed.hexdigest()[:24]


def files_of(folder: Path) -> list[Path]:
    """Return the module's own files, in order; hidden files and Python's caches are not part of it."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and _is_wanted(path, folder))


def _is_wanted(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return not any(part.startswith(".") or part in _UNWANTED for part in parts)


def _cells(folder: Path) -> dict[str, set[tuple[Any, ...]]]:
    return {path.name: set(_graded(path)) for path in sorted(folder.glob("*.ipynb"))}


def _graded(notebook: Path) -> Iterator[tuple[Any, ...]]:
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
    except (ValueError, KeyError) as problem:
        raise GradingError(f"{notebook} is no notebook ({problem}). Mend or restore it.") from problem
    for cell in cells:
        marks = cell.get("metadata", {}).get("nbgrader", {})
        if marks.get("grade_id"):
            yield marks["grade_id"], *(bool(marks.get(m)) for m in ("grade", "solution", "locked", "task"))


def _has_hand_ins(assignment: Assignment, *, settings: Settings) -> bool:
    if any(settings.data.glob(f"submitted/*/{assignment.name}")):
        return True
    with open_words(settings) as words:
        found = words.store.hand_ins(assignment.folder, reader=Reader.grading(), edition=assignment.edition)
    return bool(found)
