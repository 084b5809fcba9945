"""My progress, my words, and the replies to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.responses import Reader
from commontable.serving.pages.access import ParticipantPage
from commontable.serving.plain_words import plain_words
from commontable.serving.progress import progress_in

if TYPE_CHECKING:
    from commontable.content.module import Module

READERS = {
    "me": "nobody else in this course can open this",
    "facilitator": "read by the facilitators and reviewers of your cohort",
    "group": "shown to your group without your name, if you tick so",
    "count": "counted in totals only",
}


class MePage(ParticipantPage):
    """What a participant has done and written."""

    async def get(self) -> None:
        if self._finished or self.person is None:
            return
        self.render_page("me.html", **await self.off_loop(self._mine))

    def _mine(self) -> dict[str, Any]:
        modules = self.deployment.course.modules
        return {
            "modules": [self._progress(module) for module in modules],
            "words": [word for module in modules for word in self._words(module)],
            "feedback": [reply for module in modules for reply in self._replies(module)],
        }

    @property
    def _reader(self) -> Reader:
        assert self.person is not None
        return Reader.oneself(self.person.id)

    def _progress(self, module: Module) -> dict[str, Any]:
        found = progress_in(module, person=self._reader.person, deployment=self.deployment)
        return {
            "title": module.title,
            "url": self._url(module),
            "done": found.sections_done,
            "total": found.sections,
            "minutes_left": found.minutes_left,
            "state": found.state,
            "continue_label": found.continue_label,
        }

    def _url(self, module: Module, prompt: str = "") -> str:
        return self.in_base(f"modules/{module.folder}/") + (f"#{prompt}" if prompt else "")

    def _words(self, module: Module) -> list[dict[str, Any]]:
        newest = self.deployment.store.newest(self._reader.person, module.folder, reader=self._reader)
        return [
            {
                "module": module.title,
                "title": prompt.title,
                "text": plain_words(prompt, newest[prompt.id].value, folder=module.path),
                "saved_at": newest[prompt.id].written_at,
                "url": self._url(module, prompt.id),
                "readers": READERS[newest[prompt.id].readers],
            }
            for prompt in module.prompts
            if prompt.id in newest and not prompt.is_empty(newest[prompt.id].value)
        ]

    def _replies(self, module: Module) -> list[dict[str, Any]]:
        given = self.deployment.store.feedback(self._reader.person, module.folder, reader=self._reader)
        titles = {prompt.id: prompt.title for prompt in module.prompts}
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
