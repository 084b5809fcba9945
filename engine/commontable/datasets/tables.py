"""The tables of a dataset, found in the course folder."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.errors import CourseError
from commontable.settings import COURSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_NAME = re.compile(r"[a-z0-9_]+", re.ASCII)


def table(name: str, dataset: str = "alder_valley") -> pd.DataFrame:
    """Return one table of a dataset, a copy of your own; `CourseError` if there is none of that name.

    The dataset is looked for in `datasets/` of the course that COMMONTABLE_COURSE names, else from the
    working folder upwards.
    """
    folder = dataset_folder(dataset)
    path = folder / f"{_checked(name, what='table')}.csv"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        raise CourseError(
            f"The dataset '{dataset}' has no table '{name}'. It has: {', '.join(_tables(folder)) or 'none'}."
        ) from None
    return _read(path, changed).copy()


def dataset_folder(dataset: str) -> Path:
    """Return the folder of a dataset; `CourseError` says where it was looked for."""
    wanted = _checked(dataset, what="dataset")
    for start in _starts():
        folder = start / "datasets" / wanted
        if folder.is_dir():
            return folder
    raise CourseError(
        f"No dataset '{dataset}' in a folder datasets/ from {Path.cwd()} upwards. "
        f"Go to the course folder, or set {COURSE} to it."
    )


def _starts() -> Iterator[Path]:
    named = os.environ.get(COURSE)
    if named:
        yield Path(named).expanduser()
    here = Path.cwd()
    yield from (here, *here.parents)


def _checked(name: str, *, what: str) -> str:
    # A name from module.yml becomes part of a path; nothing outside datasets/ may be reached by it.
    if not _NAME.fullmatch(name):
        raise CourseError(f"'{name}' cannot name a {what}: use small letters, digits and _.")
    return name


def _tables(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.csv"))


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 -- most kernels never load a table

    try:
        return pd.read_csv(path, encoding="utf-8")
    except (OSError, ValueError) as problem:
        reason = " ".join(str(problem).split())
        raise CourseError(
            f"The table {path.name} cannot be read ({reason}). Make the dataset again."
        ) from problem
