"""Holds a course to its content rules and puts notebooks into normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.course import course_fields, load_course, module_names
from commontable.content.module import load_module
from commontable.content.normal_notebook import as_committed, write_normal
from commontable.content.notebook import read_notebook
from commontable.content.rules import COURSE_RULES, RULES
from commontable.content.rules.subject import subject_of
from commontable.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def findings(root: Path) -> list[str]:
    """Return one sentence for each thing that a rule found; a module that cannot be read is one finding."""
    try:
        names = module_names(course_fields(root))
        found = [sentence for name in names for sentence in _of_module(root, name=name)]
        found += [sentence for rule in COURSE_RULES for sentence in rule(root)]
        if not found:
            load_course(root)
    except CourseError as mistake:
        return [str(mistake)]
    return found


def fix(root: Path) -> list[Path]:
    """Put every notebook into normal form; return those that changed. No other finding is mended here."""
    changed = []
    for name in module_names(course_fields(root)):
        path = load_module(root / "modules" / name).notebook
        notebook = read_notebook(path)
        if path.read_bytes() != as_committed(notebook).encode():
            write_normal(notebook, path=path)
            changed.append(path)
    return changed


def _of_module(root: Path, *, name: str) -> Iterator[str]:
    try:
        subject = subject_of(root, name=name)
    except CourseError as mistake:
        yield str(mistake)
        return
    for rule in RULES:
        yield from rule(subject)
