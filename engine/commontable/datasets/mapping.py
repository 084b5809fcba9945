"""From a district's own columns and codes to those of the course, by a map that the district writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from commontable.datasets.problems import UnusableFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commontable.datasets.package import Shape
    from commontable.datasets.reading import Sheet

PARTS = ("columns", "values", "constants", "empty")
EVERY = "*"


@dataclass(frozen=True)
class Map:
    """`columns`: ours from theirs. `values`: theirs to ours, by column or "*". `constants`: one for all rows.

    `empty` are the values of theirs that mean "nothing here".
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()


def read_map(path: Path, *, shape: Shape) -> Map:
    """Return the map; `UnusableFile` says what is wrong with it."""
    found = _loaded(path)
    unknown = [part for part in found if part not in PARTS]
    if unknown:
        raise UnusableFile(f"{path.name}: '{unknown[0]}' is not known. A map has {', '.join(PARTS)}.")
    columns, constants = (_texts(found.get(part), path=path, part=part) for part in ("columns", "constants"))
    values = {
        str(column): _texts(codes, path=path, part=f"values of {column}")
        for column, codes in _table(found.get("values"), path=path, part="values").items()
    }
    for column in (*columns, *constants, *values):
        if column not in shape.names and not (column == EVERY and column in values):
            raise UnusableFile(
                f"{path.name}: the table '{shape.name}' has no column '{column}'. "
                f"Its columns are: {', '.join(shape.names)}."
            )
    empty = found.get("empty") or []
    if not isinstance(empty, list):
        raise UnusableFile(f'{path.name}: \'empty\' is no list. Write empty: ["N/A", "-1"].')
    return Map(columns, values, constants, frozenset(map(_text, empty)))


def mapped(sheet: Sheet, *, by: Map, shape: Shape) -> dict[str, list[str]]:
    """Return our columns as lists of texts; a column that is nowhere in the file is left out."""
    places = {name: at for at, name in enumerate(sheet.headings)}
    wanted = {name: by.columns.get(name, name) for name in shape.names}
    for ours, theirs in by.columns.items():
        if " ".join(theirs.split()) not in places:
            raise UnusableFile(
                f"The map takes '{ours}' from '{theirs}', and {sheet.name} has no such heading. "
                f"It has: {', '.join(sheet.headings)[:300]}."
            )
    taken: dict[str, list[str]] = {}
    for name, theirs in wanted.items():
        at = places.get(" ".join(theirs.split()))
        if name in by.constants:
            taken[name] = [by.constants[name]] * len(sheet.rows)
        elif at is not None:
            taken[name] = _translated([row[at].strip() for row in sheet.rows], name=name, by=by)
    return taken


def _translated(cells: list[str], *, name: str, by: Map) -> list[str]:
    codes = {**by.values.get(EVERY, {}), **by.values.get(name, {})} if name in by.columns else {}
    codes |= dict.fromkeys(by.empty, "")
    return [codes.get(cell, cell) for cell in cells] if codes else cells


def _loaded(path: Path) -> Mapping[str, Any]:
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except OSError as problem:
        raise UnusableFile(
            f"The map {path} cannot be read ({problem.strerror}). Check its name."
        ) from problem
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise UnusableFile(
            f"The map {path.name} is no YAML{line}. Write columns: and under it ours: theirs."
        ) from None
    return _table(found, path=path, part="the map")


def _table(found: Any, *, path: Path, part: str) -> Mapping[Any, Any]:
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise UnusableFile(
            f"{path.name}: {part} is no list of names with values. Write one `ours: theirs` a line."
        )
    return found


def _texts(found: Any, *, path: Path, part: str) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in _table(found, path=path, part=part).items()}


def _text(value: Any) -> str:
    # YAML reads yes and no as true and false; in a map they are the words that were written.
    words = {"True": "yes", "False": "no", "None": ""}
    return words[str(value)] if value is None or isinstance(value, bool) else str(value)
