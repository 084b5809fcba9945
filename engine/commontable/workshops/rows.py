"""Workshops as rows: read, found by id or code, and changed."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.workshops import tables
from commontable.workshops.model import CLOSED, Activity, UnknownWorkshop, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable

_W = tables.workshops.c
_NAMES = tuple(field.name for field in fields(Workshop))


def workshop_in(row: Any) -> Workshop:
    """Return the workshop that a row tells of."""
    values = {name: row._mapping[name] for name in _NAMES}  # noqa: SLF001 - SQLAlchemy's public name for it
    read = {"activities": _activities(values["activities"]), "revealed": tuple(json.loads(values["revealed"]))}
    return Workshop(**(values | read))


def found(connection: sa.Connection, workshop: str, *, to_change: bool = False) -> Workshop:
    """Return the workshop, or raise `UnknownWorkshop`; `to_change` keeps other writers out until the end."""
    query = sa.select(tables.workshops).where(_W.id == workshop)
    row = connection.execute(query.with_for_update() if to_change else query).one_or_none()
    if row is None:
        raise UnknownWorkshop("There is no such workshop. Go to the list of workshops and open one from there.")
    return workshop_in(row)


def with_code(connection: sa.Connection, code: str) -> Workshop | None:
    """Return the workshop whose living code this is."""
    living = sa.and_(_W.code == code, _W.state != CLOSED)
    row = connection.execute(sa.select(tables.workshops).where(living)).one_or_none()
    return workshop_in(row) if row else None


def change(connection: sa.Connection, workshop: str, **columns: Any) -> None:
    """Write the columns and count one step."""
    values = {"step": _W.step + 1, **columns}
    connection.execute(tables.workshops.update().where(_W.id == workshop).values(**values))


def as_text(activities: Iterable[Activity]) -> str:
    """Return the activities as the JSON that their column keeps."""
    kept = [vars(each) | {"opened_at": each.opened_at and each.opened_at.isoformat()} for each in activities]
    return json.dumps(kept, ensure_ascii=False)


def _activities(text: str) -> tuple[Activity, ...]:
    return tuple(
        Activity(**(each | {"prompts": tuple(each["prompts"]), "opened_at": _moment(each["opened_at"])}))
        for each in json.loads(text)
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
