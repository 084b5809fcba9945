"""The rows of the four tables that everything else follows from: schools, families, asked, took_part."""

from typing import Any

import numpy as np

from recipe.children import Rows
from recipe.families import Families
from recipe.homes import Home

FAMILY_COLUMNS = (
    "school",
    "home_language",
    "speaks",
    "reads",
    "grade_band",
    "shift",
    "phone_only",
    "years_in_district",
    "race_ethnicity",
    "household",
)
YES_NO = {"True": "yes", "False": "no"}


def school_rows(recipe: dict[str, Any]) -> Rows:
    for one in recipe["schools"]:
        told = {name: one[name] for name in ("school", "name", "level", "enrolment")}
        yield {**told, "families": sum(one["families"].values())}


def family_rows(families: Families) -> Rows:
    for at in np.argsort(families.number):
        said = {column: str(getattr(families, column)[at]) for column in FAMILY_COLUMNS}
        yield {"family": name_of(families, at)} | {
            column: YES_NO.get(text, text) for column, text in said.items()
        }


def asked_rows(homes: list[Home]) -> Rows:
    for home in homes:
        for year, acts in home.years.items():
            row = {"family": home.family, "year": year, "how": acts.how, "last_contact": acts.last_contact}
            # A family that nobody asked was offered nothing: the cells stay empty.
            if acts.how != "not asked":
                offers = ("in_its_language", "hour_fits", "childcare")
                row |= {offer: YES_NO[str(getattr(acts, offer))] for offer in offers}
                row["interpreter"] = YES_NO[str(acts.interpreter)] if home.needs_translation else "not needed"
            yield dict(row)


def took_part_rows(homes: list[Home]) -> Rows:
    for home in homes:
        for year, acts in home.years.items():
            yield {
                "family": home.family,
                "year": year,
                **{kind: int(came) for kind, came in acts.took_part.items()},
            }


def name_of(families: Families, at: int) -> str:
    return f"F{families.number[at]:04d}"
