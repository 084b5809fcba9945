"""The modules of the course, for tests that hold all of them."""

from __future__ import annotations

from pathlib import Path

from commontable.content.course import load_course
from commontable.content.rules.subject import subject_of

ROOT = Path(__file__).parents[2]
MODULES = load_course(ROOT).modules
FOLDERS = [module.folder for module in MODULES]


def subject(folder):
    """Return a module with its notebook, guide and sources."""
    return subject_of(ROOT, name=folder)
