"""The code book: what readers find again and again in what participants write, by name, with what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.values import check_text
from commontable.people.plain import plain
from commontable.reviewing import tables
from commontable.reviewing.errors import NotThere, ReviewError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.reviewing.desk import Reviews

_T = tables.themes.c
LONGEST_NAME, LONGEST_ABOUT = 120, 4_000


def code_book(reviews: Reviews) -> list[dict[str, Any]]:
    """Return every theme by name, retired ones last."""
    names = reviews.names()
    query = sa.select(tables.themes).order_by(_T.retired_at.is_not(None), sa.func.lower(_T.name), _T.number)
    with reviews.database.read() as connection:
        return [
            {
                "id": row.number,
                "name": row.name,
                "about": row.about,
                "by": names.get(row.by, ""),
                "retired": row.retired_at is not None,
            }
            for row in connection.execute(query)
        ]


def add_theme(reviews: Reviews, asked: Mapping[str, Any], *, by: str) -> None:
    values = {"name": _name(asked.get("name")), "about": _about(asked.get("about", ""))}
    with reviews.database.write() as connection:
        _refuse_twice(connection, values["name"], but=None)
        connection.execute(tables.themes.insert().values(**values, by=by, at=reviews.clock()))


def change_theme(reviews: Reviews, number: int, asked: Mapping[str, Any]) -> None:
    """Rename, describe, retire or take up again; passages stay with the theme."""
    checks = {"name": _name, "about": _about}
    values: dict[str, Any] = {name: check(asked[name]) for name, check in checks.items() if name in asked}
    if isinstance(asked.get("retired"), bool):
        values["retired_at"] = reviews.clock() if asked["retired"] else None
    if not values:
        raise ReviewError("Say what changes: the name, what belongs to it, or whether it is retired.")
    with reviews.database.write() as connection:
        if "name" in values:
            _refuse_twice(connection, values["name"], but=number)
        changed = connection.execute(tables.themes.update().where(_T.number == number).values(**values))
        if not changed.rowcount:
            raise NotThere("There is no such theme in the code book.")


def living_theme(connection: sa.Connection, number: int) -> str:
    """Return the name of a theme that is in use, or raise `NotThere`."""
    name = connection.scalar(sa.select(_T.name).where(_T.number == number, _T.retired_at.is_(None)))
    if name is None:
        raise NotThere("There is no such theme in the code book, or it is retired.")
    return str(name)


def _refuse_twice(connection: sa.Connection, name: str, *, but: int | None) -> None:
    query = sa.select(_T.number, _T.name).where(_T.retired_at.is_(None))
    for row in connection.execute(query):
        if row.name.casefold() == name.casefold() and row.number != but:
            raise ReviewError(f"The code book has “{row.name}” already. Use it, or choose another name.")


def _name(said: Any) -> str:
    name = plain(said) if isinstance(said, str) else ""
    if not 1 <= len(name) <= LONGEST_NAME:
        raise ReviewError(f"The name has {len(name)} characters; write 1 to {LONGEST_NAME}.")
    return name


def _about(said: Any) -> str:
    text = said if isinstance(said, str) else ""
    if len(text) > LONGEST_ABOUT:
        raise ReviewError(f"The description has {len(text):,} characters; write at most {LONGEST_ABOUT:,}.")
    check_text(text, title="The description")
    return text.strip()
