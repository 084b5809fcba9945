"""Ways of putting families into groups that are large enough to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

HISPANIC = "Hispanic or Latino"
SEVERAL = "Two or more, or another"
NOT_GIVEN = "Not given"
_ALONE = {
    "White": "White",
    "Black or African American": "Black",
    "Asian": "Asian or Pacific Islander",
    "Native Hawaiian or Pacific Islander": "Asian or Pacific Islander",
    HISPANIC: HISPANIC,
    "not given": NOT_GIVEN,
    "": NOT_GIVEN,
}


def race_groups(given: pd.Series) -> pd.Series:
    """Return one of six groups for what each family gave, as national tables group it.

    Whoever gave Hispanic or Latino stands there whatever else was given, and others who gave several stand
    together: the groups say less than the families did.
    """
    return given.fillna("").map(_group)


def _group(given: str) -> str:
    parts = [part.strip() for part in given.split(";")]
    if HISPANIC in parts:
        return HISPANIC
    return _ALONE.get(given.strip(), SEVERAL)
