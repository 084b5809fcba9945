"""Reviewing over HTTP: the queue, and one hand-in at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from tornado.web import HTTPError

from commontable.content.errors import TooLong
from commontable.errors import CommonTableError
from commontable.grading.reading import get_ready
from commontable.responses import Role
from commontable.reviewing.comments import shown_save
from commontable.reviewing.drafts import StaleDraft, TooLongComment
from commontable.reviewing.errors import NotThere
from commontable.reviewing.giving import show_in_formgrader
from commontable.reviewing.hand_ins import Opened, open_hand_in
from commontable.reviewing.opening import hand_in_page
from commontable.reviewing.queue import MOST, Filters, queue_page
from commontable.serving.service.staff import StaffService

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope

P = ParamSpec("P")
T = TypeVar("T")
FILTERS = ("module", "prompt", "cohort", "state", "second", "order")
_MOST_SKIPPED = 1_000_000


class ReviewService(StaffService):
    """A handler for those who read hand-ins; what they may not read is not there for them."""

    apps: ClassVar[frozenset[str]] = frozenset({"review", "cohort"})

    @property
    def reviews(self) -> Reviews:
        return self.deployment.reviews

    @property
    def scope(self) -> Scope:
        """Return whose words this person may open. Call it off the loop."""
        return self.reviews.scope(self.reader)

    async def done(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do blocking work and return what it gives; a mistake is answered in one sentence, and gives None."""
        try:
            return await self.off_loop(work, *args, **kwargs)
        except NotThere as problem:
            self.answer({"sentence": str(problem)}, status=404)
        except StaleDraft as stale:
            self.answer(_both(stale), status=409)
        except (TooLongComment, TooLong) as problem:
            self.answer({"sentence": str(problem)}, status=413)
        except CommonTableError as problem:
            self.answer({"sentence": str(problem)}, status=422)
        return None

    async def answer_with(self, work: Callable[P, dict[str, Any]], *args: P.args, **kwargs: P.kwargs) -> None:
        """Answer with what the work gives, or with why it cannot be done."""
        body = await self.done(work, *args, **kwargs)
        if body is not None:
            self.answer(body)

    def opened(self, number: str) -> Opened:
        """Return a hand-in that this person may open. Call it off the loop."""
        return open_hand_in(self.reviews, self.scope, _number(number))

    def filters(self) -> Filters:
        return Filters.checked({name: self.get_query_argument(name, "") for name in FILTERS})

    def refuse_all_but_facilitators(self) -> None:
        if self.staff.role is not Role.FACILITATOR:
            raise HTTPError(403)


class QueueHandler(ReviewService):
    """The hand-ins that wait, oldest first."""

    async def get(self) -> None:
        offset, limit = (self._count(name, default) for name, default in (("offset", 0), ("limit", 50)))
        await self.answer_with(self._queue, offset=min(offset, _MOST_SKIPPED), limit=min(limit, MOST))
        # After the answer: the next thing that a reader does is to open a hand-in.
        await self.off_loop(get_ready, self.deployment.settings)

    def _queue(self, *, offset: int, limit: int) -> dict[str, Any]:
        return queue_page(self.reviews, self.scope, filters=self.filters(), offset=offset, limit=limit)

    def _count(self, name: str, default: int) -> int:
        said = self.get_query_argument(name, "")
        return _number(said) if said.isascii() and said.isdigit() else default


class ReviewHandInHandler(ReviewService):
    """One hand-in, ready to be read; that it was opened is recorded."""

    async def get(self, number: str) -> None:
        await self.answer_with(self._page, _number(number))

    def _page(self, number: int) -> dict[str, Any]:
        scope = self.scope
        opened = open_hand_in(self.reviews, scope, number)
        # The record first: whoever asks who read their words is told of every reading.
        self.note_reading("a hand-in", about=opened.hand_in.participant, of=f"hand-in {number}")
        show_in_formgrader(opened)
        return hand_in_page(self.reviews, scope, number, filters=self.filters())


class ReviewSettingsHandler(ReviewService):
    """What the district has settled about reviewing."""

    async def get(self) -> None:
        await self.answer_with(self._settings)

    def _settings(self) -> dict[str, Any]:
        promise = self.reviews.promise
        today = promise.today
        return {
            "me": self.staff.id,
            "leads": self.staff.role is Role.FACILITATOR,
            "working_days": promise.working_days,
            "today": {"tell": today.tell, "record": today.record, "writer": today.writer},
        }


def _number(said: str) -> int:
    # More digits than a row number has would not fit the database.
    return int(said) if len(said) < 10 else 10**9  # noqa: PLR2004 - nine digits


def _both(stale: StaleDraft) -> dict[str, Any]:
    return {"sentence": str(stale), "stored": shown_save(stale.stored), "kept": shown_save(stale.kept)}
