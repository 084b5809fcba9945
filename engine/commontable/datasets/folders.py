"""Where datasets lie: the course's own in its folder, a district's in the deployment's data folder."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.errors import CourseError
from commontable.settings import COURSE, DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = "alder_valley"
# The dataset that holds what a district brings itself.
OWN = "our_district"
_NAME = re.compile(r"[a-z0-9_]+", re.ASCII)


def dataset_folder(dataset: str) -> Path:
    """Return the folder of a dataset; `CourseError` says where it was looked for."""
    wanted = checked_name(dataset, what="dataset")
    for start in _starts():
        folder = start / "datasets" / wanted
        if folder.is_dir():
            return folder
    if dataset == OWN:
        raise CourseError(
            "There are no data of our district yet. Bring them in with `commontable data use FILE "
            "--as TABLE`."
        )
    raise CourseError(
        f"No dataset '{dataset}' in a folder datasets/ from {Path.cwd()} upwards. "
        f"Go to the course folder, or set {COURSE} to it."
    )


def checked_name(name: str, *, what: str) -> str:
    """Return the name, or raise `CourseError`: it becomes part of a path."""
    if not _NAME.fullmatch(name):
        raise CourseError(f"'{name}' cannot name a {what}: use small letters, digits and _.")
    return name


def _starts() -> Iterator[Path]:
    here = Path.cwd()
    course, data = os.environ.get(COURSE), os.environ.get(DATA)
    yield from (Path(named).expanduser() for named in (course, data) if named)
    # A kernel works in a released module's folder, and the data folder is above that.
    yield from (here, *here.parents)
    # Without a setting the data folder is var/ in the course.
    courses = (Path(course).expanduser(),) if course else (here, *here.parents)
    yield from (folder / "var" for folder in courses)
