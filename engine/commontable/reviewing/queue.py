"""The queue: hand-ins in the order in which they wait, against the promise of a reply within ten working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commontable.reviewing.errors import ReviewError
from commontable.reviewing.levels import finished_by
from commontable.reviewing.second import is_family_reader
from commontable.reviewing.waiting import ANSWERED, READ, UNREAD, Waiting, to_read_second, waiting
from commontable.reviewing.working_days import day_of, days_left, due_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from commontable.content.course import Course
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.promise import ReviewSettings
    from commontable.reviewing.scope import Scope

WAITING, ALL = "waiting", "all"
BY_MODULE, OLDEST = "module", "oldest"
STATES = (WAITING, UNREAD, READ, ANSWERED, ALL)
MOST = 200
# Not needed today, the module, when it came, its number: what the queue is sorted by.
Place = tuple[bool, int, datetime, int]


@dataclass(frozen=True)
class Filters:
    """Which part of the queue is asked for, and in which order; "" stands for all."""

    module: str = ""
    prompt: str = ""
    cohort: str = ""
    state: str = WAITING
    second: bool = False
    order: str = BY_MODULE

    @classmethod
    def checked(cls, asked: Mapping[str, str]) -> Filters:
        state = asked.get("state") or WAITING
        if state not in STATES:
            raise ReviewError(f"Found the state '{state[:40]}'; ask for one of {', '.join(STATES)}.")
        order = asked.get("order") or BY_MODULE
        if order not in (BY_MODULE, OLDEST):
            raise ReviewError(f"Found the order '{order[:40]}'; ask for {BY_MODULE} or {OLDEST}.")
        return cls(
            module=asked.get("module", ""),
            prompt=asked.get("prompt", ""),
            cohort=asked.get("cohort", ""),
            state=state,
            second=asked.get("second") == "mine",
            order=order,
        )

    def take(self, one: Waiting) -> bool:
        """Say whether a hand-in is in this part of the queue."""
        of_state = one.waits if self.state == WAITING else self.state in (ALL, one.state)
        if self.second:
            of_state = one.second == "wanted" or self.state == ALL
        return (
            of_state
            and self.module in ("", one.module.folder)
            and self.cohort in ("", one.cohort)
            and (not self.prompt or self.prompt in one.prompts)
        )


@dataclass(frozen=True)
class Queue:
    """What a reader may open, in order, and the days of the promise."""

    all: tuple[Waiting, ...]
    shown: tuple[Waiting, ...]
    promise: ReviewSettings
    today: date
    place: Callable[[Waiting], Place]

    def after(self, one: Waiting) -> list[Waiting]:
        """Return what comes after a hand-in, also after one that has left this part of the queue."""
        return [other for other in self.shown if self.place(other) > self.place(one)]

    def due(self, one: Waiting) -> date | None:
        """Return the day by which a reply is owed; None where no prompt that gets one has words."""
        if not one.owed:
            return None
        days, holidays = self.promise.working_days, self.promise.holidays
        return due_on(day_of(one.at), working_days=days, holidays=holidays)

    def days_left(self, one: Waiting) -> int | None:
        due = self.due(one)
        return None if due is None else days_left(due, today=self.today, holidays=self.promise.holidays)


def queue_for(reviews: Reviews, scope: Scope, *, filters: Filters) -> Queue:
    """Return the queue of one reader: where a person is needed today first, then by module, oldest first."""
    with reviews.database.read() as connection:
        course = reviews.course_now()
        second = to_read_second(connection, scope.person) if filters.second else None
        found = waiting(connection, scope, course=course, numbers=second)
        mine = [one for one in found if one.second]
        done = finished_by(connection, scope.person, found=mine, course=course) if mine else frozenset()
    found = [one if one.number not in done else one.with_second("done") for one in found]
    place = _places(course, filters=filters)
    found.sort(key=place)
    return Queue(
        all=tuple(found),
        shown=tuple(one for one in found if filters.take(one)),
        promise=reviews.promise,
        today=day_of(reviews.clock()),
        place=place,
    )


def _places(course: Course, *, filters: Filters) -> Callable[[Waiting], Place]:
    modules = {module.folder: number for number, module in enumerate(course.modules)}
    in_order = modules if filters.order == BY_MODULE else {}

    def place(one: Waiting) -> Place:
        return one.marks.today is None, in_order.get(one.module.folder, 0), one.at, one.number

    return place


def queue_page(
    reviews: Reviews, scope: Scope, *, filters: Filters, offset: int = 0, limit: int = 50
) -> dict[str, Any]:
    """Return one page of the queue with what it can be filtered by."""
    queue, names = queue_for(reviews, scope, filters=filters), reviews.names()
    shown = queue.shown[offset : offset + min(max(limit, 1), MOST)]
    return {
        "hand_ins": [row_of(one, queue=queue, names=names) for one in shown],
        "total": len(queue.shown),
        "offset": offset,
        "late": sum((queue.days_left(one) or 0) < 0 for one in queue.shown if one.waits),
        "modules": _modules(reviews.course_now(), queue=queue.all),
        "cohorts": sorted({one.cohort for one in queue.all}),
        "family_reader": is_family_reader(reviews, scope.person),
    }


def row_of(one: Waiting, *, queue: Queue, names: Mapping[str, str]) -> dict[str, Any]:
    """Return one line of the queue. A hand-in without a name has its day only: a minute would tell whose it is."""
    due = queue.due(one)
    return {
        "hand_in": one.number,
        "module": one.module.folder,
        "title": one.module.title,
        "edition": one.edition,
        "day": day_of(one.at).isoformat(),
        "due": due and due.isoformat(),
        "days_left": queue.days_left(one),
        "by_name": one.by_name,
        "writer": {"name": names.get(one.participant, "")} if one.by_name else None,
        "cohort": one.cohort,
        "state": one.state,
        "draft": one.has_draft,
        "again": one.again,
        "today": one.marks.today is not None,
        "second": one.second,
        "prompts": [_prompt(one, prompt) for prompt in one.prompts],
    }


def _prompt(one: Waiting, prompt: str) -> dict[str, Any]:
    known = {each.id: each for each in one.module.prompts}
    title = known[prompt].title if prompt in known else prompt
    return {"id": prompt, "title": title, "reply": prompt in one.owed}


def _modules(course: Course, *, queue: Iterable[Waiting]) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for one in queue:
        counts[one.module.folder] = counts.get(one.module.folder, 0) + one.waits
    return [
        {
            "folder": module.folder,
            "title": module.title,
            "waiting": counts.get(module.folder, 0),
            "prompts": [
                {"id": p.id, "title": p.title, "reply": p.reply}
                for p in module.prompts
                if p.readers.value == "facilitator"
            ],
        }
        for module in course.modules
    ]
