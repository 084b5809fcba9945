"""Whose words a reader may open: one question for many hand-ins at once, with the store's own rule.

The store asks about one participant at a time; a queue of thousands would take seconds that way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.content.readers import Readers
from commontable.people import tables as people_tables
from commontable.people.evaluating import evaluators
from commontable.people.model import DEFAULT_COHORT
from commontable.responses import tables
from commontable.responses.visibility import may_meet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content.module import Module
    from commontable.responses.model import Reader

_C, _R = people_tables.cohorts.c, tables.responses.c


@dataclass(frozen=True)
class Scope:
    """A reader, everybody's cohort, and whom the reader evaluates: of those completion is seen, never words."""

    reader: Reader
    cohorts: Mapping[str, str]
    evaluated: frozenset[str]

    @classmethod
    def of(cls, connection: sa.Connection, reader: Reader) -> Scope:
        evaluated = sa.select(evaluators.c.participant).where(evaluators.c.evaluator == reader.person)
        return cls(
            reader=reader,
            cohorts=cohorts_of_all(connection),
            evaluated=frozenset(connection.scalars(evaluated)),
        )

    @property
    def person(self) -> str:
        return self.reader.person

    def cohort_of(self, participant: str) -> str:
        return self.cohorts.get(participant, DEFAULT_COHORT)

    def may_open(self, participant: str) -> bool:
        """Say whether hand-ins of this participant are before this reader; one's own never are."""
        if participant == self.person or participant in self.evaluated:
            return False
        return may_meet(self.reader, cohort=self.cohort_of(participant))


def cohorts_of_all(connection: sa.Connection) -> dict[str, str]:
    """Return the cohort whose staff read each person's words: the first by name for those who have several."""
    query = sa.select(_C.person, sa.func.min(_C.cohort)).group_by(_C.person)
    return dict(connection.execute(query).all())


def is_for_staff() -> sa.ColumnElement[bool]:
    """Say, in SQL, which rows are for facilitators and reviewers to read as words."""
    return _R.readers == Readers.FACILITATOR.value


def may_be_shown(prompt: str, *, module: Module) -> bool:
    """Say whether the module, as it is now, lets staff read this prompt; one that is gone is as it was written."""
    return prompt not in kept_from_staff(module)


def kept_from_staff(module: Module) -> frozenset[str]:
    """Return the prompts that the module, as it is now, keeps from staff."""
    return frozenset(each.id for each in module.prompts if each.readers is not Readers.FACILITATOR)
