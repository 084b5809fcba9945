"""The wall: what is revealed and has the answers of five people or more, without a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commontable.workshops import rows
from commontable.workshops.answers import answers_in
from commontable.workshops.bars import bar_groups
from commontable.workshops.cards import board
from commontable.workshops.model import FEWEST
from commontable.workshops.moderation import shown_in, texts_in
from commontable.workshops.showing import BARS, BOARD, form_of
from commontable.workshops.states import common_of
from commontable.workshops.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from commontable.content.module import Module
    from commontable.content.prompt import Prompt
    from commontable.workshops.model import Workshop
    from commontable.workshops.moderation import Text
    from commontable.workshops.rooms import Workshops

Panel = dict[str, Any]


def wall_of(rooms: Workshops, workshop: str) -> dict[str, Any]:
    """Return everything that the wall shows; the join address is added by whoever knows it."""
    with rooms.database.read() as connection:
        found = rows.found(connection, workshop)
        module = rooms.module_of(found)
        room = room_of(connection, found, module=module)
    return common_of(found, title=module.title, at=rooms.clock()) | {
        "code": found.living_code,
        "panels": panels(room),
    }


@dataclass(frozen=True)
class Room:
    """What the panels of a room are made from: its module, values by prompt and person, and texts let through."""

    module: Module
    values: Mapping[str, Mapping[str, Any]]
    texts: tuple[Text, ...]
    revealed: tuple[str, ...]
    fewest: int = FEWEST


def room_of(connection: sa.Connection, workshop: Workshop, *, module: Module, fewest: int = FEWEST) -> Room:
    """Return what a wall may be made from; totals below `fewest` people are not among it."""
    answers = answers_in(connection, workshop, module=module)
    texts = texts_in(connection, workshop, module=module, answers=answers)
    values: dict[str, dict[str, Any]] = {}
    for answer in answers:
        values.setdefault(answer.prompt, {})[answer.participant] = answer.value
    return Room(module, values, texts.decided, workshop.revealed, fewest)


def panels(room: Room) -> list[Panel]:
    """Return the panels of the revealed prompts in the order of the module."""
    revealed = (prompt for prompt in room.module.prompts if prompt.id in room.revealed)
    return [panel for prompt in revealed if (panel := _panel(prompt, room))]


def _panel(prompt: Prompt, room: Room) -> Panel | None:
    form, people = form_of(prompt), len(room.values.get(prompt.id, {}))
    if form is None or people < FEWEST:
        return None
    panel = {"prompt": prompt.id, "title": prompt.title, "form": form, "people": people}
    if form == BARS:
        bars = _bars(prompt, room)
        return panel | {"bars": bars} | _beside(prompt, room) if bars else None
    let_through = shown_in(room.texts, prompt.id)
    if form == BOARD:
        return panel | {"board": board(prompt, (text.value for text in let_through))}
    told: list[dict[str, Any]] = [
        {"heading": t.heading, "pinned": t.pinned, "text": t.as_text(room.module)} for t in let_through
    ]
    return panel | {"texts": told, "words": word_list(text["text"] for text in told)}


def _bars(prompt: Prompt, room: Room) -> list[dict[str, Any]]:
    return bar_groups(prompt, list(room.values.get(prompt.id, {}).values()), fewest=room.fewest)


def _beside(prompt: Prompt, room: Room) -> Panel:
    """Return before and after where this prompt asks again what an earlier, revealed one asked.

    Each side is everybody who answered it: bars of those who answered both would tell, by subtraction, of the others.
    """
    earlier = _asked_before(prompt, module=room.module)
    if earlier is None or earlier.id not in room.revealed:
        return {}
    before, after = _bars(earlier, room), _bars(prompt, room)
    return {"before": before, "after": after} if before and after else {}


def _asked_before(prompt: Prompt, *, module: Module) -> Prompt | None:
    again = prompt.settings.get("again") is True
    for earlier in module.prompts[: module.prompts.index(prompt)]:
        same_source = earlier.source is not None and earlier.source == prompt.source
        if earlier.kind == prompt.kind and form_of(earlier) == BARS and (again or same_source):
            return earlier
    return None
