"""Comments that readers keep for the next time: their own, and those they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.values import check_text
from commontable.people.plain import plain
from commontable.reviewing import tables
from commontable.reviewing.drafts import LONGEST
from commontable.reviewing.errors import NotThere, ReviewError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.reviewing.desk import Reviews

_B = tables.library.c
LONGEST_TITLE = 120


def kept_comments(reviews: Reviews, person: str) -> list[dict[str, Any]]:
    """Return this reader's own comments and everybody's shared ones, by title."""
    names = reviews.names()
    mine_or_shared = sa.and_(_B.retired_at.is_(None), sa.or_(_B.by == person, _B.shared))
    query = sa.select(tables.library).where(mine_or_shared).order_by(_B.title, _B.number)
    with reviews.database.read() as connection:
        return [
            {
                "id": row.number,
                "title": row.title,
                "text": row.text,
                "shared": row.shared,
                "mine": row.by == person,
                "by": names.get(row.by, ""),
                "module": row.module,
            }
            for row in connection.execute(query)
        ]


def keep_comment(reviews: Reviews, person: str, asked: Mapping[str, Any]) -> None:
    """Keep a comment under a title; its text says what helped, and nothing of whom it was written to."""
    row = {
        "title": _title(asked.get("title")),
        "text": _text(asked.get("text")),
        "shared": asked.get("shared") is True,
        "module": _module(reviews, asked.get("module")),
        "by": person,
        "at": reviews.clock(),
    }
    with reviews.database.write() as connection:
        connection.execute(tables.library.insert().values(**row))


def change_comment(reviews: Reviews, person: str, number: int, asked: Mapping[str, Any]) -> None:
    """Change, share or retire one's own comment."""
    checks = {"title": _title, "text": _text}
    values: dict[str, Any] = {name: check(asked[name]) for name, check in checks.items() if name in asked}
    if isinstance(asked.get("shared"), bool):
        values["shared"] = asked["shared"]
    if asked.get("retired") is True:
        values["retired_at"] = reviews.clock()
    if not values:
        raise ReviewError("Say what changes: the title, the text, whether it is shared, or that it is retired.")
    mine = sa.and_(_B.number == number, _B.by == person)
    with reviews.database.write() as connection:
        if not connection.execute(tables.library.update().where(mine).values(**values)).rowcount:
            raise NotThere("There is no such comment of yours.")


def _title(said: Any) -> str:
    title = plain(said) if isinstance(said, str) else ""
    if not 1 <= len(title) <= LONGEST_TITLE:
        raise ReviewError(f"The title has {len(title)} characters; write 1 to {LONGEST_TITLE}.")
    return title


def _text(said: Any) -> str:
    text = said if isinstance(said, str) else ""
    if not text.strip() or len(text) > LONGEST:
        raise ReviewError(f"The comment has {len(text)} characters; write 1 to {LONGEST:,}.")
    check_text(text, title="The comment")
    return text


def _module(reviews: Reviews, said: Any) -> str | None:
    return reviews.course_now().module(said).folder if isinstance(said, str) and said else None
