"""Giving comments to those who wrote the words: into the store, bound to the version, and into nbgrader's gradebook."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.grading.comments import BETWEEN
from commontable.grading.giving import feedback_key
from commontable.grading.reading import Given, put_into_gradebook
from commontable.responses.model import OVERALL, Feedback
from commontable.reviewing import tables
from commontable.reviewing.comments import drafts_on, newest_version
from commontable.reviewing.errors import ReviewError
from commontable.reviewing.hand_ins import open_hand_in
from commontable.reviewing.marks import READ, UNREAD, mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.drafts import Draft
    from commontable.reviewing.hand_ins import Opened
    from commontable.reviewing.scope import Scope

_K, _G = tables.comments.c, tables.given.c


def give(reviews: Reviews, scope: Scope, number: int, *, prompts: Collection[str] | None = None) -> int:
    """Give this reader's comments that nobody has yet, or those on some prompts; return how many were given.

    The hand-in counts as read from then on. Given twice is given once.
    """
    opened = open_hand_in(reviews, scope, number)
    with reviews.database.read() as connection:
        drafts = drafts_on(connection, opened)
    chosen = [draft for prompt, draft in drafts.items() if draft and (prompts is None or prompt in prompts)]
    ready = [draft for draft in chosen if draft.text.strip() and draft.given_at is None]
    for draft in ready:
        _give(opened, draft)
    mark_read(opened, read=True)
    return len(ready)


def mark_read(opened: Opened, *, read: bool) -> None:
    """Mark a hand-in as read or not read, here and in formgrader's queue."""
    mark(opened.reviews, opened.number, READ if read else UNREAD, by=opened.scope.person)
    show_in_formgrader(opened, read=read)


def show_in_formgrader(opened: Opened, *, read: bool | None = None) -> bool:
    """Put into the gradebook what was given here and does not stand there yet; say whether all of it stands there.

    Before a hand-in is collected, and while a grading step runs, nothing is put there; the next call does.
    """
    reviews = opened.reviews
    with reviews.database.read() as connection:
        waiting = _not_in_gradebook(connection, opened)
    if not waiting and read is None:
        return True
    versions = {prompt: row.version for prompt, row in opened.responses.items() if row.version is not None}
    done = put_into_gradebook(
        opened.place,
        [given for _, given in waiting],
        read=versions if read else {},
        unread=versions if read is False else {},
    )
    stands = [
        number for number, given in waiting if (given.prompt, given.version, given.text) in done
    ]
    if stands:
        with reviews.database.write() as connection:
            in_gradebook = tables.given.update().where(_G.comment.in_(stands))
            connection.execute(in_gradebook.values(in_gradebook_at=reviews.clock()))
    return len(stands) == len(waiting)


def _give(opened: Opened, draft: Draft) -> None:
    version = draft.about if draft.prompt != OVERALL else newest_version(opened)
    if version is None:
        raise ReviewError("There are no words here that a comment could be about.")
    text = one_comment(draft.text)
    participant = opened.hand_in.participant
    key = feedback_key(
        participant, assignment=opened.place.assignment, prompt=draft.prompt, version=version, text=text
    )
    reviews = opened.reviews
    # The words first: a stop between the two leaves a comment that is given again, under the same key.
    reviews.store.give_feedback(
        Feedback(
            participant=participant,
            module=opened.hand_in.module,
            prompt=draft.prompt,
            about=version,
            text=text,
            key=key,
            given_by=opened.scope.person,
        )
    )
    with reviews.database.write() as connection:
        if connection.scalar(sa.select(_G.comment).where(_G.comment == draft.version)) is None:
            row = {"comment": draft.version, "key": key, "at": reviews.clock()}
            connection.execute(tables.given.insert().values(**row))


def one_comment(text: str) -> str:
    """Return a comment as it is given: the line that stands between two readers' words in a cell is not in it."""
    plain = text.replace("\r\n", "\n").strip()
    return plain.replace(BETWEEN, BETWEEN.replace("* * *", "***"))


def _not_in_gradebook(connection: sa.Connection, opened: Opened) -> list[tuple[int, Given]]:
    """Return what was given here about the words of this hand-in and is not known to stand in formgrader."""
    versions = [row.version for row in opened.responses.values()]
    query = (
        sa.select(_K.number, _K.prompt, _K.about, _K.text, _K.by, _G.in_gradebook_at)
        .join(tables.given, _G.comment == _K.number)
        .where(_K.about.in_(versions))
        .order_by(_K.number)
    )
    rows = connection.execute(query).all()
    earlier = _texts_by_reader(rows)
    # Of what one reader said about one version, formgrader shows the newest; participants have them all.
    newest = {(row.prompt, row.by): row for row in rows}
    return [
        (
            row.number,
            Given(row.prompt, row.about, one_comment(row.text), instead_of=earlier[row.prompt, row.by]),
        )
        for row in newest.values()
        if row.in_gradebook_at is None
    ]


def _texts_by_reader(rows: Iterable[Any]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        found[row.prompt, row.by].append(one_comment(row.text))
    return {place: tuple(texts[:-1]) for place, texts in found.items()}
