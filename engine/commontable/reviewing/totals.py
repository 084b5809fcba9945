"""Answers that go into totals: the newest of each participant of a cohort, never what its writer alone reads."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.kinds.promise import COUNTED
from commontable.content.readers import Readers
from commontable.responses import tables as words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.content.prompt import Prompt

PROMISE = "promise"
_R, _H = words.responses.c, words.hand_ins.c


@dataclass(frozen=True)
class Totals:
    """Who answered what, by module and prompt; to be counted, never to be shown."""

    answers: Mapping[tuple[str, str], Mapping[str, Any]]
    handed_in: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, connection: sa.Connection, *, course: Course, people: Collection[str]) -> Totals:
        """Read the newest answers of these participants to every prompt that is not for the writer alone."""
        prompts = {(module.folder, p.id): p for module in course.modules for p in counted(module)}
        tallies = {place for module in course.modules for place in _tallies(module)}
        among = frozenset(people)
        newest = sa.select(sa.func.max(_R.version)).where(~_R.aside).group_by(_R.participant, _R.module, _R.prompt)
        query = sa.select(_R.participant, _R.module, _R.prompt, _R.value).where(
            _R.version.in_(newest), _R.readers != Readers.ME.value
        )
        answers: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        for row in connection.execute(query):
            place = (row.module, row.prompt)
            if row.participant not in among or (place not in prompts and place not in tallies):
                continue
            value = json.loads(row.value)
            if not (prompts[place].is_empty(value) if place in prompts else value in (None, {})):
                answers[place][row.participant] = value
        return cls(answers=answers, handed_in=_handed_in(connection, among))

    def values(self, module: Module, prompt: Prompt) -> list[Any]:
        """Return the answers to one prompt, in no order that tells of their writers."""
        found = self.answers.get((module.folder, prompt.id), {}).values()
        return sorted(found, key=lambda value: json.dumps(value, sort_keys=True))

    def went(self, course: Course) -> dict[str, set[str]]:
        """Return, by person, how their promises went, for those who let it be counted."""
        found: dict[str, set[str]] = defaultdict(set)
        for place in (place for module in course.modules for place in _tallies(module)):
            for person, tally in self.answers.get(place, {}).items():
                found[person].add(tally["went"])
        return found

    def people(self, module: Module, prompts: Collection[str]) -> frozenset[str]:
        """Return who has answered any of these prompts."""
        found = (self.answers.get((module.folder, prompt), {}) for prompt in prompts)
        return frozenset(person for answers in found for person in answers)


def counted(module: Module) -> tuple[Prompt, ...]:
    """Return the prompts that may be counted: all but those that their writers alone read."""
    return tuple(prompt for prompt in module.prompts if prompt.readers is not Readers.ME)


def _tallies(module: Module) -> list[tuple[str, str]]:
    return [(module.folder, p.id + COUNTED) for p in module.prompts if p.kind == PROMISE]


def _handed_in(connection: sa.Connection, people: frozenset[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person, module in connection.execute(sa.select(_H.participant, _H.module).distinct()):
        if person in people:
            found[module].add(person)
    return {module: frozenset(who) for module, who in found.items()}
