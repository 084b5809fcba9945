"""The response service over HTTP."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.content.errors import TooLong, UnacceptableValue, UnknownModule, UnknownPrompt
from commontable.content.values import MAX_BYTES
from commontable.responses import StaleBase
from commontable.serving.handler import ServiceHandler
from commontable.serving.kernels.keeper import RoomFull, kernel_environment
from commontable.serving.service.in_order import save_in_order
from commontable.serving.service.words import BadRequest, Words

if TYPE_CHECKING:
    from commontable.content.module import Module
    from commontable.responses import Saved

# JSON may write one character as six bytes; beyond that a body cannot hold an answer of allowed size.
MAX_BODY = 6 * MAX_BYTES + 4_096
ROOM_FULL = (
    "The room is full just now: you can read, write, save and hand in, "
    "but charts cannot change until somebody leaves."
)


class ModuleService(ServiceHandler):
    """A handler about one module, in the name of whoever is signed in."""

    def module(self, folder: str) -> Module:
        try:
            return self.deployment.module(folder)
        except UnknownModule as problem:
            raise HTTPError(404) from problem

    def words(self, folder: str) -> Words:
        assert self.person is not None
        return Words(self.deployment, person=self.person, module=self.module(folder))


class WordsHandler(ModuleService):
    """A participant's newest words, feedback and hand-in of one module."""

    async def get(self, folder: str) -> None:
        words = self.words(folder)
        self.answer(await self.off_loop(words.all))


class PromptHandler(ModuleService):
    """Saving one response."""

    async def put(self, folder: str, prompt: str) -> None:
        words = self.words(folder)
        if len(self.request.body) > MAX_BODY:
            self.answer({"sentence": TOO_LONG}, status=413)
            return
        asked = self.asked_by_this_person()
        try:
            saved = await self.off_loop(save_words, words, prompt, asked)
        except UnknownPrompt as problem:
            raise HTTPError(404) from problem
        except StaleBase as stale:
            self._answer_both(stale)
        except UnacceptableValue as problem:
            self.answer({"sentence": str(problem)}, status=413 if isinstance(problem, TooLong) else 422)
        except BadRequest as problem:
            self.answer({"sentence": str(problem)}, status=400)
        else:
            self.answer({"version": saved.version, "saved_at": saved.saved_at.isoformat()})

    def _answer_both(self, stale: StaleBase) -> None:
        stored = stale.stored
        assert stored.written_at is not None
        body = {
            "sentence": str(stale),
            "stored": {
                "value": stored.value,
                "version": stored.version,
                "saved_at": stored.written_at.isoformat(),
            },
            "kept": {"version": stale.kept.version, "saved_at": stale.kept.saved_at.isoformat()},
        }
        self.answer(body, status=409)


def save_words(words: Words, prompt: str, asked: dict[str, Any]) -> Saved:
    """Save what a page asks to keep of one prompt."""
    return save_in_order(partial(words.save, prompt), asked, refusals=(StaleBase, UnacceptableValue))


TOO_LONG = "This is longer than 100,000 characters, more than one answer can hold. Your text is still here."


class HistoryHandler(ModuleService):
    """The versions of one response."""

    async def get(self, folder: str, prompt: str) -> None:
        words = self.words(folder)
        try:
            self.answer({"versions": await self.off_loop(words.history, prompt)})
        except UnknownPrompt as problem:
            raise HTTPError(404) from problem


class HandInHandler(ModuleService):
    """Handing in whatever is saved."""

    async def post(self, folder: str) -> None:
        words = self.words(folder)
        try:
            self.answer(await self.off_loop(words.hand_in, self.asked_by_this_person()))
        except BadRequest as problem:
            self.answer({"sentence": str(problem)}, status=400)


class KernelStartHandler(ModuleService):
    """A kernel for the page that is open, once something on it needs Python."""

    gone = False

    async def post(self, folder: str) -> None:
        module = self.module(folder)
        assert self.person is not None
        version = await self.room.shelf.version_of(module)
        notebook = self.room.shelf.released(module)
        environment = kernel_environment(
            self.deployment.settings.course, version=version, notebook=notebook
        )
        try:
            kernel_id = await self.room.kernels.start(
                owner=self.person.id, folder=notebook.parent, environment=environment
            )
        except RoomFull:
            self.answer({"sentence": ROOM_FULL}, status=503)
            return
        if self.gone:
            await self.room.kernels.end(kernel_id)
        else:
            self.answer({"kernel": kernel_id})

    def on_connection_close(self) -> None:
        # The tab was closed while its kernel started: nobody is left to end it.
        self.gone = True
