"""How far two readers agree: weighted kappa over the levels, with a plain sentence on what it means."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.reviewing import tables
from commontable.reviewing.guides import rubrics_for
from commontable.reviewing.levels import levels_on
from commontable.reviewing.second import family_readers, readers_for
from commontable.reviewing.small import FEWEST
from commontable.reviewing.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commontable.content.guides import RubricPart
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope
    from commontable.reviewing.waiting import Waiting

_S, _L = tables.second_readings.c, tables.levels.c
# Two levels, by first reader and second, of one part of a rubric.
Pairs = list[tuple[int, int]]
LEVELS = 3
FEW = 30
# Landis and Koch, Biometrics 33 (1977), 159-174, give these cuts, and say themselves that they are arbitrary.
_WORDS = ((0.8, "almost always alike"), (0.6, "mostly alike"), (0.4, "alike about as often as not"))


def two_readers(reviews: Reviews, scope: Scope, *, module: str = "") -> dict[str, Any]:
    """Return the sample, who may read second, and the agreement so far, for the cohorts of this reader."""
    with reviews.database.read() as connection:
        course = reviews.course_now()
        newest = waiting(connection, scope, course=course)
        drawn = _drawn(connection, scope, reviews=reviews)
        pairs = _pairs(connection, reviews, drawn=[one for one in drawn if module in ("", one.module.folder)])
    cohorts = sorted(scope.reader.cohorts or ())
    family, names = family_readers(reviews), reviews.names()
    return {
        "module": module,
        "drawn": len(drawn),
        "done": max((len(each) for each in pairs.values()), default=0),
        "could_be_drawn": sum(bool(one.owed) for one in newest) - len({one.number for one in drawn}),
        "cohorts": cohorts,
        "readers": _readers(reviews, cohorts),
        "family_readers": [{"id": one, "name": names.get(one, "")} for one in sorted(family)],
        "agreement": agreement_of(pairs),
    }


def agreement_of(pairs: dict[str, Pairs]) -> dict[str, Any]:
    """Return kappa for each part and for all; nothing under ten pairs, which would tell of single readings."""
    together = [pair for each in pairs.values() for pair in each]
    read = max((len(each) for each in pairs.values()), default=0)
    if read < FEWEST:
        sentence = f"Agreement is told from {FEWEST} hand-ins up that two people have read."
        return {"n": read, "parts": [], "kappa": None, "same": None, "sentence": sentence}
    kappa = weighted_kappa(together)
    parts = [
        {"title": title, "n": len(each), "kappa": weighted_kappa(each), "same": _same(each)}
        for title, each in pairs.items()
        if len(each) >= FEWEST
    ]
    return {
        "n": read,
        "parts": parts,
        "kappa": kappa,
        "same": _same(together),
        "sentence": _sentence(kappa, n=read),
    }


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return Cohen's kappa with linear weights, so that two levels apart count double; None where it has no meaning.

    Where both readers gave one and the same level throughout, there is nothing that chance could have been beaten in.
    """
    if len({level for pair in pairs for level in pair}) < 2:  # noqa: PLR2004 - the sentence above says why
        return None
    from sklearn.metrics import cohen_kappa_score  # noqa: PLC0415 - takes a second and a half to import

    first, second = zip(*pairs, strict=True)
    labels = list(range(LEVELS))
    return round(float(cohen_kappa_score(first, second, labels=labels, weights="linear")), 2)


def _same(pairs: Sequence[tuple[int, int]]) -> float:
    return round(sum(a == b for a, b in pairs) / len(pairs), 2)


def _sentence(kappa: float | None, *, n: int) -> str:
    if kappa is None:
        return "Both readers gave one level throughout, so there is nothing to compare yet."
    said = next((words for least, words in _WORDS if kappa >= least), "seldom more alike than by chance")
    few = f" With {n} hand-ins this may still change much." if n < FEW else ""
    return (
        f"Two readers of the same words gave levels that are {said} (weighted kappa {kappa:.2f}; 1 is always, "
        f"0 is what chance would give).{few} Low agreement is about the rubric and the readers, never about the "
        "writers: talk about the words, and do not average."
    )


def _drawn(connection: sa.Connection, scope: Scope, *, reviews: Reviews) -> list[Waiting]:
    numbers = set(connection.scalars(sa.select(_S.hand_in)))
    every = waiting(connection, scope, course=reviews.course_now(), numbers=frozenset(numbers))
    return [one for one in every if one.number in numbers]


def _pairs(connection: sa.Connection, reviews: Reviews, *, drawn: Sequence[Waiting]) -> dict[str, Pairs]:
    """Return the levels of both readers where both have finished, by part of the rubric."""
    second = dict(connection.execute(sa.select(_S.hand_in, _S.reader)).all())
    found: dict[str, Pairs] = defaultdict(list)
    for one in drawn:
        rubrics = rubrics_for(reviews.course_now(), one.module.folder)
        for prompt in one.owed:
            parts = rubrics[prompt].parts if prompt in rubrics else ()
            both = _both(connection, one, prompt=prompt, parts=parts, second=second[one.number])
            for part, pair in both.items():
                found[part].append(pair)
    return dict(found)


def _both(
    connection: sa.Connection, one: Waiting, *, prompt: str, parts: Sequence[RubricPart], second: str
) -> dict[str, tuple[int, int]]:
    on = sa.select(_L.about).where(_L.hand_in == one.number, _L.prompt == prompt).distinct()
    levels = levels_on(connection, list(connection.scalars(on)))
    whole = {
        person: given[prompt]
        for person, given in levels.items()
        if all(part.id in given.get(prompt, {}) for part in parts)
    }
    first = next((person for person in whole if person != second), None)
    if first is None or second not in whole:
        return {}
    return {part.title: (whole[first][part.id], whole[second][part.id]) for part in parts}


def _readers(reviews: Reviews, cohorts: Sequence[str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for cohort in cohorts:
        for person, is_family in readers_for(reviews, cohort):
            place = found.setdefault(person.id, {"id": person.id, "name": person.name, "family": is_family})
            place.setdefault("cohorts", []).append(cohort)
    return sorted(found.values(), key=lambda one: (not one["family"], one["name"], one["id"]))
