"""What a participant does in a room: join, mark an activity, tick a text, answer as a table, leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.people import tables as people_tables
from commontable.people.plain import plain
from commontable.workshops import rows, tables
from commontable.workshops.codes import read_room_code
from commontable.workshops.model import (
    AS_TABLE,
    BEGUN,
    CLOSED,
    FINISHED,
    IN_ROOM,
    MOST_PEOPLE,
    OPEN,
    PASSED,
    SELF_PACED,
    NotInWorkshop,
    UnknownCode,
    Workshop,
    WorkshopError,
)
from commontable.workshops.showing import check_showable

if TYPE_CHECKING:
    from commontable.workshops.rooms import Workshops

_W, _P, _M, _T = tables.workshops.c, tables.people.c, tables.marks.c, tables.ticks.c
LONGEST_TABLE = 80
UNKNOWN_CODE = "No workshop has this code now. Look at the wall once more; a code ends with its workshop."


@dataclass(frozen=True)
class Seat:
    """A person's place in a room; `table` is "" for somebody who answers alone."""

    workshop: Workshop
    participant: str
    table: str


def by_code(rooms: Workshops, typed: str) -> Workshop:
    """Return the workshop whose code was typed, or raise `UnknownCode`."""
    code = read_room_code(typed)
    with rooms.database.read() as connection:
        workshop = rows.with_code(connection, code) if code else None
    if workshop is None:
        raise UnknownCode(UNKNOWN_CODE)
    return workshop


def join(rooms: Workshops, workshop: Workshop, *, participant: str) -> Seat:
    """Seat a person in the room, once; whoever comes back finds their table and ticks as they were."""
    with rooms.changing(workshop.id, about=participant) as connection:
        living = rows.found(connection, workshop.id, to_change=True)
        if living.state == CLOSED:
            raise UnknownCode(UNKNOWN_CODE)
        seat_in(connection, living, participant=participant, rooms=rooms)
        return _seat(connection, living, participant=participant)


def seat_in(connection: sa.Connection, workshop: Workshop, *, participant: str, rooms: Workshops) -> None:
    """Add the person to the room in the caller's transaction."""
    mine = sa.and_(_P.workshop == workshop.id, _P.participant == participant)
    again = {"here_since": rooms.clock(), "left_at": None}
    if connection.execute(tables.people.update().where(mine).values(**again)).rowcount:
        return
    if people_in(connection, workshop.id) >= MOST_PEOPLE:
        raise WorkshopError(f"{MOST_PEOPLE} people are in this workshop; no more can join. Tell your facilitator.")
    connection.execute(
        tables.people.insert().values(
            workshop=workshop.id, participant=participant, joined_at=rooms.clock(), table_name="", **again
        )
    )


def people_in(connection: sa.Connection, workshop: str) -> int:
    """Return how many people have joined, those who left again included."""
    count = sa.select(sa.func.count()).select_from(tables.people).where(_P.workshop == workshop)
    return int(connection.scalar(count) or 0)


def own_seat(rooms: Workshops, participant: str) -> Seat | None:
    """Return the person's place in the workshop that they joined last and that is not over; open before paused."""
    here = sa.and_(_P.participant == participant, _P.left_at.is_(None), _W.state != CLOSED)
    query = (
        sa.select(tables.workshops, _P.table_name)
        .join(tables.people, _P.workshop == _W.id)
        .where(here)
        .order_by(sa.case((_W.state == OPEN, 0), else_=1), _P.here_since.desc(), _W.id)
        .limit(1)
    )
    with rooms.database.read() as connection:
        row = connection.execute(query).one_or_none()
    return Seat(rows.workshop_in(row), participant, row.table_name) if row else None


def origin_of(seat: Seat | None, *, module: str) -> str:
    """Return how an answer in this module is given: in the open room, for a table there, or self-paced."""
    if seat is None or seat.workshop.module != module or seat.workshop.state != OPEN:
        return SELF_PACED
    return AS_TABLE if seat.table else IN_ROOM


def mark(rooms: Workshops, participant: str, asked: str) -> None:
    """Mark the activity that is open now as begun, finished or passed."""
    seat = _seated(rooms, participant)
    activity = seat.workshop.activity
    if asked not in (BEGUN, FINISHED, PASSED):
        raise WorkshopError("A mark is begun, finished or passed. Choose one of these.")
    if activity is None or seat.workshop.state != OPEN:
        raise WorkshopError("No activity is open just now. Wait until your facilitator opens one.")
    with rooms.changing(seat.workshop.id, about=participant) as connection:
        rows.found(connection, seat.workshop.id, to_change=True)
        mine = sa.and_(_M.workshop == seat.workshop.id, _M.participant == participant, _M.activity == activity.number)
        before = connection.scalar(sa.select(_M.mark).where(mine))
        values = _key(seat, activity.number) | {"mark": asked, "at": rooms.clock()}
        _put(connection, tables.marks, mine, before=before, **values)


def may_show(rooms: Workshops, participant: str, *, prompt: str, may: bool) -> None:
    """Say whether the person's text may be shown in the room without a name."""
    seat = _seated(rooms, participant)
    if may:
        check_showable(rooms.module_of(seat.workshop).prompt(prompt))
        _check_cohort(rooms, seat)
    with rooms.changing(seat.workshop.id, about=participant) as connection:
        rows.found(connection, seat.workshop.id, to_change=True)
        mine = sa.and_(_T.workshop == seat.workshop.id, _T.participant == participant, _T.prompt == prompt)
        before = connection.scalar(sa.select(_T.may_show).where(mine))
        key = {"workshop": seat.workshop.id, "participant": participant, "prompt": prompt}
        if before is not None or may:
            _put(connection, tables.ticks, mine, before=before, may_show=may, at=rooms.clock(), **key)


def sit_at(rooms: Workshops, participant: str, table: str) -> None:
    """Answer as a table from now on; an empty name is answering alone."""
    seat = _seated(rooms, participant)
    name = plain(table)
    if len(name) > LONGEST_TABLE:
        raise WorkshopError(f"The table's name has {len(name)} characters; write at most {LONGEST_TABLE}.")
    _change_seat(rooms, seat, table_name=name)


def leave(rooms: Workshops, participant: str) -> None:
    """Leave the room; what was answered stays, and the code brings the person back."""
    seat = _seated(rooms, participant)
    _change_seat(rooms, seat, left_at=rooms.clock())


def _change_seat(rooms: Workshops, seat: Seat, **columns: Any) -> None:
    mine = sa.and_(_P.workshop == seat.workshop.id, _P.participant == seat.participant)
    with rooms.changing(seat.workshop.id, about=seat.participant) as connection:
        connection.execute(tables.people.update().where(mine).values(**columns))


def _seated(rooms: Workshops, participant: str) -> Seat:
    seat = own_seat(rooms, participant)
    if seat is None:
        raise NotInWorkshop("You are in no workshop now. Join with the code on the wall, then try again.")
    return seat


def _seat(connection: sa.Connection, workshop: Workshop, *, participant: str) -> Seat:
    mine = sa.and_(_P.workshop == workshop.id, _P.participant == participant)
    return Seat(workshop, participant, str(connection.scalar(sa.select(_P.table_name).where(mine)) or ""))


def _check_cohort(rooms: Workshops, seat: Seat) -> None:
    cohorts = people_tables.cohorts.c
    mine = sa.select(cohorts.cohort).where(cohorts.person == seat.participant)
    with rooms.database.read() as connection:
        named = set(connection.scalars(mine))
    if seat.workshop.cohort not in named:
        raise WorkshopError(
            f"This workshop is held for “{seat.workshop.cohort}”, another group than yours; "
            "its facilitators read none of your words, so none can be shown. Your counts take part."
        )


def _key(seat: Seat, activity: int) -> dict[str, Any]:
    return {"workshop": seat.workshop.id, "participant": seat.participant, "activity": activity}


def _put(
    connection: sa.Connection, table: sa.Table, mine: sa.ColumnElement[bool], *, before: Any, **values: Any
) -> None:
    known = before is not None
    connection.execute(table.update().where(mine).values(**values) if known else table.insert().values(**values))
