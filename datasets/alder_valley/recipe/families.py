"""The families of the district, in the order of their school, grade band, home language and race."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from recipe.draws import chosen_names, spread, stream

WITH_ANOTHER = ("English and another language", "Another language")


@dataclass(frozen=True)
class Families:
    """One entry per family in each array; `number` is the one the family's id shows.

    `race` is what staff take a family to be, `race_ethnicity` what the family gave.
    """

    number: np.ndarray
    school: np.ndarray
    grade_band: np.ndarray
    home_language: np.ndarray
    race: np.ndarray
    speaks: np.ndarray
    reads: np.ndarray
    shift: np.ndarray
    phone_only: np.ndarray
    years_in_district: np.ndarray
    race_ethnicity: np.ndarray
    household: np.ndarray

    def __len__(self) -> int:
        return len(self.number)


def families_of(recipe: dict[str, Any]) -> Families:
    """Return all families of the recipe; groups have the sizes that the recipe asks for."""
    school, band, language, kind = (np.array(column) for column in zip(*_places(recipe), strict=True))
    count = len(school)
    # In homes with another language the last part of a place names that language, elsewhere the race.
    has_other = np.isin(language, WITH_ANOTHER)
    other = np.where(has_other, kind, "")
    race = np.where(has_other, [recipe["race_by_language"].get(name, "") for name in kind], kind)
    return Families(
        number=_stream(recipe, "family numbers").permutation(count) + 1,
        school=school,
        grade_band=band,
        home_language=language,
        race=race,
        speaks=_speaks(language, other=other),
        reads=_reads(recipe, language=language, other=other),
        shift=_shift(recipe, language=language),
        phone_only=_phone_only(recipe, language=language),
        years_in_district=chosen_names(
            _stream(recipe, "years"), shares=recipe["years_in_district"], count=count
        ),
        race_ethnicity=_race_ethnicity(recipe, race=race),
        household=chosen_names(_stream(recipe, "household"), shares=recipe["households"], count=count),
    )


def _stream(recipe: dict[str, Any], name: str) -> np.random.Generator:
    return stream(recipe["seed"], name)


def _places(recipe: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [
        (school["school"], band, language, kind)
        for school in recipe["schools"]
        for band, count in school["families"].items()
        for language, families in _languages(recipe, tilt=school["multilingual"], count=count)
        for kind, homes in _split(_kinds(recipe, language), count=families)
        for _ in range(homes)
    ]


def _languages(recipe: dict[str, Any], *, tilt: float, count: int) -> list[tuple[str, int]]:
    kinds = recipe["home_languages"]
    weights = {name: kind["share"] * (1 if name == "English" else tilt) for name, kind in kinds.items()}
    whole = sum(weights.values())
    sizes = {name: round(count * weight / whole) for name, weight in weights.items()}
    sizes["English"] += count - sum(sizes.values())
    return list(sizes.items())


def _kinds(recipe: dict[str, Any], language: str) -> dict[str, float]:
    if language == "English":
        return {race: homes["share"] for race, homes in recipe["english_homes"].items()}
    if language in WITH_ANOTHER:
        return dict(recipe["other_languages"])
    return dict(recipe["english_and_spanish"]) if language == "English and Spanish" else {"Hispanic": 1.0}


def _split(shares: dict[str, float], *, count: int) -> list[tuple[str, int]]:
    """Return whole parts of `count`; what rounding leaves goes to the parts that lost most."""
    exact = {name: count * share for name, share in shares.items()}
    sizes = {name: int(size) for name, size in exact.items()}
    most_lost = sorted(exact, key=lambda name: sizes[name] - exact[name])
    for name in most_lost[: count - sum(sizes.values())]:
        sizes[name] += 1
    return list(sizes.items())


def _speaks(language: np.ndarray, *, other: np.ndarray) -> np.ndarray:
    both = np.char.add("English; ", other)
    named = np.where(language == "English and Spanish", "English; Spanish", language)
    named = np.where(language == "English and another language", both, named)
    return np.where(language == "Another language", other, named)


def _reads(recipe: dict[str, Any], *, language: np.ndarray, other: np.ndarray) -> np.ndarray:
    rng = _stream(recipe, "reads")
    named = np.empty(len(language), dtype="U20")
    for name, kind in recipe["home_languages"].items():
        here = language == name
        named[here] = chosen_names(rng, shares=kind["reads"], count=int(here.sum()))
    return np.where(named == "other", other, named)


def _shift(recipe: dict[str, Any], *, language: np.ndarray) -> np.ndarray:
    rng = _stream(recipe, "shift")
    english = chosen_names(rng, shares=recipe["shifts"]["English"], count=len(language))
    others = chosen_names(rng, shares=recipe["shifts"]["other"], count=len(language))
    return np.where(language == "English", english, others)


def _phone_only(recipe: dict[str, Any], *, language: np.ndarray) -> np.ndarray:
    chances = np.array([recipe["phone_only"][name] for name in language])
    return spread(_stream(recipe, "phone only"), chances=chances)


def _race_ethnicity(recipe: dict[str, Any], *, race: np.ndarray) -> np.ndarray:
    given = np.empty(len(race), dtype="U60")
    for name, shares in recipe["given_as"].items():
        here = race == name
        rng = _stream(recipe, f"given {name}")
        given[here] = chosen_names(rng, shares=shares, count=int(here.sum()))
    empty = _stream(recipe, "not given").random(len(race)) < recipe["not_given"]
    return np.where(empty, "not given", given)
