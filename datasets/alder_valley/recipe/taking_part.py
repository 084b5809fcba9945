"""Who took part: only the school's acts and the school itself decide the chance."""

from typing import Any

import numpy as np

from recipe.asking import Asks
from recipe.draws import spread, stream
from recipe.families import Families


def took_part(recipe: dict[str, Any], *, families: Families, asks: Asks) -> dict[str, np.ndarray]:
    """Return, for each kind of taking part, True or False per family and year."""
    rngs = {kind: stream(recipe["seed"], f"took part {kind}") for kind in recipe["took_part"]}
    return {
        kind: spread(rng, chances=chances(recipe, kind, families=families, asks=asks))
        for kind, rng in rngs.items()
    }


def chances(recipe: dict[str, Any], kind: str, *, families: Families, asks: Asks) -> np.ndarray:
    """Return each family's chance of taking part; no background of the family is read here.

    The grade band stands for what a school of that level holds open.
    """
    rule = recipe["took_part"][kind]
    acts = rule["acts"]
    start = np.array([rule["start"][band] for band in families.grade_band[asks.family]])
    welcome = {school["school"]: school["welcome"] for school in recipe["schools"]}
    logit = start + np.array([welcome[school] for school in families.school[asks.family]])
    for how in ("in person", "phone", "letter", "flyer"):
        logit = logit + acts[how] * (asks.how == how)
    logit = logit + acts["in its language"] * asks.in_its_language + acts["hour fits"] * asks.hour_fits
    logit = logit + acts["childcare"] * asks.childcare + acts["interpreter"] * asks.interpreter
    for contact in ("went well", "went badly"):
        logit = logit + acts[contact] * (asks.last_contact == contact)
    return 1 / (1 + np.exp(-logit))
