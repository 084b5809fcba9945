"""A district's own tables: checked whole, then loaded into the data folder, or not at all."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from commontable.datasets.checks import problems_of
from commontable.datasets.folders import OWN
from commontable.datasets.mapping import Map, mapped, read_map
from commontable.datasets.package import shape_of
from commontable.datasets.problems import Problem, UnusableFile, UnusableTable
from commontable.datasets.reading import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from commontable.datasets.package import Shape
    from commontable.datasets.reading import Sheet


@dataclass(frozen=True)
class Loaded:
    """What was brought in: how many rows, which headings of the file were left out, and where it lies."""

    table: str
    rows: int
    left_out: tuple[str, ...]
    path: Path


def template_of(name: str) -> str:
    """Return an empty CSV with the headings of a table."""
    return ",".join(shape_of(name).names) + "\n"


def use(file: Path, *, name: str, data: Path, map_file: Path | None = None) -> Loaded:
    """Load a file as one of the district's own tables, or raise `UnusableTable` with every wrong cell.

    A table of that name that was there before is replaced only when all of the new one is right.
    """
    shape = shape_of(name).for_own_data()
    by = read_map(map_file, shape=shape) if map_file else Map()
    sheet = read_sheet(file)
    frame = _frame(sheet, by=by, shape=shape)
    folder = data / "datasets" / OWN
    problems = [*problems_of(frame, shape=shape), *_pointing_nowhere(frame, shape=shape, folder=folder)]
    if problems:
        raise UnusableTable(problems, file=sheet.name)
    return Loaded(
        table=name,
        rows=len(frame),
        left_out=_left_out(sheet, by=by, shape=shape),
        path=_written(frame, folder=folder, name=name),
    )


def stamp_of(data: Path) -> str:
    """Return a short text that changes with the district's own tables, empty while there are none."""
    files = sorted((data / "datasets" / OWN).glob("*.csv"))
    found = "".join(f"{path.name}{path.stat().st_mtime_ns}" for path in files)
    return sha256(found.encode()).hexdigest()[:12] if files else ""


def _frame(sheet: Sheet, *, by: Map, shape: Shape) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 -- templates need no table

    taken = mapped(sheet, by=by, shape=shape)
    missing = [column.name for column in shape.columns if column.required and column.name not in taken]
    if missing:
        raise UnusableFile(
            f"{sheet.name} has no column {' and no column '.join(missing)}. "
            "Add it, or say in a map where it stands; "
            f"`commontable data template {shape.name}` shows all columns."
        )
    empty = [""] * len(sheet.rows)
    columns = {name: taken.get(name, empty) for name in shape.names}
    return pd.DataFrame(columns, index=sheet.numbers, dtype=object)


def _left_out(sheet: Sheet, *, by: Map, shape: Shape) -> tuple[str, ...]:
    used = {" ".join(by.columns.get(name, name).split()) for name in shape.names}
    return tuple(heading for heading in sheet.headings if heading not in used)


def _pointing_nowhere(frame: pd.DataFrame, *, shape: Shape, folder: Path) -> list[Problem]:
    """Return the cells that point into a table of the district's own, and find nothing there."""
    problems: list[Problem] = []
    for column, (table, key) in shape.points_into.items():
        path = folder / f"{table}.csv"
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            there = {row[key] for row in csv.DictReader(file)} | {""}
        lost = frame.loc[~frame[column].isin(there), column]
        wanted = f"a {key} of the district's table '{table}'"
        problems += [Problem(int(row), column, str(cell), wanted) for row, cell in lost.items()]
    return problems


def _written(frame: pd.DataFrame, *, folder: Path, name: str) -> Path:
    # Rows about families: for the deployment's own account only.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, new = folder / f"{name}.csv", folder / f".{name}.new"
    text = io.StringIO(newline="")
    frame.to_csv(text, index=False, lineterminator="\n")
    with os.fdopen(
        os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline=""
    ) as file:
        file.write(text.getvalue())
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    return path
