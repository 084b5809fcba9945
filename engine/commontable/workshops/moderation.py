"""Texts and cards on their way to the wall: ticked by their writers, let through by a facilitator, without a name."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commontable.content.readers import Readers
from commontable.people import tables as people_tables
from commontable.people.evaluating import evaluators
from commontable.people.plain import plain
from commontable.responses import tables as responses_tables
from commontable.workshops import rows, tables
from commontable.workshops.answers import answers_in, given_in
from commontable.workshops.cards import cards_as_text
from commontable.workshops.model import CLOSED, WorkshopError
from commontable.workshops.showing import BOARD, form_of, is_shown_as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commontable.content.module import Module
    from commontable.workshops.answers import Answer
    from commontable.workshops.model import Workshop
    from commontable.workshops.rooms import Workshops

_R, _D, _T = responses_tables.responses.c, tables.words.c, tables.ticks.c
_C, _E = people_tables.cohorts.c, evaluators.c
SHOWN, HIDDEN = "shown", "hidden"
LONGEST_HEADING = 80
_LARGEST = 2**31


@dataclass(frozen=True)
class Text:
    """One version of a ticked answer; `state` is "" until it is decided."""

    version: int
    participant: str
    prompt: str
    value: Any
    state: str = ""
    pinned: bool = False
    heading: str = ""

    def as_text(self, module: Module) -> str:
        prompt = module.prompt(self.prompt)
        if form_of(prompt) == BOARD:
            return cards_as_text(prompt, self.value)
        said = (str(cell.in_value(self.value) or "").strip() for cell in prompt.cells())
        return "\n\n".join(words for words in said if words)


@dataclass(frozen=True)
class Texts:
    """What stands before a facilitator: not yet decided, and decided, each oldest first."""

    waiting: tuple[Text, ...]
    decided: tuple[Text, ...]


def texts_in(
    connection: sa.Connection, workshop: Workshop, *, module: Module, answers: Iterable[Answer], reader: str = ""
) -> Texts:
    """Return the ticked answers of a room; whoever takes the tick back or empties the field is in neither list.

    Waiting is the newest version of each. Of what is shown, only the newest version that was let through stands.
    `reader` is the facilitator who looks, "" for the wall: whoever evaluates a writer is given none of their words.
    """
    ticked = _ticked(connection, workshop, module=module, reader=reader)
    standing = {(a.participant, a.prompt): a for a in answers if (a.participant, a.prompt) in ticked}
    decided = [t for t in _decided(connection, workshop) if (t.participant, t.prompt) in standing]
    known = {text.version for text in decided}
    newest = {(t.participant, t.prompt): t.version for t in decided if t.state == SHOWN}
    new = (Text(a.version, a.participant, a.prompt, a.value) for a in standing.values() if a.version not in known)
    return Texts(
        waiting=tuple(text for text in new if text.as_text(module)),
        decided=tuple(t for t in decided if t.state == HIDDEN or newest[t.participant, t.prompt] == t.version),
    )


def shown_in(texts: Iterable[Text], prompt: str) -> list[Text]:
    """Return what the wall shows of one prompt: pinned first, then by heading, then as it came."""
    shown = [text for text in texts if text.prompt == prompt and text.state == SHOWN]
    return sorted(shown, key=lambda text: (not text.pinned, text.heading.casefold(), text.version))


def decide(rooms: Workshops, workshop: Workshop, asked: Mapping[str, Any], *, by: str) -> None:
    """Let one version through or hide it, pin it, or give it a heading."""
    module = rooms.module_of(workshop)
    with rooms.changing(workshop.id) as connection:
        living = rows.found(connection, workshop.id, to_change=True)
        before = _asked_about(connection, living, module=module, version=asked.get("version"), by=by)
        after = _changed(before, asked, is_over=living.state == CLOSED)
        values = {
            "state": after.state,
            "pinned": after.pinned,
            "heading": after.heading,
            "by": by,
            "at": rooms.clock(),
        }
        this = sa.and_(_D.workshop == workshop.id, _D.version == after.version)
        if not connection.execute(tables.words.update().where(this).values(**values)).rowcount:
            connection.execute(tables.words.insert().values(workshop=workshop.id, version=after.version, **values))


def _changed(text: Text, asked: Mapping[str, Any], *, is_over: bool) -> Text:
    state = asked.get("state", text.state)
    if state not in (SHOWN, HIDDEN):
        raise WorkshopError("Say whether the text is shown or hidden; then it can be pinned and grouped.")
    if is_over and state == SHOWN and text.state != SHOWN:
        raise WorkshopError("The workshop is closed; its writers agreed to the room, so nothing more is let through.")
    heading = plain(str(asked.get("heading", text.heading)))
    if len(heading) > LONGEST_HEADING:
        raise WorkshopError(f"The heading has {len(heading)} characters; write at most {LONGEST_HEADING}.")
    return replace(text, state=state, pinned=bool(asked.get("pinned", text.pinned)), heading=heading)


def _asked_about(connection: sa.Connection, workshop: Workshop, *, module: Module, version: Any, by: str) -> Text:
    """Return the text of this version, if its writer's tick stands and it may be shown at all."""
    if isinstance(version, int) and not isinstance(version, bool) and 0 < version < _LARGEST:
        answers = answers_in(connection, workshop, module=module)
        texts = texts_in(connection, workshop, module=module, answers=answers, reader=by)
        for text in (*texts.decided, *texts.waiting):
            if text.version == version:
                return text
        earlier = _earlier(connection, workshop, version=version)
        ticked = _ticked(connection, workshop, module=module, reader=by)
        standing = {(a.participant, a.prompt) for a in answers}
        if earlier and (earlier.participant, earlier.prompt) in ticked & standing:
            return earlier
    raise WorkshopError(
        "This text is not there to be shown: its writer may have taken the tick back. Look at the list again."
    )


def _earlier(connection: sa.Connection, workshop: Workshop, *, version: int) -> Text | None:
    """Return a version that its writer has typed on from: the facilitator decides about what the list showed."""
    this = sa.and_(_R.version == version, _R.readers != Readers.ME.value, given_in(workshop))
    row = connection.execute(sa.select(_R.participant, _R.prompt, _R.value).where(this)).one_or_none()
    return Text(version, row.participant, row.prompt, json.loads(row.value)) if row else None


def _ticked(
    connection: sa.Connection, workshop: Workshop, *, module: Module, reader: str
) -> set[tuple[str, str]]:
    """Return who ticked which prompt, of those whose words this workshop's facilitators, and this one, may read."""
    prompts = [prompt.id for prompt in module.prompts if is_shown_as_written(prompt)]
    cohort = sa.select(_C.person).where(_C.cohort == workshop.cohort)
    query = sa.select(_T.participant, _T.prompt).where(
        _T.workshop == workshop.id,
        _T.may_show,
        _T.prompt.in_(prompts),
        _T.participant.in_(cohort),
        _T.participant.not_in(sa.select(_E.participant).where(_E.evaluator == reader)),
    )
    return {(row.participant, row.prompt) for row in connection.execute(query)}


def _decided(connection: sa.Connection, workshop: Workshop) -> list[Text]:
    query = (
        sa.select(tables.words, _R.participant, _R.prompt, _R.value)
        .join(responses_tables.responses, _R.version == _D.version)
        # A version that its writer has kept to themself since stays so, though later ones may be read again.
        .where(_D.workshop == workshop.id, _R.readers != Readers.ME.value)
        .order_by(_D.version)
    )
    return [
        Text(r.version, r.participant, r.prompt, json.loads(r.value), r.state, r.pinned, r.heading)
        for r in connection.execute(query)
    ]
