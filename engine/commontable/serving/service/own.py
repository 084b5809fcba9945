"""What a participant decides or adds beside a module's fields: who may read a prompt, what came of a promise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tornado.web import HTTPError

from commontable.content.errors import UnknownPrompt
from commontable.portfolio import choices
from commontable.portfolio.promises import (
    COUNTED_READERS,
    READERS,
    after,
    check_outcome,
    check_promise,
    counted,
    tally_of,
)
from commontable.responses import StaleBase
from commontable.serving.service.handlers import ModuleService, PromptHandler
from commontable.serving.service.words import Words, stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.responses import Response, Saved


class ReadersHandler(ModuleService):
    """Keeping a response to oneself, and letting it be read again."""

    async def post(self, folder: str, prompt: str) -> None:
        asked = self.asked_by_this_person()
        if not isinstance(asked.get("only_me"), bool):
            raise HTTPError(400)
        try:
            answer = await self.off_loop(self._choose, folder, prompt, only_me=asked["only_me"])
        except UnknownPrompt as problem:
            raise HTTPError(404) from problem
        self.room.housekeeping.wake()
        self.answer(answer)

    def _choose(self, folder: str, prompt: str, *, only_me: bool) -> dict[str, Any]:
        assert self.person is not None
        module = self.module(folder)
        if only_me:
            choices.keep_to_oneself(self.deployment, self.person.id, module=module, prompt=prompt)
            return {"readers": "me"}
        saved = choices.let_be_read(self.deployment, self.person.id, module=module, prompt=prompt)
        version = {"version": saved[0], "saved_at": saved[1].isoformat()} if saved else {}
        return {"readers": module.prompt(prompt).readers.value} | version


class Outcomes(Words):
    """What came of one person's promises in one module; nobody else reads it."""

    def save(self, prompt_id: str, asked: Mapping[str, Any]) -> Saved:
        """Keep what came of a promise, as `Words.save` keeps a response."""
        prompt = check_promise(self._module, prompt_id)
        check_outcome(asked.get("value"))
        row = self.response(asked, prompt=after(prompt.id), readers=READERS.value)
        # The tally first: should the server end in between, nobody is counted who has just taken it back.
        self._tally(row, prompt=prompt.id)
        return self._store.save(row)

    def _tally(self, row: Response, *, prompt: str) -> None:
        """Keep how a promise went where its writer lets it be counted: a row of its own, that totals alone may read."""
        name, wanted = counted(prompt), tally_of(row.value)
        newest = self._store.newest(self._person.id, self._module.folder, reader=self._reader).get(name)
        if (newest.value if newest else {}) == wanted:
            return
        base = newest.version if newest else None
        tally = replace(
            row, prompt=name, value=wanted, readers=COUNTED_READERS, save_id=uuid4().hex, based_on=base, settles=()
        )
        try:
            self._store.save(tally)
        except StaleBase as stale:
            self._store.save(replace(tally, save_id=uuid4().hex, based_on=stale.stored.version))

    def one(self, prompt_id: str) -> dict[str, Any]:
        """Return what is stored, and what stands beside it."""
        name = after(check_promise(self._module, prompt_id).id)
        mine, module = self._person.id, self._module.folder
        newest = self._store.newest(mine, module, reader=self._reader).get(name)
        beside = self._store.aside(mine, module, reader=self._reader).get(name, [])
        others = [stored(row) for row in beside if newest is None or row.value != newest.value]
        return {"person": mine, "stored": stored(newest) if newest else None, "aside": others}


class OutcomeHandler(PromptHandler):
    """What came of one promise."""

    def words(self, folder: str) -> Outcomes:
        assert self.person is not None
        return Outcomes(self.deployment, person=self.person, module=self.module(folder))

    async def get(self, folder: str, prompt: str) -> None:
        try:
            self.answer(await self.off_loop(self.words(folder).one, prompt))
        except UnknownPrompt as problem:
            raise HTTPError(404) from problem
