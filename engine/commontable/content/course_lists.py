"""The lists that all modules share: in modules/ of the course, or beside a module that has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.errors import BrokenCourseFile
from commontable.content.fields import Fields
from commontable.content.yaml_files import read_mapping
from commontable.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def course_list(name: str, *, folder: Path) -> Fields:
    """Return what `<name>.yml` holds for the module in this folder, source or released copy."""
    own = folder / f"{name}.yml"
    path = own if own.is_file() else Settings.find().modules / f"{name}.yml"
    found = read_mapping(path, mistake=BrokenCourseFile)
    return Fields(found, where=f"{path.parent.name}/{path.name}", mistake=BrokenCourseFile)
