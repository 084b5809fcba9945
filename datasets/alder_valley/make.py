"""Remake every file of Alder Valley, byte for byte: `python datasets/alder_valley/make.py [folder]`."""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from recipe.package import package_of
from recipe.tables import tables_of

HERE = Path(__file__).resolve().parent


def read_recipe() -> dict[str, Any]:
    """Return the figures that the district is made from."""
    recipe: dict[str, Any] = {}
    for path in (HERE / "recipe.yml", *sorted((HERE / "recipe").glob("*.yml"))):
        recipe |= yaml.safe_load(path.read_text("utf-8"))
    return recipe


def read_columns() -> dict[str, Any]:
    """Return every table with its columns."""
    tables: dict[str, Any] = yaml.safe_load((HERE / "columns.yml").read_text("utf-8"))["tables"]
    return tables


def make(folder: Path) -> None:
    """Write all tables and the data package into the folder."""
    tables, made = read_columns(), tables_of(read_recipe())
    for name, table in tables.items():
        _write(folder / f"{name}.csv", made[name], columns=list(table["columns"]))
    package = json.dumps(package_of(tables), indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(f"{package}\n", "utf-8", newline="\n")


def _write(path: Path, rows: Iterable[dict[str, object]], *, columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
