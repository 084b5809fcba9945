"""Levels of a rubric: for readers only, on an exact version; never points, never in an export by person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.reviewing import tables
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.guides import rubrics_for
from commontable.reviewing.second import second_reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commontable.content.course import Course
    from commontable.content.guides import Rubric
    from commontable.reviewing.hand_ins import Opened
    from commontable.reviewing.waiting import Waiting

_L = tables.levels.c
# By reader, by prompt, by part of the rubric.
Levels = dict[str, dict[str, dict[str, int]]]


@dataclass(frozen=True)
class Reading:
    """How a hand-in has been read by levels: the rubrics that apply, everybody's levels, and who reads it twice.

    Nobody sees another's levels or comments on a hand-in that is read twice until both have finished.
    """

    me: str
    rubrics: Mapping[str, Rubric]
    levels: Levels
    second: str | None

    @classmethod
    def of(cls, connection: sa.Connection, opened: Opened) -> Reading:
        rubrics = {
            prompt: rubric
            for prompt, rubric in rubrics_for(opened.reviews.course_now(), opened.hand_in.module).items()
            if prompt in opened.responses
        }
        versions = [row.version for row in opened.responses.values()]
        second = second_reading(connection, opened.number)
        return cls(
            me=opened.scope.person,
            rubrics=rubrics,
            levels=levels_on(connection, [v for v in versions if v is not None]),
            second=second.reader if second else None,
        )

    def is_done_by(self, person: str) -> bool:
        """Say whether a person has given a level to every part of every rubric."""
        mine = self.levels.get(person, {})
        return all(
            part.id in mine.get(prompt, {}) for prompt, rubric in self.rubrics.items() for part in rubric.parts
        )

    @property
    def others_done(self) -> list[str]:
        """The other readers who have finished; for the second reader any, for any other the second."""
        others = [person for person in self.levels if person != self.me and self.is_done_by(person)]
        return others if self.me == self.second else [person for person in others if person == self.second]

    @property
    def is_blind(self) -> bool:
        """Whether this reader must not see what others wrote yet."""
        return self.second is not None and not (self.is_done_by(self.me) and self.others_done)

    @property
    def is_settled(self) -> bool:
        """Whether both readings are done: from then on levels stand as they were read."""
        return self.second is not None and not self.is_blind and self.is_done_by(self.me)


def levels_on(connection: sa.Connection, versions: list[int]) -> Levels:
    """Return the newest level that each reader gave to each part."""
    query = sa.select(tables.levels).where(_L.about.in_(versions)).order_by(_L.number)
    found: Levels = defaultdict(lambda: defaultdict(dict))
    for row in connection.execute(query):
        place = found[row.by][row.prompt]
        if row.level is None:
            place.pop(row.part, None)
        else:
            place[row.part] = row.level
    return found


def finished_by(
    connection: sa.Connection, person: str, *, found: Iterable[Waiting], course: Course
) -> frozenset[int]:
    """Return the hand-ins on which a person has given every level that the guides ask for."""
    given: dict[int, dict[tuple[str, str], bool]] = defaultdict(dict)
    for row in connection.execute(sa.select(tables.levels).where(_L.by == person).order_by(_L.number)):
        given[row.hand_in][row.prompt, row.part] = row.level is not None
    return frozenset(
        one.number
        for one in found
        if (wanted := _parts_of(one, course=course))
        and all(given.get(one.number, {}).get(place, False) for place in wanted)
    )


def _parts_of(one: Waiting, *, course: Course) -> list[tuple[str, str]]:
    rubrics = rubrics_for(course, one.module.folder)
    return [(prompt, part.id) for prompt in one.owed if prompt in rubrics for part in rubrics[prompt].parts]


def set_level(opened: Opened, asked: Mapping[str, Any]) -> dict[str, int]:
    """Give, change or take back one level; return this reader's levels on the prompt."""
    prompt, me = str(asked.get("prompt", "")), opened.scope.person
    with opened.reviews.database.write() as connection:
        reading = Reading.of(connection, opened)
        part, level = _checked(reading, prompt=prompt, asked=asked)
        response = opened.response(prompt)
        row = {
            "hand_in": opened.number,
            "prompt": prompt,
            "about": response.version,
            "part": part,
            "level": level,
            "by": me,
            "at": opened.reviews.clock(),
        }
        connection.execute(tables.levels.insert().values(**row))
        assert response.version is not None
        return dict(levels_on(connection, [response.version]).get(me, {}).get(prompt, {}))


def _checked(reading: Reading, *, prompt: str, asked: Mapping[str, Any]) -> tuple[str, int | None]:
    rubric = reading.rubrics.get(prompt)
    if rubric is None:
        raise ReviewError("This prompt has no rubric: levels are for prompts that get a reply.")
    part = rubric.part(str(asked.get("part", "")))
    if part is None:
        names = ", ".join(each.id for each in rubric.parts)
        raise ReviewError(f"The rubric has no such part; it has {names}.")
    level = asked.get("level")
    if level is not None and (isinstance(level, bool) or level not in range(len(part.levels))):
        raise ReviewError(f"Found {str(level)[:20]!r}; a level is 0 to {len(part.levels) - 1}, or nothing.")
    if reading.is_settled:
        raise ReviewError("Both readings are done, and each has seen the other; the levels stand as they were read.")
    return part.id, level
