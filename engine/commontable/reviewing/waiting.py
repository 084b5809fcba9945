"""The hand-ins before a reader, as facts: the newest of each writer and module, with what has been done about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.responses import tables as words
from commontable.responses.model import OVERALL
from commontable.reviewing import tables
from commontable.reviewing.marks import AllMarks, Marks, marks_on
from commontable.reviewing.scope import is_for_staff, kept_from_staff

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from commontable.content.course import Course
    from commontable.content.module import Module
    from commontable.reviewing.scope import Scope

_H, _V, _R, _F = words.hand_ins.c, words.hand_in_versions.c, words.responses.c, words.feedback.c
_K, _G, _S = tables.comments.c, tables.given.c, tables.second_readings.c
EMPTY = ('""', "{}", "[]", "null")
UNREAD, READ, ANSWERED = "unread", "read", "answered"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One hand-in. `prompts` are those with words that this reader may open.

    `owed` are those of them that get a reply, `replied` those that have one.
    """

    number: int
    participant: str
    module: Module
    edition: int
    by_name: bool
    at: datetime
    cohort: str
    prompts: tuple[str, ...]
    owed: tuple[str, ...]
    replied: frozenset[str]
    marks: Marks
    has_draft: bool
    again: bool
    second: str | None

    @property
    def state(self) -> str:
        done = set(self.owed) <= self.replied if self.owed else bool(self.replied)
        if done:
            return ANSWERED
        return READ if self.marks.is_read or self.replied else UNREAD

    @property
    def waits(self) -> bool:
        """Whether somebody still has something to do: a reply where one is owed, else a reading."""
        return self.state != ANSWERED if self.owed else self.state == UNREAD

    def with_second(self, state: str) -> Waiting:
        return replace(self, second=state)


def waiting(
    connection: sa.Connection, scope: Scope, *, course: Course, numbers: Collection[int] | None = None
) -> list[Waiting]:
    """Return the newest hand-in of each writer and module that this reader may open, oldest first; or those named."""
    modules = {module.folder: module for module in course.modules}
    newest = sa.select(sa.func.max(_H.number)).group_by(_H.participant, _H.module)
    chosen = _H.number.in_(newest if numbers is None else sorted(numbers))
    query = sa.select(words.hand_ins).where(chosen).order_by(_H.number)
    rows = [r for r in connection.execute(query).all() if r.module in modules and scope.may_open(r.participant)]
    about = _About.of(connection, scope, rows={row.number: row for row in rows}, modules=modules)
    return [about.waiting(row) for row in rows]


@dataclass(frozen=True)
class _About:
    """What the tables say about many hand-ins, fetched at once."""

    scope: Scope
    modules: Mapping[str, Module]
    prompts: Mapping[int, Prompts]
    replied: Mapping[int, frozenset[str]]
    marks: AllMarks
    drafts: frozenset[int]
    times: Mapping[tuple[str, str], int]
    seconds: frozenset[int]

    @classmethod
    def of(
        cls, connection: sa.Connection, scope: Scope, *, rows: Mapping[int, sa.Row[tuple[object, ...]]],
        modules: Mapping[str, Module],
    ) -> _About:
        folders = {number: modules[row.module] for number, row in rows.items()}
        return cls(
            scope=scope,
            modules=modules,
            prompts=_prompts(connection, folders=folders),
            replied=_replied(connection),
            marks=marks_on(connection),
            drafts=drafts_of(connection, scope.person),
            times=_times(connection),
            seconds=to_read_second(connection, scope.person),
        )

    def waiting(self, row: sa.Row[tuple[object, ...]]) -> Waiting:
        prompts = self.prompts.get(row.number, NONE)
        return Waiting(
            number=row.number,
            participant=row.participant,
            module=self.modules[row.module],
            edition=row.edition,
            by_name=row.by_name,
            at=row.at,
            cohort=self.scope.cohort_of(row.participant),
            prompts=prompts.all,
            owed=prompts.owed,
            replied=self.replied.get(row.number, frozenset()) & prompts.answerable,
            marks=self.marks.on(row.number, writer=row.participant, module=row.module),
            has_draft=row.number in self.drafts,
            again=self.times[row.participant, row.module] > 1,
            second="wanted" if row.number in self.seconds else None,
        )


def to_read_second(connection: sa.Connection, person: str) -> frozenset[int]:
    """Return the hand-ins that this person reads second, also where their writers have handed in again since."""
    return frozenset(connection.scalars(sa.select(_S.hand_in).where(_S.reader == person)))


@dataclass(frozen=True)
class Prompts:
    """The prompts of a hand-in that have words for staff, in the module's order, and those that get a reply."""

    all: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    answerable: frozenset[str] = frozenset({OVERALL})

    @classmethod
    def of(cls, module: Module, *, found: Collection[str]) -> Prompts:
        order = {prompt.id: place for place, prompt in enumerate(module.prompts)}
        shown = set(found) - kept_from_staff(module)
        prompts = tuple(sorted(shown, key=lambda prompt: (order.get(prompt, len(order)), prompt)))
        replies = {prompt.id for prompt in module.prompts if prompt.reply}
        return cls(prompts, tuple(each for each in prompts if each in replies), frozenset({*prompts, OVERALL}))


NONE = Prompts()


def _prompts(connection: sa.Connection, *, folders: Mapping[int, Module]) -> dict[int, Prompts]:
    """Return the prompts of each hand-in.

    The database puts the ids into one text for each, so that thousands of hand-ins are as many rows and no more;
    most of these texts are alike.
    """
    query = (
        sa.select(_V.hand_in, sa.func.aggregate_strings(_V.prompt, " "))
        .join(words.responses, _R.version == _V.version)
        .where(is_for_staff(), _R.value.not_in(EMPTY))
        .group_by(_V.hand_in)
    )
    known: dict[tuple[str, str], Prompts] = {}
    found: dict[int, Prompts] = {}
    for number, text in connection.execute(query).all():
        if number in folders:
            module = folders[number]
            place = (module.folder, text)
            if place not in known:
                known[place] = Prompts.of(module, found=text.split())
            found[number] = known[place]
    return found


def _replied(connection: sa.Connection) -> dict[int, frozenset[str]]:
    query = sa.select(_V.hand_in, _F.prompt).join(words.feedback, _F.about == _V.version).distinct()
    found: dict[int, set[str]] = defaultdict(set)
    for number, prompt in connection.execute(query):
        found[number].add(prompt)
    return {number: frozenset(prompts) for number, prompts in found.items()}


def drafts_of(connection: sa.Connection, person: str) -> frozenset[int]:
    """Return the hand-ins on which this person has words that nobody has been given yet."""
    newest = (
        sa.select(sa.func.max(_K.number))
        .where(_K.by == person, ~_K.aside)
        .group_by(_K.hand_in, _K.prompt)
    )
    query = (
        sa.select(_K.hand_in)
        .outerjoin(tables.given, _G.comment == _K.number)
        .where(_K.number.in_(newest), _K.text != "", _G.comment.is_(None))
    )
    return frozenset(connection.scalars(query))


def _times(connection: sa.Connection) -> dict[tuple[str, str], int]:
    query = sa.select(_H.participant, _H.module, sa.func.count()).group_by(_H.participant, _H.module)
    return {(who, module): count for who, module, count in connection.execute(query)}
