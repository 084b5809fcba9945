"""My progress: promises that are due, how far I am, the replies to me, and my words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.kinds.promise import WENT
from commontable.portfolio.documents import READERS
from commontable.portfolio.promises import after, promises_of
from commontable.portfolio.words import words_as_text
from commontable.responses import Reader
from commontable.responses.database import now
from commontable.responses.model import OVERALL
from commontable.serving.pages.access import ParticipantPage
from commontable.serving.progress import progress_in
from commontable.workshops.past import past_of

if TYPE_CHECKING:
    from commontable.content.module import Module
    from commontable.portfolio.promises import Promise
    from commontable.workshops.model import Workshop

WHOLE = "Your hand-in as a whole"


class MePage(ParticipantPage):
    """What a participant has done, promised and written."""

    async def get(self) -> None:
        if self._finished or self.person is None:
            return
        self.render_page("me.html", **await self.off_loop(self._mine))

    def _mine(self) -> dict[str, Any]:
        course, store = self.deployment.course, self.deployment.store
        promises = promises_of(self._reader.person, course=course, store=store)
        today = now().date()
        return {
            "modules": [self._progress(module) for module in course.modules],
            "due": [self._promise(each) for each in promises if each.is_due(today)],
            "promises": [self._promise(each) for each in promises if not each.is_due(today)],
            "went": WENT,
            "words": [word for module in course.modules for word in self._words(module)],
            "feedback": [reply for module in course.modules for reply in self._replies(module)],
            "workshops": [self._workshop(each) for each in past_of(self.deployment.workshops, self._reader.person)],
        }

    def _workshop(self, workshop: Workshop) -> dict[str, Any]:
        return {
            "title": self.deployment.course.module(workshop.module).title,
            "at": workshop.opened_at,
            "url": self.in_base(f"me/workshops/{workshop.id}"),
        }

    @property
    def _reader(self) -> Reader:
        assert self.person is not None
        return Reader.oneself(self.person.id)

    def _progress(self, module: Module) -> dict[str, Any]:
        found = progress_in(module, person=self._reader.person, deployment=self.deployment)
        return {
            "title": module.title,
            "url": self._url(module, found.next_prompt),
            "done": found.sections_done,
            "total": found.sections,
            "minutes_left": found.minutes_left,
            "state": found.state,
            "continue_label": found.continue_label,
        }

    def _promise(self, promise: Promise) -> dict[str, Any]:
        module, prompt = promise.module, promise.prompt
        return {
            "id": prompt.id,
            "name": after(prompt.id),
            "module": module.title,
            "what": promise.what,
            "act": promise.made.value.get("act", ""),
            "day": f"{promise.day:%B} {promise.day.day}, {promise.day.year}" if promise.day else "",
            "is_answered": promise.is_answered,
            "url": self._url(module, prompt.id),
            "address": self.in_base(f"api/promises/{module.folder}/{prompt.id}"),
        }

    def _url(self, module: Module, prompt: str = "") -> str:
        return self.in_base(f"modules/{module.folder}/") + (f"#{prompt}" if prompt else "")

    def _words(self, module: Module) -> list[dict[str, Any]]:
        newest = self.deployment.store.newest(self._reader.person, module.folder, reader=self._reader)
        return [
            {
                "module": module.title,
                "title": prompt.title,
                "text": words_as_text(prompt, newest[prompt.id].value, folder=module.path),
                "saved_at": newest[prompt.id].written_at,
                "url": self._url(module, prompt.id),
                "readers": READERS[newest[prompt.id].readers],
            }
            for prompt in module.prompts
            if prompt.id in newest and not prompt.is_empty(newest[prompt.id].value)
        ]

    def _replies(self, module: Module) -> list[dict[str, Any]]:
        given = self.deployment.store.feedback(self._reader.person, module.folder, reader=self._reader)
        titles = {prompt.id: prompt.title for prompt in module.prompts} | {OVERALL: WHOLE}
        return [
            {
                "module": module.title,
                "title": titles.get(prompt, module.title),
                "text": reply.text,
                "given_at": reply.given_at,
                "given_by": reply.given_by,
                "url": self._url(module, prompt),
            }
            for prompt, replies in given.items()
            for reply in replies
        ]
