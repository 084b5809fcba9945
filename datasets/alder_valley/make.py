"""Remake every CSV of Alder Valley, byte for byte: `python datasets/alder_valley/make.py [folder]`."""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from recipe.asking import Asks, asks_of
from recipe.families import Families, families_of
from recipe.taking_part import took_part

HERE = Path(__file__).resolve().parent
Row = tuple[object, ...]


def read_recipe() -> dict[str, Any]:
    """Return the figures that the district is made from."""
    recipe: dict[str, Any] = yaml.safe_load((HERE / "recipe.yml").read_text("utf-8"))
    return recipe


def make(folder: Path) -> None:
    """Write all tables into the folder."""
    recipe = read_recipe()
    families = families_of(recipe)
    asks = asks_of(recipe, families=families)
    order = np.lexsort((asks.year, families.number[asks.family]))
    kinds = took_part(recipe, families=families, asks=asks)
    _write(folder / "schools.csv", _school_rows(recipe))
    _write(folder / "families.csv", _family_rows(families))
    _write(folder / "asked.csv", _asked_rows(families, asks=asks, order=order))
    _write(folder / "took_part.csv", _took_part_rows(families, asks=asks, kinds=kinds, order=order))


def _school_rows(recipe: dict[str, Any]) -> Iterator[Row]:
    yield ("school", "name", "level", "enrolment", "families")
    for one in recipe["schools"]:
        yield (one["school"], one["name"], one["level"], one["enrolment"], sum(one["families"].values()))


def _family_rows(families: Families) -> Iterator[Row]:
    columns = (
        "school",
        "home_language",
        "speaks",
        "reads",
        "grade_band",
        "shift",
        "phone_only",
        "years_in_district",
    )
    yield ("family", *columns)
    for at in np.argsort(families.number):
        yield (_name(families, at), *(_plain(getattr(families, column)[at]) for column in columns))


def _asked_rows(families: Families, *, asks: Asks, order: np.ndarray) -> Iterator[Row]:
    offers = ("in_its_language", "hour_fits", "childcare")
    yield ("family", "year", "how", *offers, "interpreter", "last_contact")
    for at in order:
        # A family that nobody asked was offered nothing: the cells stay empty.
        said = [_plain(getattr(asks, offer)[at]) if asks.asked[at] else "" for offer in offers]
        helped = _interpreter(asks, at) if asks.asked[at] else ""
        name = _name(families, asks.family[at])
        yield (name, asks.year[at], asks.how[at], *said, helped, asks.last_contact[at])


def _took_part_rows(
    families: Families, *, asks: Asks, kinds: dict[str, np.ndarray], order: np.ndarray
) -> Iterator[Row]:
    yield ("family", "year", *kinds)
    for at in order:
        yield (_name(families, asks.family[at]), asks.year[at], *(int(came[at]) for came in kinds.values()))


def _interpreter(asks: Asks, at: int) -> str:
    return _plain(asks.interpreter[at]) if asks.interpreter_needed[at] else "not needed"


def _name(families: Families, at: int) -> str:
    return f"F{families.number[at]:04d}"


def _plain(value: Any) -> str:
    return {"True": "yes", "False": "no"}.get(str(value), str(value))


def _write(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
