"""What a reader does with one hand-in: comments, levels, giving, marks, and a name with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from commontable.content.errors import UnacceptableValue
from commontable.responses.model import OVERALL
from commontable.reviewing.drafts import save_draft
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.giving import give, mark_read
from commontable.reviewing.levels import set_level
from commontable.reviewing.marks import marks_on, need_a_person_today
from commontable.reviewing.names import open_name
from commontable.reviewing.queue import Filters, queue_for
from commontable.reviewing.waiting import ANSWERED
from commontable.serving.service.in_order import save_in_order
from commontable.serving.service.reviewing import ReviewService

if TYPE_CHECKING:
    from collections.abc import Collection

    from commontable.reviewing.hand_ins import Opened

NOTHING_TO_GIVE = "There is nothing new to give."


class ReviewCommentHandler(ReviewService):
    """Saving a comment while it is typed."""

    async def put(self, number: str, prompt: str) -> None:
        await self.answer_with(self._save, number, prompt, self.asked_by_this_person())

    def _save(self, number: str, prompt: str, asked: dict[str, Any]) -> dict[str, Any]:
        opened = self.opened(number)
        about = None if prompt == OVERALL else opened.response(prompt).version
        save = partial(save_draft, self.reviews, opened.number, prompt=prompt, about=about, by=self.staff.id)
        saved = save_in_order(lambda one: save(asked=one), asked, refusals=(ReviewError, UnacceptableValue))
        return {"version": saved.version, "saved_at": saved.saved_at.isoformat()}


class ReviewLevelsHandler(ReviewService):
    """Giving one level of a rubric."""

    async def post(self, number: str) -> None:
        await self.answer_with(self._set, number, self.asked())

    def _set(self, number: str, asked: dict[str, Any]) -> dict[str, Any]:
        return {"levels": set_level(self.opened(number), asked)}


class ReviewActHandler(ReviewService):
    """Giving comments, marking as read, asking for a person today, opening a name."""

    async def post(self, number: str, act: str) -> None:
        acts = {"give": self._give, "read": self._read, "today": self._today, "name": self._name}
        await self.answer_with(acts[act], number, self.asked())

    def _give(self, number: str, asked: dict[str, Any]) -> dict[str, Any]:
        opened = self.opened(number)
        count = give(self.reviews, opened.scope, opened.number, prompts=_prompts(asked))
        said = f"{count} {'comment' if count == 1 else 'comments'} given." if count else NOTHING_TO_GIVE
        return {"given": count, "sentence": said, "state": self._state(opened)}

    def _read(self, number: str, asked: dict[str, Any]) -> dict[str, Any]:
        opened = self.opened(number)
        mark_read(opened, read=_truth(asked, "read"))
        return {"state": self._state(opened)}

    def _today(self, number: str, asked: dict[str, Any]) -> dict[str, Any]:
        opened, me = self.opened(number), self.staff.id
        is_on = _truth(asked, "on")
        need_a_person_today(
            self.reviews, opened.number, on=is_on, reason=str(asked.get("reason", "")), by=me
        )
        hand_in = opened.hand_in
        with self.reviews.database.read() as connection:
            marks = marks_on(connection, writer=hand_in.participant)
        today = marks.on(opened.number, writer=hand_in.participant, module=hand_in.module).today
        said = self.reviews.promise.today
        return {
            "today": today and {"by": self.staff.name, "at": today.at.isoformat(), "reason": today.reason},
            "tell": said.tell,
            "record": said.record,
            "writer": said.writer,
        }

    def _name(self, number: str, asked: dict[str, Any]) -> dict[str, Any]:
        return {"name": open_name(self.opened(number), reason=str(asked.get("reason", "")))}

    def _state(self, opened: Opened) -> str:
        queue = queue_for(self.reviews, opened.scope, filters=Filters())
        # Of a hand-in with a newer one after it nothing waits any more.
        return next((one.state for one in queue.all if one.number == opened.number), ANSWERED)


def _truth(asked: dict[str, Any], name: str) -> bool:
    said = asked.get(name)
    if not isinstance(said, bool):
        raise ReviewError(f"Say whether it is so: send {name} as true or false.")
    return said


def _prompts(asked: dict[str, Any]) -> Collection[str] | None:
    said = asked.get("prompts")
    if said is None:
        return None
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise ReviewError("Say which comments to give: send prompts as a list of their ids.")
    return frozenset(said)
