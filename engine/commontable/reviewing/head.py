"""The head of a hand-in's page: its line in the queue, its neighbours there, and whether a person is needed today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.reviewing.queue import Queue, row_of
from commontable.reviewing.working_days import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.reviewing.hand_ins import Opened
    from commontable.reviewing.marks import Marks, TodayMark
    from commontable.reviewing.waiting import Waiting


def head_of(
    opened: Opened, *, queue: Queue, marks: Marks, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return the queue's line of this hand-in, with its neighbours in the queue."""
    number = opened.number
    numbers = [one.number for one in queue.shown]
    place = numbers.index(number) if number in numbers else None
    found = next((one for one in queue.all if one.number == number), None)
    return {
        **(row_of(found, queue=queue, names=names) if found else _superseded(opened, names=names)),
        "next": _next(queue, place=place, found=found),
        "previous": numbers[place - 1] if place else None,
        "place": None if place is None else place + 1,
        "of": len(numbers),
        "today": _today(marks.today, names=names),
    }


def _next(queue: Queue, *, place: int | None, found: Waiting | None) -> int | None:
    # What was just answered has left its part of the queue; the next is then the first that comes after it.
    if place is None:
        after = [*(queue.after(found) if found else ()), *queue.shown]
        return after[0].number if after else None
    following = queue.shown[place + 1 : place + 2]
    return following[0].number if following else None


def _superseded(opened: Opened, *, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the head of a hand-in that is not in the queue, because a newer one has taken its place."""
    hand_in = opened.hand_in
    assert hand_in.at is not None
    return {
        "hand_in": hand_in.number,
        "module": hand_in.module,
        "title": opened.module.title,
        "edition": hand_in.edition,
        "day": day_of(hand_in.at).isoformat(),
        "due": None,
        "days_left": None,
        "by_name": hand_in.by_name,
        "writer": {"name": names.get(hand_in.participant, "")} if hand_in.by_name else None,
        "cohort": opened.scope.cohort_of(hand_in.participant),
        "state": "superseded",
        "draft": False,
        "again": True,
        "second": None,
    }


def _today(mark: TodayMark | None, *, names: Mapping[str, str]) -> dict[str, Any] | None:
    if mark is None:
        return None
    return {"by": names.get(mark.by, ""), "at": mark.at.isoformat(), "reason": mark.reason}
