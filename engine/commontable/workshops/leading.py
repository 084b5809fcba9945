"""What a facilitator does with a room: open it, move it on, time it, reveal, pause, and close."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commontable.people.model import checked_cohort
from commontable.workshops import rows, tables
from commontable.workshops.answers import answers_in, people_by_prompt, shown
from commontable.workshops.codes import new_room_code
from commontable.workshops.model import CLOSED, OPEN, PAUSED, Workshop, WorkshopError, new_workshop_id
from commontable.workshops.orders import activities_of
from commontable.workshops.showing import form_of
from commontable.workshops.timer import held, running_again, timer_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import sqlalchemy as sa

    from commontable.workshops.rooms import Workshops

_W = tables.workshops.c
Columns = dict[str, Any]


def open_workshop(rooms: Workshops, folder: str, *, minutes: int, cohort: str, by: str) -> Workshop:
    """Open a room with a new code, on the running order of this length, and return it."""
    course = rooms.course_now()
    module = course.module(folder)
    workshop = Workshop(
        id=new_workshop_id(),
        module=module.folder,
        edition=module.edition,
        minutes=minutes,
        cohort=checked_cohort(cohort),
        led_by=by,
        code="",
        activities=activities_of(module, minutes=minutes, course=course),
        state=OPEN,
        current=None,
        timer_ends_at=None,
        timer_left=None,
        revealed=(),
        step=1,
        opened_at=rooms.clock(),
        closed_at=None,
    )
    with rooms.database.write() as connection:
        workshop = replace(workshop, code=_free_code(connection))
        kept = {"activities": rows.as_text(workshop.activities), "revealed": "[]"}
        connection.execute(tables.workshops.insert().values(**(vars(workshop) | kept)))
    return workshop


def act(rooms: Workshops, workshop: Workshop, name: str, asked: Mapping[str, Any]) -> None:
    """Do one of `ACTS`, or raise `WorkshopError` with what stands in the way."""
    with rooms.changing(workshop.id) as connection:
        living = rows.found(connection, workshop.id, to_change=True)
        if name in _NEED_OPEN and living.state != OPEN:
            raise WorkshopError(f"The workshop is {living.state}. {_WAY_OUT[living.state]}")
        columns = _reveal(rooms, connection, living, asked) if name == "reveal" else ACTS[name](rooms, living, asked)
        if columns:
            connection.execute(tables.workshops.update().where(_W.id == workshop.id).values(**columns))


def _free_code(connection: sa.Connection) -> str:
    code = new_room_code()
    while rows.with_code(connection, code):
        code = new_room_code()
    return code


def _open_activity(rooms: Workshops, workshop: Workshop, asked: Mapping[str, Any]) -> Columns:
    number = asked.get("number")
    numbers = [each.number for each in workshop.activities]
    if number is not None and (number not in numbers or isinstance(number, bool)):
        raise WorkshopError(f"There is no activity {str(number)[:20]}; the running order has 1 to {len(numbers)}.")
    activities = [
        replace(each, opened_at=each.opened_at or rooms.clock()) if each.number == number else each
        for each in workshop.activities
    ]
    # A timer belongs to the activity that it was set for.
    return {
        "current": number,
        "activities": rows.as_text(activities),
        "timer_ends_at": None,
        "timer_left": None,
    }


def _timer(rooms: Workshops, workshop: Workshop, asked: Mapping[str, Any]) -> Columns:
    return timer_columns(workshop, asked, at=rooms.clock())


def _pause(rooms: Workshops, workshop: Workshop, _asked: Mapping[str, Any]) -> Columns:
    return {"state": PAUSED, **held(workshop, at=rooms.clock())}


def _resume(rooms: Workshops, workshop: Workshop, _asked: Mapping[str, Any]) -> Columns:
    if workshop.state == CLOSED:
        raise WorkshopError("The workshop is closed and its code is dead. Start a new one.")
    return {"state": OPEN, **running_again(workshop, at=rooms.clock())}


def _close(rooms: Workshops, workshop: Workshop, _asked: Mapping[str, Any]) -> Columns:
    if workshop.state == CLOSED:
        return {}
    # Not to the same moment: an answer that was saved in the last tick of the clock is still of the room.
    at = rooms.clock() + timedelta(milliseconds=1)
    return {"state": CLOSED, "closed_at": at, "timer_ends_at": None, "timer_left": None}


def _reveal(rooms: Workshops, connection: sa.Connection, workshop: Workshop, asked: Mapping[str, Any]) -> Columns:
    module = rooms.module_of(workshop)
    prompt = module.prompt(str(asked.get("prompt", "")))
    others = [each for each in workshop.revealed if each != prompt.id]
    if asked.get("on") is not True:
        return {"revealed": json.dumps(others)}
    if workshop.state == CLOSED:
        raise WorkshopError("The workshop is closed; nobody is in the room, so nothing more is revealed.")
    if form_of(prompt) is None:
        raise WorkshopError(f"“{prompt.title}” is never shown in a room. Its guide says how to talk about it.")
    people = people_by_prompt(answers_in(connection, workshop, module=module)).get(prompt.id, 0)
    if shown(people) is None:
        raise WorkshopError(
            f"Fewer than five people have answered “{prompt.title}”, so nothing of it is shown. "
            "Wait for more answers, or talk about it without the wall."
        )
    return {"revealed": json.dumps([*others, prompt.id])}


ACTS: dict[str, Callable[[Any, Workshop, Mapping[str, Any]], Columns]] = {
    "open-activity": _open_activity,
    "timer": _timer,
    "pause": _pause,
    "resume": _resume,
    "close": _close,
    "reveal": lambda *_: {},
}
_NEED_OPEN = frozenset({"open-activity", "timer", "pause"})
_WAY_OUT = {PAUSED: "Press Go on first.", CLOSED: "Start a new one."}
