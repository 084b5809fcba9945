"""One hand-in as a reader may open it: who and what, the exact versions, and the module as it was then."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.content import load_module
from commontable.grading.assignments import Assignment
from commontable.grading.reading import Place
from commontable.responses import tables as words
from commontable.responses.model import HandIn
from commontable.reviewing.errors import NotThere
from commontable.reviewing.scope import may_be_shown

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.responses.model import Response
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope

_H, _V = words.hand_ins.c, words.hand_in_versions.c
NOT_THERE = "There is no such hand-in among those that you may read."


@dataclass(frozen=True)
class Opened:
    """A hand-in before a reader. `now` is the module as it is, `module` as it was handed in where that is known."""

    reviews: Reviews
    scope: Scope
    hand_in: HandIn
    now: Module
    module: Module

    @property
    def number(self) -> int:
        assert self.hand_in.number is not None
        return self.hand_in.number

    @property
    def folder(self) -> Path:
        """The folder whose labels are shown: the released copy's, or the module's own."""
        return self.module.path

    @cached_property
    def responses(self) -> dict[str, Response]:
        """The exact versions with words that this reader may open, in the module's order."""
        found = self.reviews.store.handed_in(self.hand_in, reader=self.scope.reader)
        order = {prompt.id: place for place, prompt in enumerate(self.module.prompts)}
        kept = [
            row for row in found.values() if may_be_shown(row.prompt, module=self.now) and not self._is_empty(row)
        ]
        return {row.prompt: row for row in sorted(kept, key=lambda row: (order.get(row.prompt, 999), row.prompt))}

    @cached_property
    def earlier(self) -> HandIn | None:
        """The hand-in of the same writer and module before this one."""
        return _earlier(self.reviews, self.hand_in)

    @cached_property
    def before(self) -> dict[str, Response]:
        """The versions of the hand-in before this one that this reader may open."""
        if self.earlier is None:
            return {}
        found = self.reviews.store.handed_in(self.earlier, reader=self.scope.reader)
        return {prompt: row for prompt, row in found.items() if not self._is_empty(row)}

    @property
    def place(self) -> Place:
        """Where nbgrader has it."""
        return Place(
            settings=self.reviews.settings,
            assignment=Assignment.of(self.now, self.hand_in.edition),
            notebook=self.module.notebook.stem,
            participant=self.hand_in.participant,
        )

    def prompt(self, prompt_id: str) -> Prompt | None:
        return next((prompt for prompt in self.module.prompts if prompt.id == prompt_id), None)

    def response(self, prompt_id: str) -> Response:
        """Return the handed-in version of one prompt, or raise `NotThere`."""
        if prompt_id not in self.responses:
            raise NotThere("There are no words to this prompt that you may read.")
        return self.responses[prompt_id]

    def _is_empty(self, row: Response) -> bool:
        prompt = self.prompt(row.prompt)
        return prompt.is_empty(row.value) if prompt else row.value in (None, "", {}, [])


def open_hand_in(reviews: Reviews, scope: Scope, number: int) -> Opened:
    """Return a hand-in, or raise `NotThere`: for whoever may not read it, it is not there."""
    with reviews.database.read() as connection:
        row = connection.execute(sa.select(words.hand_ins).where(_H.number == number)).one_or_none()
        if row is None or not scope.may_open(row.participant):
            raise NotThere(NOT_THERE)
        hand_in = _hand_in(connection, row)
    now = next((module for module in reviews.course_now().modules if module.folder == hand_in.module), None)
    if now is None:
        raise NotThere(NOT_THERE)
    return Opened(reviews, scope, hand_in, now=now, module=_as_handed_in(reviews, now, edition=hand_in.edition))


def _earlier(reviews: Reviews, hand_in: HandIn) -> HandIn | None:
    same = sa.and_(
        _H.participant == hand_in.participant, _H.module == hand_in.module, _H.number < hand_in.number
    )
    query = sa.select(words.hand_ins).where(same).order_by(_H.number.desc()).limit(1)
    with reviews.database.read() as connection:
        row = connection.execute(query).one_or_none()
        return _hand_in(connection, row) if row else None


def _hand_in(connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> HandIn:
    versions = connection.execute(sa.select(_V.prompt, _V.version).where(_V.hand_in == row.number))
    return HandIn(
        participant=row.participant,
        module=row.module,
        edition=row.edition,
        by_name=row.by_name,
        save_id=row.save_id,
        number=row.number,
        at=row.at,
        versions=dict(versions.all()),
    )


def _as_handed_in(reviews: Reviews, now: Module, *, edition: int) -> Module:
    if edition == now.edition:
        return now
    released = Assignment.of(now, edition).released(reviews.settings)
    return load_module(released) if (released / "module.yml").is_file() else now
