"""Comments while they are typed: every save is a row, kept like a participant's words until it is given, and after."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.values import check_text
from commontable.responses.beside import standing_beside
from commontable.responses.narrowing import one_writer_at_a_time
from commontable.reviewing import tables
from commontable.reviewing.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commontable.reviewing.desk import Reviews

_K, _G = tables.comments.c, tables.given.c
_SAVE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
LONGEST = 20_000
_LARGEST = 2**62
MOST_SETTLED = 1_000


class TooLongComment(ReviewError):
    """A comment is longer than any reply should be."""


@dataclass(frozen=True)
class Draft:
    """One save of one person's comment; `about` is the version it is about, None for the whole hand-in.

    `aside` marks a save that was kept beside a newer one, `settles` names those that its writer has chosen about.
    """

    version: int
    hand_in: int
    prompt: str
    about: int | None
    text: str
    saved_at: datetime
    given_at: datetime | None = None
    based_on: int | None = None
    aside: bool = False
    settles: tuple[int, ...] = ()


class StaleDraft(ReviewError):
    """A save was based on one that is no longer the newest; both are kept."""

    def __init__(self, *, stored: Draft, kept: Draft) -> None:
        super().__init__("Another page saved this comment meanwhile. Both are kept; choose which goes on.")
        self.stored = stored
        self.kept = kept


def save_draft(  # noqa: PLR0913 - one row, said whole
    reviews: Reviews, hand_in: int, *, prompt: str, about: int | None, by: str, asked: Mapping[str, Any]
) -> Draft:
    """Keep one save; the same `save_id` twice is one row. Raise `StaleDraft`, with both kept."""
    text, save_id, based_on, settles = _text(asked), _save_id(asked), _base(asked), _settles(asked)
    with reviews.database.write() as connection:
        one_writer_at_a_time(connection, by)
        known = sa.select(_K.number, _K.aside).where(_K.by == by, _K.save_id == save_id)
        row = connection.execute(known).one_or_none()
        newest = newest_draft(connection, hand_in, prompt=prompt, about=about, by=by)
        if row is None:
            is_aside = newest is not None and newest.version != based_on
            number = _insert(
                connection,
                {
                    "hand_in": hand_in,
                    "prompt": prompt,
                    "about": about,
                    "by": by,
                    "text": text,
                    "save_id": save_id,
                    "based_on": based_on,
                    "aside": is_aside,
                    "settles": json.dumps(settles),
                    "at": reviews.clock(),
                },
            )
        else:
            number, is_aside = row.number, row.aside
        kept = _draft(connection, number)
    if is_aside and newest is not None:
        raise StaleDraft(stored=newest, kept=kept)
    return kept


def newest_draft(
    connection: sa.Connection, hand_in: int, *, prompt: str, about: int | None, by: str
) -> Draft | None:
    """Return this person's newest comment on a version, or on a hand-in as a whole.

    Words handed in a second time unchanged are the same version, so what was begun about them goes on.
    """
    this = sa.and_(_place(hand_in, prompt=prompt, about=about, by=by), ~_K.aside)
    number = connection.scalar(sa.select(sa.func.max(_K.number)).where(this))
    return _draft(connection, number) if number else None


def drafts_beside(
    connection: sa.Connection, hand_in: int, *, prompt: str, about: int | None, by: str
) -> list[Draft]:
    """Return what this person's other pages saved beside the newest and nobody has chosen about yet."""
    unusual = sa.or_(_K.aside, _K.settles != "[]")
    place = sa.and_(_place(hand_in, prompt=prompt, about=about, by=by), unusual)
    numbers = connection.scalars(sa.select(_K.number).where(place).order_by(_K.number)).all()
    return standing_beside(_draft(connection, number) for number in numbers).get(prompt, [])


def earlier_drafts(connection: sa.Connection, versions: list[int], *, by: str) -> list[Draft]:
    """Return what this person wrote about these versions and gave to nobody."""
    newest = (
        sa.select(sa.func.max(_K.number)).where(_K.about.in_(versions), _K.by == by, ~_K.aside).group_by(_K.about)
    )
    drafts = [_draft(connection, number) for number in connection.scalars(newest)]
    return [draft for draft in drafts if draft.text and draft.given_at is None]


def _place(hand_in: int, *, prompt: str, about: int | None, by: str) -> sa.ColumnElement[bool]:
    this = _K.hand_in == hand_in if about is None else _K.about == about
    return sa.and_(_K.prompt == prompt, _K.by == by, this)


def _draft(connection: sa.Connection, number: int) -> Draft:
    query = (
        sa.select(tables.comments, _G.at.label("given_at"))
        .outerjoin(tables.given, _G.comment == _K.number)
        .where(_K.number == number)
    )
    row = connection.execute(query).one()
    return Draft(
        version=row.number,
        hand_in=row.hand_in,
        prompt=row.prompt,
        about=row.about,
        text=row.text,
        saved_at=row.at,
        given_at=row.given_at,
        based_on=row.based_on,
        aside=row.aside,
        settles=tuple(json.loads(row.settles)),
    )


def _insert(connection: sa.Connection, row: dict[str, Any]) -> int:
    done = connection.execute(tables.comments.insert().values(**row))
    assert done.inserted_primary_key is not None
    number: int = done.inserted_primary_key[0]
    return number


def _text(asked: Mapping[str, Any]) -> str:
    text = asked.get("value")
    if not isinstance(text, str):
        raise ReviewError("The page sent no comment. Reload the page; your words stay in it.")
    if len(text) > LONGEST:
        raise TooLongComment(f"The comment has {len(text):,} characters; write at most {LONGEST:,}.")
    check_text(text, title="Your comment")
    return text


def _save_id(asked: Mapping[str, Any]) -> str:
    save_id = asked.get("save_id")
    if isinstance(save_id, str) and _SAVE_ID.fullmatch(save_id):
        return save_id
    raise ReviewError("The page sent no usable save_id. Reload the page; your words stay in it.")


def _base(asked: Mapping[str, Any]) -> int | None:
    base: int | None = asked.get("based_on")
    if base is None or _is_number(base):
        return base
    raise ReviewError("The page sent no usable base version. Reload the page; your words stay in it.")


def _settles(asked: Mapping[str, Any]) -> list[int]:
    numbers = asked.get("settles", [])
    if isinstance(numbers, list) and len(numbers) <= MOST_SETTLED and all(_is_number(one) for one in numbers):
        return numbers
    raise ReviewError("The page sent no usable list of versions. Reload the page; your words stay in it.")


def _is_number(said: Any) -> bool:
    return isinstance(said, int) and not isinstance(said, bool) and 0 < said < _LARGEST
