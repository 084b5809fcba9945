"""Each family with all that the first steps decided, as later steps read it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from recipe.asking import Asks
from recipe.families import Families


@dataclass(frozen=True)
class Year:
    """What the school did for one family in one year, and in what the family took part."""

    how: str
    in_its_language: bool
    hour_fits: bool
    childcare: bool
    interpreter: bool
    last_contact: str
    took_part: dict[str, bool]

    @property
    def asked_personally(self) -> bool:
        return self.how in ("in person", "phone", "letter")


@dataclass(frozen=True)
class Home:
    """One family; `years` has the school years in which it was in the district."""

    family: str
    school: str
    grade_band: str
    home_language: str
    race: str
    reads: str
    speaks: str
    shift: str
    phone_only: bool
    years: dict[str, Year]

    @property
    def needs_translation(self) -> bool:
        return self.reads != "English"

    @property
    def seen_as(self) -> str:
        """What staff go by: race where the home speaks English, language elsewhere."""
        return self.race if self.home_language == "English" else self.home_language


def homes_of(families: Families, *, asks: Asks, kinds: dict[str, np.ndarray]) -> list[Home]:
    """Return all families in the order of their ids."""
    years: dict[int, dict[str, Year]] = {at: {} for at in range(len(families))}
    for at, family in enumerate(asks.family):
        years[int(family)][str(asks.year[at])] = _year(asks, at=at, kinds=kinds)
    return [_home(families, at=int(at), years=years[int(at)]) for at in np.argsort(families.number)]


def _year(asks: Asks, *, at: int, kinds: dict[str, np.ndarray]) -> Year:
    return Year(
        how=str(asks.how[at]),
        in_its_language=bool(asks.in_its_language[at]),
        hour_fits=bool(asks.hour_fits[at]),
        childcare=bool(asks.childcare[at]),
        interpreter=bool(asks.interpreter[at]),
        last_contact=str(asks.last_contact[at]),
        took_part={kind: bool(came[at]) for kind, came in kinds.items()},
    )


def _home(families: Families, *, at: int, years: dict[str, Year]) -> Home:
    plain: dict[str, Any] = {
        name: str(getattr(families, name)[at])
        for name in ("school", "grade_band", "home_language", "race", "reads", "speaks", "shift")
    }
    number = int(families.number[at])
    return Home(family=f"F{number:04d}", phone_only=bool(families.phone_only[at]), years=years, **plain)
