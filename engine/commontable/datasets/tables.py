"""The tables of a dataset, read once and handed out as copies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from commontable.datasets.folders import OWN, checked_name, dataset_folder
from commontable.datasets.package import shape_of
from commontable.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

__all__ = ["OWN", "dataset_folder", "has_tables", "table"]


def table(name: str, dataset: str = "alder_valley") -> pd.DataFrame:
    """Return one table of a dataset, a copy of your own; `CourseError` if there is none of that name.

    The dataset is looked for in `datasets/` of the course that COMMONTABLE_COURSE names, of the data folder
    that COMMONTABLE_DATA names, else from the working folder upwards.
    """
    folder = dataset_folder(dataset)
    path = folder / f"{checked_name(name, what='table')}.csv"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        raise CourseError(
            f"The dataset '{dataset}' has no table '{name}'. It has: {', '.join(_tables(folder)) or 'none'}."
        ) from None
    return _read(path, changed).copy()


def has_tables(dataset: str, names: tuple[str, ...]) -> bool:
    """Say whether a dataset is there and has all these tables."""
    try:
        folder = dataset_folder(dataset)
    except CourseError:
        return False
    return all((folder / f"{name}.csv").is_file() for name in names)


def _tables(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.csv"))


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 -- most kernels never load a table

    try:
        # "NA" and "null" may be somebody's words; only an empty cell is empty.
        return pd.read_csv(path, encoding="utf-8", dtype=_texts(path), keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as problem:
        reason = " ".join(str(problem).split())
        raise CourseError(
            f"The table {path.name} cannot be read ({reason}). Make the dataset again."
        ) from problem


def _texts(path: Path) -> dict[str, str] | None:
    # A district's ids may look like numbers; read as numbers they would lose their zeros.
    if path.parent.name != OWN:
        return None
    return {column.name: "str" for column in shape_of(path.stem).columns if column.type == "string"}
