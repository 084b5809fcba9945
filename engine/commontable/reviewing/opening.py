"""One hand-in, ready to be read: the words, what changed, what was said, and what the guide looks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.responses.model import OVERALL
from commontable.reviewing.comments import (
    Said,
    begun_before,
    beside_on,
    drafts_on,
    shown,
    shown_draft,
    shown_save,
)
from commontable.reviewing.guides import questions_of
from commontable.reviewing.hand_ins import Opened, open_hand_in
from commontable.reviewing.head import head_of
from commontable.reviewing.levels import Reading
from commontable.reviewing.marks import marks_on
from commontable.reviewing.queue import Filters, queue_for
from commontable.reviewing.scope import may_be_shown
from commontable.reviewing.showing import as_html, changes_between, html_of, passage_text, words_in
from commontable.reviewing.theme_marks import themes_on
from commontable.reviewing.working_days import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commontable.content.guides import Rubric
    from commontable.responses.model import Response
    from commontable.reviewing.desk import Reviews
    from commontable.reviewing.drafts import Draft
    from commontable.reviewing.scope import Scope

NOT_COLLECTED = (
    "This hand-in has not been collected yet; comments given here reach formgrader with the next collecting."
)
READING_ALONE = (
    "Two people read this hand-in. You see the other's levels and comments once both have given all levels."
)


@dataclass(frozen=True)
class _Desk:
    """What is fetched once for all prompts of the page."""

    opened: Opened
    reading: Reading
    said: Said
    drafts: Mapping[str, Draft | None]
    beside: Mapping[str, list[Draft]]
    begun: tuple[Draft, ...]
    themes: Mapping[int, list[dict[str, Any]]]
    questions: Mapping[str, str]
    names: Mapping[str, str]


def hand_in_page(reviews: Reviews, scope: Scope, number: int, *, filters: Filters) -> dict[str, Any]:
    """Return everything that a reader needs on one hand-in; raise `NotThere` for whoever may not read it."""
    opened, names = open_hand_in(reviews, scope, number), reviews.names()
    queue = queue_for(reviews, scope, filters=filters)
    with reviews.database.read() as connection:
        reading = Reading.of(connection, opened)
        hand_in = opened.hand_in
        marks = marks_on(connection, writer=hand_in.participant)
        versions = [row.version for row in opened.responses.values() if row.version is not None]
        desk = _Desk(
            opened=opened,
            reading=reading,
            said=Said.about(opened, connection=connection, hide_others=reading.is_blind),
            drafts=drafts_on(connection, opened),
            beside=beside_on(connection, opened),
            begun=tuple(begun_before(connection, opened)),
            themes=themes_on(connection, versions, names=names),
            questions=questions_of(opened.module),
            names=names,
        )
    return {
        **head_of(
            opened,
            queue=queue,
            marks=marks.on(number, writer=hand_in.participant, module=hand_in.module),
            names=names,
        ),
        "blind_second": reading.is_blind,
        "second": _second(desk),
        "prompts": [_prompt(desk, row) for row in opened.responses.values()],
        "overall": {
            **_written(desk, OVERALL),
            "comments": [shown(one) for one in desk.said.overall(drafts=_begun(desk, OVERALL))],
        },
        "unanswered": _unanswered(opened),
        "formgrader": _formgrader(desk),
    }


def _second(desk: _Desk) -> dict[str, Any] | None:
    reading = desk.reading
    if reading.second is None:
        return None
    others = reading.others_done
    return {
        "me": "second" if reading.me == reading.second else "first",
        "done": reading.is_done_by(reading.me),
        "other_done": bool(others),
        "other": None if reading.is_blind else ", ".join(desk.names.get(one, "") for one in others),
        "sentence": READING_ALONE if reading.is_blind else "",
    }


def _prompt(desk: _Desk, row: Response) -> dict[str, Any]:
    opened, reading = desk.opened, desk.reading
    prompt = opened.prompt(row.prompt)
    words = words_in(prompt, row, folder=opened.folder)
    mine = reading.levels.get(reading.me, {}).get(row.prompt, {})
    assert row.version is not None
    return {
        "id": row.prompt,
        "kind": prompt.kind if prompt else "text",
        "title": prompt.title if prompt else row.prompt,
        "reply": prompt.reply if prompt else False,
        "question": as_html(desk.questions.get(row.prompt, "")),
        **_version(row, words=words),
        "language": row.language,
        "html": html_of(prompt, row, folder=opened.folder),
        "passages": passage_text(row.value),
        "before": _before(desk, row, words=words),
        "later": _later(desk, row, words=words),
        "rubric": _rubric(reading.rubrics.get(row.prompt)),
        "levels": mine,
        "others": _others(desk, row.prompt),
        **_written(desk, row.prompt),
        "comments": [shown(one) for one in desk.said.on(row, drafts=_begun(desk, row.prompt))],
        "themes": desk.themes.get(row.version, []),
    }


def _written(desk: _Desk, prompt: str) -> dict[str, Any]:
    """Return this reader's own comment so far, and what stands beside it until a choice is made."""
    return {
        "draft": shown_draft(desk.drafts.get(prompt)),
        "aside": [shown_save(one) for one in desk.beside.get(prompt, [])],
    }


def _begun(desk: _Desk, prompt: str) -> list[Draft]:
    return [draft for draft in desk.begun if draft.prompt == prompt]


def _version(row: Response, *, words: str) -> dict[str, Any]:
    assert row.written_at is not None
    return {"version": row.version, "day": day_of(row.written_at).isoformat(), "words": words}


def _before(desk: _Desk, row: Response, *, words: str) -> dict[str, Any] | None:
    earlier = desk.opened.before.get(row.prompt)
    if earlier is None:
        return None
    was = words_in(desk.opened.prompt(row.prompt), earlier, folder=desk.opened.folder)
    changes = changes_between(was, words) if earlier.version != row.version else []
    return {**_version(earlier, words=was), "changes": changes}


def _later(desk: _Desk, row: Response, *, words: str) -> list[dict[str, Any]]:
    """Return the versions saved since and not handed in, where their writer lets staff read them."""
    opened = desk.opened
    hand_in, reader = opened.hand_in, opened.scope.reader
    history = opened.reviews.store.history(hand_in.participant, hand_in.module, row.prompt, reader=reader)
    prompt, found = opened.prompt(row.prompt), []
    for later in history:
        if not later.aside and (later.version or 0) > (row.version or 0):
            text = words_in(prompt, later, folder=opened.folder)
            found.append({**_version(later, words=text), "changes": changes_between(words, text)})
    return found


def _rubric(rubric: Rubric | None) -> dict[str, Any] | None:
    if rubric is None:
        return None
    parts = [{"id": part.id, "title": part.title, "levels": list(part.levels)} for part in rubric.parts]
    return {"columns": list(rubric.columns), "parts": parts, "note": rubric.note}


def _others(desk: _Desk, prompt: str) -> list[dict[str, Any]]:
    if desk.reading.is_blind:
        return []
    return [
        {"by": desk.names.get(person, ""), "levels": prompts[prompt]}
        for person, prompts in desk.reading.levels.items()
        if person != desk.reading.me and prompts.get(prompt)
    ]


def _unanswered(opened: Opened) -> list[str]:
    """Return the titles of core prompts for staff that have no words; a title of any other kind would tell of it."""
    return [
        prompt.title
        for prompt in opened.module.prompts
        if prompt.core
        and prompt.readers.value == "facilitator"
        and may_be_shown(prompt.id, module=opened.now)
        and prompt.id not in opened.responses
        and prompt.id not in opened.hand_in.versions
    ]


def _formgrader(desk: _Desk) -> dict[str, Any]:
    collected = desk.said.gradebook.collected
    return {"collected": collected, "sentence": "" if collected else NOT_COLLECTED}
