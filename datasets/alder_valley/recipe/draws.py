"""Random draws that give the same bytes on every platform."""

from collections.abc import Mapping, Sequence
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


class Dice:
    """Draws for one step, one after the other; equal seeds and names give equal draws."""

    def __init__(self, seed: int, name: str) -> None:
        self._rng = stream(seed, name)

    def happens(self, chance: float) -> bool:
        return self._rng.random() < chance

    def one(self, shares: Mapping[Any, float]) -> Any:
        """Return one of the names, in proportion to their shares."""
        point = self._rng.random() * sum(shares.values())
        for name, share in shares.items():
            point -= share
            if point < 0:
                return name
        return next(reversed(shares))

    def of(self, names: Sequence[Any]) -> Any:
        """Return one of the names, each as likely as the others."""
        return names[int(self._rng.random() * len(names))]

    def some(self, names: Sequence[Any], *, count: int) -> list[Any]:
        """Return `count` different names, or all where there are fewer."""
        left = list(names)
        return [left.pop(int(self._rng.random() * len(left))) for _ in range(min(count, len(left)))]

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both ends included."""
        return low + int(self._rng.random() * (high - low + 1))

    def many(self, mean: float) -> int:
        """Return how often something happens that happens `mean` times on average."""
        times, left = 0, mean
        while left > 0 and self.happens(min(left, 1.0)):
            times, left = times + 1, left * 0.6
        return times


class Evenly:
    """Yes or no, one case after the other, so that every run holds as many as its chances add up to."""

    def __init__(self, seed: int, name: str) -> None:
        self._sum = int(stream(seed, name).random() * MILLION)

    def happens(self, chance: float) -> bool:
        before, self._sum = self._sum, self._sum + round(chance * MILLION)
        return self._sum // MILLION > before // MILLION
