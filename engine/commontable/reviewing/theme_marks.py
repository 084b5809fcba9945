"""Themes on passages: which words of which version, by whom; a suggestion is one only until a person decides."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.responses import tables as words
from commontable.reviewing import tables
from commontable.reviewing.errors import NotThere, ReviewError
from commontable.reviewing.scope import is_for_staff, may_be_shown
from commontable.reviewing.showing import passage_text
from commontable.reviewing.themes import living_theme

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from commontable.content.course import Course
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.scope import Scope

_P, _T, _R = tables.passages.c, tables.themes.c, words.responses.c
_V = words.hand_in_versions.c


@dataclass(frozen=True)
class Passage:
    """Some words of one version under one theme."""

    number: int
    theme: int
    version: int
    start: int
    end: int
    participant: str
    module: str
    prompt: str
    text: str


def themes_on(
    connection: sa.Connection, versions: Collection[int], *, names: Mapping[str, str]
) -> dict[int, list[dict[str, Any]]]:
    """Return the passages that stand on these versions, in the order of the words."""
    query = (
        sa.select(tables.passages, _T.name)
        .join(tables.themes, _T.number == _P.theme)
        .where(_P.about.in_(versions), _stands())
        .order_by(_P.start, _P.number)
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(query):
        place: dict[str, Any] = {"number": row.number, "theme": row.theme, "start": row.start, "end": row.end}
        place |= {"name": row.name, "by": names.get(row.by, ""), "at": row.at.isoformat()}
        found[row.about].append(place)
    return found


def put_theme(reviews: Reviews, scope: Scope, theme: int, asked: Mapping[str, Any], *, accepted: bool = True) -> int:
    """Put a theme on a passage, or note that a suggested one does not belong; return the passage's number."""
    with reviews.database.write() as connection:
        living_theme(connection, theme)
        version, start, end = _place(connection, scope, asked, course=reviews.course_now())
        row: dict[str, Any] = {"theme": theme, "about": version, "start": start, "end": end}
        row["accepted"] = accepted
        same = sa.and_(*(tables.passages.c[name] == value for name, value in row.items()), _P.removed_at.is_(None))
        known = connection.scalar(sa.select(_P.number).where(same))
        if known is not None:
            return int(known)
        suggested = not accepted or asked.get("suggested") is True
        row |= {"suggested": suggested, "by": scope.person, "at": reviews.clock()}
        done = connection.execute(tables.passages.insert().values(**row))
        assert done.inserted_primary_key is not None
        number: int = done.inserted_primary_key[0]
        return number


def take_theme_away(reviews: Reviews, scope: Scope, number: int) -> None:
    """Take a theme off a passage that this reader may open; who did it, and when, stays."""
    with reviews.database.write() as connection:
        row = connection.execute(sa.select(_P.about).where(_P.number == number, _stands())).one_or_none()
        if row is None or version_before(connection, scope, row.about, course=reviews.course_now()) is None:
            raise NotThere("There is no such passage among those that you may read.")
        gone = {"removed_at": reviews.clock(), "removed_by": scope.person}
        connection.execute(tables.passages.update().where(_P.number == number).values(**gone))


def passages_under(
    connection: sa.Connection, scope: Scope, *, course: Course, theme: int | None = None, accepted: bool = True
) -> list[Passage]:
    """Return the passages of one theme, or of all, that this reader may open."""
    wanted = [_P.removed_at.is_(None), _P.accepted == accepted, is_for_staff()]
    if theme is not None:
        wanted.append(_P.theme == theme)
    columns = (tables.passages, _R.participant, _R.module, _R.prompt, _R.value)
    query = sa.select(*columns).join(words.responses, _R.version == _P.about).where(*wanted)
    modules = {module.folder: module for module in course.modules}
    return [
        Passage(
            number=row.number,
            theme=row.theme,
            version=row.about,
            start=row.start,
            end=row.end,
            participant=row.participant,
            module=row.module,
            prompt=row.prompt,
            text=passage_text(json.loads(row.value))[row.start : row.end],
        )
        for row in connection.execute(query.order_by(_P.number))
        if row.module in modules
        and scope.may_open(row.participant)
        and may_be_shown(row.prompt, module=modules[row.module])
    ]


def version_before(
    connection: sa.Connection, scope: Scope, version: int, *, course: Course
) -> sa.Row[tuple[Any, ...]] | None:
    """Return a handed-in version if this reader may open it."""
    handed_in = sa.select(_V.version).where(_V.version == version)
    this = sa.select(words.responses).where(_R.version == version, is_for_staff(), _R.version.in_(handed_in))
    row = connection.execute(this).one_or_none()
    if row is None or not scope.may_open(row.participant):
        return None
    module = next((each for each in course.modules if each.folder == row.module), None)
    return row if module and may_be_shown(row.prompt, module=module) else None


def _place(
    connection: sa.Connection, scope: Scope, asked: Mapping[str, Any], *, course: Course
) -> tuple[int, int, int]:
    numbers = [asked.get(name) for name in ("version", "start", "end")]
    if not all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 2**31 for n in numbers):
        raise ReviewError("Say which words: send version, start and end as whole numbers.")
    version, start, end = (int(str(number)) for number in numbers)
    row = version_before(connection, scope, version, course=course)
    if row is None:
        raise NotThere("There are no such words among those that you may read.")
    text = passage_text(json.loads(row.value))
    if not start < end <= len(text) or not text[start:end].strip():
        raise ReviewError(f"Found the passage {start} to {end}; choose a word or more of {len(text)} characters.")
    return version, start, end


def _stands() -> sa.ColumnElement[bool]:
    return sa.and_(_P.accepted, _P.removed_at.is_(None))
