"""Random draws that give the same bytes on every platform."""

from collections.abc import Mapping
from typing import Any

import numpy as np

MILLION = 1_000_000


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the random numbers of one step; a new step with a new name leaves all others as they are."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *name.encode()])))


def chosen(rng: np.random.Generator, *, weights: np.ndarray) -> np.ndarray:
    """Return one column number per row of `weights`, drawn in proportion to that row."""
    edges = np.rint(np.cumsum(weights, axis=1) * MILLION).astype(np.int64)
    points = np.floor(rng.random(len(weights)) * edges[:, -1]).astype(np.int64)
    return (points[:, None] >= edges).sum(axis=1)


def chosen_names(rng: np.random.Generator, *, shares: Mapping[Any, float], count: int) -> np.ndarray:
    """Return `count` names drawn in proportion to their shares."""
    names = np.array(list(shares))
    return names[chosen(rng, weights=np.tile(np.array(list(shares.values()), dtype=float), (count, 1)))]


def spread(rng: np.random.Generator, *, chances: np.ndarray) -> np.ndarray:
    """Return True or False per row, so that every run of rows holds as many True as its chances add up to.

    One random start decides all rows (systematic sampling): small groups come out near their expected share.
    """
    # Whole millionths: sums of floats may differ in the last bit between processors.
    steps = np.rint(chances * MILLION).astype(np.int64)
    edges = np.cumsum(steps) + int(rng.random() * MILLION)
    return edges // MILLION > (edges - steps) // MILLION
