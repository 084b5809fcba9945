"""The record of what staff did, as a facilitator reads it: of their own cohorts, newest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commontable.people import tables
from commontable.people.acts import noted
from commontable.responses.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from commontable.deployment import Deployment
    from commontable.people.acts import Act

READ = "read "
_P, _C = tables.people.c, tables.cohorts.c


@dataclass(frozen=True)
class Line:
    """One thing that was done. `count` is how often, where reading is told by the day."""

    at: datetime
    by: str
    act: str
    about: str
    reason: str
    count: int = 1


def record_for(deployment: Deployment, *, cohorts: frozenset[str]) -> list[Line]:
    """Return what people of these cohorts did and what was done about them, newest first.

    Reading is told by reader and day, without whose words: with the hour, it would name the writer behind a hand-in
    that is read without a name. Each participant finds on their own page who read theirs.
    """
    with deployment.database.read() as connection:
        people = connection.execute(sa.select(_P.id, _P.name, _P.role)).all()
        within = set(connection.scalars(sa.select(_C.person).where(_C.cohort.in_(cohorts))))
        acts = noted(connection)
    names = {row.id: row.name for row in people}
    # What participants decide about their own words is for nobody to look through.
    writers = {row.id for row in people if row.role == Role.PARTICIPANT}
    acts = [act for act in acts if act.by not in writers]
    mine = [act for act in acts if _concerns(act, within=within, known=names)]
    lines = [_line(act, names=names) for act in mine if not act.act.startswith(READ)]
    lines += _readings((act for act in mine if act.act.startswith(READ)), names=names)
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _concerns(act: Act, *, within: set[str], known: dict[str, str]) -> bool:
    if act.about in known:
        return act.about in within
    # Of the whole deployment, such as a backup; whoever did it is of these cohorts, or the command line.
    return act.by in within or act.by not in known


def _line(act: Act, *, names: dict[str, str]) -> Line:
    about, reason = (names.get(each, each) for each in (act.about, act.reason))
    return Line(at=act.at, by=names.get(act.by, act.by), act=act.act, about=about, reason=reason)


def _readings(acts: Iterable[Act], *, names: dict[str, str]) -> list[Line]:
    days = Counter((act.at.replace(hour=0, minute=0, second=0, microsecond=0), act.by, act.act) for act in acts)
    return [
        Line(at=day, by=names.get(by, by), act=act, about="", reason="", count=count)
        for (day, by, act), count in days.items()
    ]
