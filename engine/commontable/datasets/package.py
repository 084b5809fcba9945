"""The tables that the course knows, as its case district's data package describes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from commontable.datasets.folders import CASE, dataset_folder
from commontable.errors import CourseError

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    "[0-9]{4}-[0-9]{2}": "a school year written as 2024-25",
    "[0-2][0-9]:[0-5][0-9]": "a time written as 17:30",
}
WANTED = {"integer": "a whole number", "number": "a number", "date": "a date written as 2024-10-03"}


@dataclass(frozen=True)
class Column:
    """One column: what it means and what may stand in it; `own` where a district may use other values."""

    name: str
    type: str = "string"
    means: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    low: float | None = None
    high: float | None = None
    own: bool = False

    @property
    def wanted(self) -> str:
        """Say in words what may stand here."""
        if self.allowed:
            return f"one of: {', '.join(self.allowed)}"
        if self.type in WANTED:
            limits = "" if self.low is None and self.high is None else f" {self._limits}"
            return WANTED[self.type] + limits
        return FORMS.get(self.pattern, f"text of the form {self.pattern}") if self.pattern else "text"

    @property
    def _limits(self) -> str:
        if self.high is None:
            return f"of {self.low:g} or more"
        return f"from {self.low:g} to {self.high:g}"

    def for_own_data(self) -> Column:
        """Return the column as a district's own table is held to it."""
        # A school year is written alike everywhere; the years themselves are the district's.
        kept = self.pattern if self.allowed else ""
        return Column(self.name, self.type, self.means, self.required, pattern=kept) if self.own else self


@dataclass(frozen=True)
class Shape:
    """What one table holds: its columns, its key, and the tables that columns point into."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    points_into: dict[str, tuple[str, str]]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def for_own_data(self) -> Shape:
        """Return the table as a district's own is held to it."""
        columns = tuple(column.for_own_data() for column in self.columns)
        return Shape(self.name, self.title, columns, self.key, self.points_into)


def shape_of(name: str) -> Shape:
    """Return what the table of this name holds; `CourseError` lists the names there are."""
    shapes = known_shapes()
    if name not in shapes:
        raise CourseError(f"There is no table '{name[:80]}'. The tables are: {', '.join(sorted(shapes))}.")
    return shapes[name]


def known_shapes() -> dict[str, Shape]:
    """Return every table that the course knows, by its name."""
    path = dataset_folder(CASE) / "datapackage.json"
    try:
        return _shapes(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError) as problem:
        raise CourseError(
            f"{path} cannot be read ({problem}). Make the dataset again with its make.py."
        ) from None


@lru_cache(maxsize=2)
def _shapes(path: Path, _changed: int) -> dict[str, Shape]:
    resources = json.loads(path.read_text("utf-8"))["resources"]
    return {resource["name"]: _shape(resource) for resource in resources}


def _shape(resource: dict[str, Any]) -> Shape:
    schema = resource["schema"]
    return Shape(
        name=resource["name"],
        title=resource["title"],
        columns=tuple(_column(field) for field in schema["fields"]),
        key=tuple(schema.get("primaryKey", ())),
        points_into={
            key["fields"][0]: (key["reference"]["resource"], key["reference"]["fields"][0])
            for key in schema.get("foreignKeys", ())
        },
    )


def _column(field: dict[str, Any]) -> Column:
    rules = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        means=field.get("description", ""),
        required=bool(rules.get("required")),
        allowed=tuple(map(str, rules.get("enum", ()))),
        pattern=rules.get("pattern", ""),
        low=rules.get("minimum"),
        high=rules.get("maximum"),
        own=bool(field.get("ownValues")),
    )
