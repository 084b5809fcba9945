"""What each school did for each family in each year: the step that everything after it follows from."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from recipe.draws import chosen, spread, stream
from recipe.families import Families

HOW = ("in person", "phone", "letter", "flyer", "not asked")
CONTACT = ("went well", "went badly", "no contact")


@dataclass(frozen=True)
class Asks:
    """One entry per family and year in each array; `family` points into the families."""

    family: np.ndarray
    year: np.ndarray
    how: np.ndarray
    in_its_language: np.ndarray
    hour_fits: np.ndarray
    childcare: np.ndarray
    interpreter_needed: np.ndarray
    interpreter: np.ndarray
    last_contact: np.ndarray

    @property
    def asked(self) -> np.ndarray:
        return self.how != "not asked"


def asks_of(recipe: dict[str, Any], *, families: Families) -> Asks:
    """Return what the schools did in all years, one year after the other."""
    years = [_one_year(recipe, families=families, number=number) for number in range(len(recipe["years"]))]
    return Asks(
        **{one.name: np.concatenate([getattr(year, one.name) for year in years]) for one in fields(Asks)}
    )


def _one_year(recipe: dict[str, Any], *, families: Families, number: int) -> Asks:
    # A family that came last year has no row for the years before.
    family = np.flatnonzero(families.years_in_district >= len(recipe["years"]) - number)
    year = recipe["years"][number]
    how = _how(recipe, families=families, family=family, number=number)
    asked = how != "not asked"
    needed = families.reads[family] != "English"

    def happens(step: str, chances: np.ndarray) -> np.ndarray:
        return asked & spread(stream(recipe["seed"], f"{step} {year}"), chances=chances)

    matched = happens(
        "language", np.where(needed, _by_reads(recipe["asked_in_its_language"], families, family), 1.0)
    )
    return Asks(
        family=family,
        year=np.full(len(family), year),
        how=how,
        in_its_language=matched,
        hour_fits=happens("hour", _hours(recipe, families=families, family=family)),
        childcare=happens("childcare", _childcare(recipe, families=families, family=family)),
        interpreter_needed=needed,
        interpreter=needed
        & happens("interpreter", _by_reads(recipe["interpreter_offered"], families, family)),
        last_contact=_last_contact(recipe, families=families, family=family, matched=matched, year=year),
    )


def _how(recipe: dict[str, Any], *, families: Families, family: np.ndarray, number: int) -> np.ndarray:
    asked = _of_home(recipe, "how", families, family)
    weights = np.array([[weight[how] for how in HOW] for weight in asked], dtype=float)
    on_phone = np.array([recipe["how_by_phone_only"][how] for how in HOW])
    weights = np.where(families.phone_only[family][:, None], weights * on_phone, weights)
    direct = np.array([school[number] for school in _of_school(recipe, "in_person", families, family)])
    weights[:, 0] *= direct
    weights[:, 1] *= np.sqrt(direct)
    return np.array(HOW)[chosen(stream(recipe["seed"], f"how {number}"), weights=weights)]


def _of_school(recipe: dict[str, Any], what: str, families: Families, family: np.ndarray) -> list[Any]:
    by_school = {school["school"]: school[what] for school in recipe["schools"]}
    return [by_school[name] for name in families.school[family]]


def _of_home(recipe: dict[str, Any], what: str, families: Families, family: np.ndarray) -> list[Any]:
    languages, races = recipe["home_languages"], recipe["english_homes"]
    homes = zip(families.home_language[family], families.race[family], strict=True)
    return [(races[race] if name == "English" else languages[name])[what] for name, race in homes]


def _by_reads(chances: dict[str, float], families: Families, family: np.ndarray) -> np.ndarray:
    spanish: np.ndarray = families.reads[family] == "Spanish"
    return np.where(spanish, chances["Spanish"], chances["other"])


def _hours(recipe: dict[str, Any], *, families: Families, family: np.ndarray) -> np.ndarray:
    by_shift = np.array([recipe["hour_fits"][shift] for shift in families.shift[family]])
    of_race = np.array([recipe["english_homes"][race]["hours"] for race in families.race[family]])
    of_home = np.where(families.home_language[family] == "English", of_race, 1.0)
    return by_shift * of_home * np.array(_of_school(recipe, "hours", families, family))


def _childcare(recipe: dict[str, Any], *, families: Families, family: np.ndarray) -> np.ndarray:
    offered = np.array(_of_home(recipe, "childcare", families, family))
    return np.minimum(offered * np.array(_of_school(recipe, "childcare", families, family)), 0.95)


def _last_contact(
    recipe: dict[str, Any], *, families: Families, family: np.ndarray, matched: np.ndarray, year: str
) -> np.ndarray:
    rule = recipe["contact"]
    well = np.array(_of_home(recipe, "contact_went_well", families, family))
    well = well * np.array(_of_school(recipe, "contact", families, family))
    well = np.where(matched, well, well * rule["without_its_language"])
    badly = (1 - well) * rule["badly"]
    weights = np.stack([well, badly, 1 - well - badly], axis=1)
    return np.array(CONTACT)[chosen(stream(recipe["seed"], f"contact {year}"), weights=weights)]
