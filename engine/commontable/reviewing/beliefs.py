"""How often and how sure, at the start, at the end, and the start as seen from the end: means with an interval."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist, mean, stdev
from typing import TYPE_CHECKING, Any

from commontable.content.kinds.belief_scale import SURE, TIMES, asks_again
from commontable.reviewing.small import FEWEST, TOO_FEW
from commontable.reviewing.totals import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.reviewing.totals import Totals

KIND = "belief-scale"
SCALES = {"times": tuple(TIMES), "sure": tuple(SURE)}
LABELS = {"times": list(TIMES.values()), "sure": list(SURE.values())}
FALLING = (
    "Ratings may fall, and a fall can be a good sign: who has learned what equal partnership asks for often sees "
    "the same work more strictly. That is why people also look back on the start from the end."
)
NO_EFFECT = (
    "These are what people said about themselves. There is no group to compare with, and those who answered at the "
    "end need not be those who answered at the start, so no change here is an effect of the course."
)
INTERVAL = "An interval says how far a mean may lie off when so few answered; where two overlap, they may be the same."
Place = tuple["Module", "Prompt"]


def belief_figures(course: Course, totals: Totals) -> list[dict[str, Any]]:
    """Return one entry for each scale that was asked at the start, with its second asking where there is one."""
    first = list(_asked(course, again=False))
    later = list(_asked(course, again=True))
    pairs = {_partner(place, first): place for place in later}
    return [_figures(start, end=pairs.get(_key(start)), totals=totals) for start in first]


def mean_with_interval(values: Sequence[int]) -> dict[str, Any]:
    """Return `{n, mean, low, high, note}`: the mean of places on a scale from 0, and its 95 % interval.

    Nothing is told of fewer than ten people, nor where all gave one answer: then the mean would be everybody's own.
    """
    if len(values) < FEWEST or len(set(values)) == 1:
        return {"n": None, "mean": None, "low": None, "high": None, "note": TOO_FEW}
    middle = mean(values)
    reach = t_quantile(0.975, degrees=len(values) - 1) * stdev(values) / sqrt(len(values))
    highest = len(TIMES) - 1
    return {
        "n": len(values),
        "mean": round(middle, 1),
        "low": round(max(0.0, middle - reach), 1),
        "high": round(min(float(highest), middle + reach), 1),
        "note": "",
    }


def t_quantile(share: float, *, degrees: int) -> float:
    """Return Student's t, by the expansion of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5.

    From nine degrees of freedom up it is right to three digits.
    """
    z = NormalDist().inv_cdf(share)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / degrees + second / degrees**2 + third / degrees**3


def _asked(course: Course, *, again: bool) -> Iterator[Place]:
    for module in course.modules:
        for prompt in counted(module):
            if prompt.kind == KIND and asks_again(prompt) == again:
                yield module, prompt


def _key(place: Place) -> tuple[str, str]:
    return place[0].folder, place[1].id


def _partner(end: Place, first: Iterable[Place]) -> tuple[str, str] | None:
    """Return the first asking that has most of the same lines, by their ids."""
    lines = set(_lines(end[1]))
    shared = {_key(start): len(lines & set(_lines(start[1]))) for start in first}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] else None


def _lines(prompt: Prompt) -> dict[str, str]:
    return {line["id"]: str(line["text"]).strip() for line in prompt.content["items"]}


def _figures(start: Place, *, end: Place | None, totals: Totals) -> dict[str, Any]:
    module, prompt = start
    then, now = totals.values(*start), totals.values(*end) if end else []
    return {
        "module": module.folder,
        "module_title": module.title,
        "prompt": prompt.id,
        "title": prompt.title,
        "end": {"module": end[0].folder, "prompt": end[1].id, "title": end[1].title} if end else None,
        "n_start": len(then) if len(then) >= FEWEST else None,
        "n_end": len(now) if len(now) >= FEWEST else None,
        "scales": LABELS,
        "lines": [
            {"id": name, "text": text}
            | {
                scale: {
                    "start": _point(then, name, scale, scale=scale),
                    "end": _point(now, name, scale, scale=scale),
                    "looked_back": _point(now, name, f"start_{scale}", scale=scale),
                }
                for scale in SCALES
            }
            for name, text in _lines(prompt).items()
        ],
        "sentences": [FALLING, NO_EFFECT, INTERVAL] if end else [NO_EFFECT, INTERVAL],
    }


def _point(values: Iterable[Any], line: str, part: str, *, scale: str) -> dict[str, Any]:
    order = {choice: place for place, choice in enumerate(SCALES[scale])}
    picked = (value.get(line, {}).get(part) for value in values)
    return mean_with_interval([order[choice] for choice in picked if choice in order])
