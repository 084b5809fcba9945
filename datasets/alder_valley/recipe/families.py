"""The families of the district, in the order of their school, grade band and home language."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from recipe.draws import chosen_names, spread, stream


@dataclass(frozen=True)
class Families:
    """One entry per family in each array; `number` is the one the family's id shows."""

    number: np.ndarray
    school: np.ndarray
    grade_band: np.ndarray
    home_language: np.ndarray
    speaks: np.ndarray
    reads: np.ndarray
    shift: np.ndarray
    phone_only: np.ndarray
    years_in_district: np.ndarray

    def __len__(self) -> int:
        return len(self.number)


def families_of(recipe: dict[str, Any]) -> Families:
    """Return all families of the recipe; groups have the sizes that the recipe asks for."""
    school, band, language = (np.array(column) for column in zip(*_places(recipe), strict=True))
    count = len(school)
    other = chosen_names(_stream(recipe, "other language"), shares=recipe["other_languages"], count=count)
    return Families(
        number=_stream(recipe, "family numbers").permutation(count) + 1,
        school=school,
        grade_band=band,
        home_language=language,
        speaks=_speaks(language, other=other),
        reads=_reads(recipe, language=language, other=other),
        shift=_shift(recipe, language=language),
        phone_only=_phone_only(recipe, language=language),
        years_in_district=chosen_names(
            _stream(recipe, "years"), shares=recipe["years_in_district"], count=count
        ),
    )


def _stream(recipe: dict[str, Any], name: str) -> np.random.Generator:
    return stream(recipe["seed"], name)


def _places(recipe: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (school["school"], band, language)
        for school in recipe["schools"]
        for band, count in school["families"].items()
        for language, families in _languages(recipe, tilt=school["multilingual"], count=count)
        for _ in range(families)
    ]


def _languages(recipe: dict[str, Any], *, tilt: float, count: int) -> list[tuple[str, int]]:
    kinds = recipe["home_languages"]
    weights = {name: kind["share"] * (1 if name == "English" else tilt) for name, kind in kinds.items()}
    whole = sum(weights.values())
    sizes = {name: round(count * weight / whole) for name, weight in weights.items()}
    sizes["English"] += count - sum(sizes.values())
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
