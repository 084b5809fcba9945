"""The state of a room as a participant's page and a facilitator's desk are told it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.workshops import rows, tables
from commontable.workshops.answers import answers_in, counts_of, people_by_prompt, shown
from commontable.workshops.attending import own_seat, people_in
from commontable.workshops.moderation import texts_in
from commontable.workshops.notes import notes_on
from commontable.workshops.showing import form_of
from commontable.workshops.timer import seconds_left

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from commontable.content.module import Module
    from commontable.workshops.answers import Answer
    from commontable.workshops.model import Workshop
    from commontable.workshops.moderation import Text
    from commontable.workshops.rooms import Workshops

_P, _M, _T = tables.people.c, tables.marks.c, tables.ticks.c


def state_for(rooms: Workshops, workshop: str, *, participant: str) -> dict[str, Any]:
    """Return what a participant's page shows of the room: nothing about anybody else."""
    with rooms.database.read() as connection:
        found = rows.found(connection, workshop)
        mine = _mine(connection, found, participant=participant)
    title = rooms.module_of(found).title
    return common_of(found, title=title, at=rooms.clock()) | {"activities": len(found.activities), "mine": mine}


def own_state(rooms: Workshops, participant: str) -> dict[str, Any] | None:
    """Return the state of the room that this person is in now, or None."""
    seat = own_seat(rooms, participant)
    return state_for(rooms, seat.workshop.id, participant=participant) if seat else None


def desk_for(rooms: Workshops, workshop: str, *, reader: str = "") -> tuple[dict[str, Any], set[str]]:
    """Return what this facilitator's desk shows, and the ids of those whose words are among it (to be recorded)."""
    with rooms.database.read() as connection:
        found = rows.found(connection, workshop)
        module = rooms.module_of(found)
        answers = answers_in(connection, found, module=module)
        texts = texts_in(connection, found, module=module, answers=answers, reader=reader)
        desk = common_of(found, title=module.title, at=rooms.clock()) | {
            "minutes": found.minutes,
            "cohort": found.cohort,
            "code": found.living_code,
            "people": people_in(connection, found.id),
            "counts": counts_of(connection, found, module=module),
            "activities": [_activity(each) | _led(each) for each in found.activities],
            "revealed": list(found.revealed),
            "prompts": _prompts(connection, found, module=module, answers=answers),
            "waiting": [_waiting(text, module=module) for text in texts.waiting],
            "decided": [_decided(text, module=module) for text in texts.decided],
            "notes": notes_on(connection, found.module, cohorts=[found.cohort]),
            "opened_at": found.opened_at.isoformat(),
            "closed_at": found.closed_at and found.closed_at.isoformat(),
        }
    return desk, {text.participant for text in (*texts.waiting, *texts.decided)}


def row_of(rooms: Workshops, workshop: Workshop) -> dict[str, Any]:
    """Return one line of the list of workshops."""
    with rooms.database.read() as connection:
        people = people_in(connection, workshop.id)
    return {
        "id": workshop.id,
        "module": workshop.module,
        "title": rooms.module_of(workshop).title,
        "minutes": workshop.minutes,
        "cohort": workshop.cohort,
        "state": workshop.state,
        "code": workshop.living_code,
        "people": people,
        "opened_at": workshop.opened_at.isoformat(),
        "closed_at": workshop.closed_at and workshop.closed_at.isoformat(),
    }


def step_of(rooms: Workshops, workshop: str) -> dict[str, Any]:
    """Return what a facilitator's stream says: the step, and how many answers may be counted."""
    with rooms.database.read() as connection:
        found = rows.found(connection, workshop)
        answers = answers_in(connection, found, module=rooms.module_of(found))
    newest = max((answer.version for answer in answers), default=0)
    return {"step": found.step, "answers": len(answers), "newest": newest, "state": found.state}


def common_of(workshop: Workshop, *, title: str, at: datetime) -> dict[str, Any]:
    """Return what a page, a desk and a wall are told alike; `title` is the module's, `at` the server's time."""
    activity, left = workshop.activity, seconds_left(workshop, at=at)
    ends_at = workshop.timer_ends_at
    return {
        "id": workshop.id,
        "module": workshop.module,
        "title": title,
        "state": workshop.state,
        "step": workshop.step,
        "activity": _activity(activity) if activity else None,
        "timer": None if left is None else {"ends_at": ends_at and ends_at.isoformat(), "left": left},
        "now": at.isoformat(),
    }


def _mine(connection: sa.Connection, workshop: Workshop, *, participant: str) -> dict[str, Any]:
    me = {"workshop": workshop.id, "participant": participant}
    marked = _is(_M, **me, activity=workshop.current)
    ticked = sa.and_(_is(_T, **me), _T.may_show)
    return {
        "mark": connection.scalar(sa.select(_M.mark).where(marked)),
        "may_show": sorted(connection.scalars(sa.select(_T.prompt).where(ticked))),
        "table": connection.scalar(sa.select(_P.table_name).where(_is(_P, **me))) or "",
    }


def _is(columns: Any, **values: Any) -> sa.ColumnElement[bool]:
    return sa.and_(*(columns[name] == value for name, value in values.items()))


def _activity(activity: Any) -> dict[str, Any]:
    return {
        "number": activity.number,
        "title": activity.title,
        "minutes": activity.minutes,
        "prompts": list(activity.prompts),
    }


def _led(activity: Any) -> dict[str, Any]:
    return {"leads": activity.leads, "opened_at": activity.opened_at and activity.opened_at.isoformat()}


def _prompts(
    connection: sa.Connection, workshop: Workshop, *, module: Module, answers: Iterable[Answer]
) -> list[dict[str, Any]]:
    people = people_by_prompt(answers)
    query = sa.select(_T.prompt, sa.func.count()).where(_T.workshop == workshop.id, _T.may_show).group_by(_T.prompt)
    ticks: dict[str, int] = dict(connection.execute(query).all())
    return [
        {
            "id": prompt.id,
            "kind": prompt.kind,
            "title": prompt.title,
            "readers": prompt.readers.value,
            "form": form_of(prompt),
            "answers": shown(people.get(prompt.id, 0)),
            "may_show": ticks.get(prompt.id, 0),
        }
        for prompt in module.prompts
        if prompt.readers != "me"
    ]


def _waiting(text: Text, *, module: Module) -> dict[str, Any]:
    return {"version": text.version, "prompt": text.prompt, "text": text.as_text(module)}


def _decided(text: Text, *, module: Module) -> dict[str, Any]:
    more = {"state": text.state, "pinned": text.pinned, "heading": text.heading}
    return _waiting(text, module=module) | more
