"""A participant's side of a workshop: the state of the room they are in, and what they do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commontable.content.errors import UnknownPrompt
from commontable.serving.handler import ServiceHandler
from commontable.serving.identity import person_here
from commontable.serving.service.workshop_stream import NO_CONTENT, stream
from commontable.workshops import attending
from commontable.workshops.model import NotInWorkshop, WorkshopError
from commontable.workshops.states import own_state, state_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.people.model import Person
    from commontable.workshops.rooms import Workshops


class _OwnWorkshop(ServiceHandler):
    @property
    def me(self) -> Person:
        assert self.person is not None
        return self.person

    @property
    def rooms(self) -> Workshops:
        return self.deployment.workshops


class WorkshopHandler(_OwnWorkshop):
    """The room that this person is in now."""

    async def get(self) -> None:
        self.answer({"workshop": await self.off_loop(own_state, self.rooms, self.me.id)})


class WorkshopActHandler(_OwnWorkshop):
    """Mark, tick, sit at a table, leave."""

    async def post(self, act: str) -> None:
        asked = self.asked()
        try:
            await self.off_loop(ACTS[act], self.rooms, self.me.id, asked)
        except (WorkshopError, UnknownPrompt) as problem:
            self.answer({"sentence": str(problem)}, status=409 if isinstance(problem, NotInWorkshop) else 422)
            return
        self.answer({"workshop": await self.off_loop(own_state, self.rooms, self.me.id)})


class WorkshopEventsHandler(_OwnWorkshop):
    """The same, as it changes."""

    async def get(self) -> None:
        seat = await self.off_loop(attending.own_seat, self.rooms, self.me.id)
        if seat is None:
            # What a browser takes as "do not ask again".
            self.set_status(NO_CONTENT)
            return
        self._workshop = seat.workshop.id
        await stream(self, self._workshop, event="state", person=self.me.id, facts=self._facts)

    async def _facts(self) -> dict[str, Any] | None:
        # Whoever signed out, or was signed out, hears nothing more.
        here = await person_here(self)
        if here is None or here.id != self.me.id:
            return None
        return await self.off_loop(state_for, self.rooms, self._workshop, participant=self.me.id)


def _mark(rooms: Workshops, me: str, asked: dict[str, Any]) -> None:
    attending.mark(rooms, me, str(asked.get("mark", "")))


def _may_show(rooms: Workshops, me: str, asked: dict[str, Any]) -> None:
    may = asked.get("may")
    if not isinstance(may, bool):
        raise WorkshopError("Say whether the text may be shown: send may as true or false.")
    attending.may_show(rooms, me, prompt=str(asked.get("prompt", "")), may=may)


def _table(rooms: Workshops, me: str, asked: dict[str, Any]) -> None:
    attending.sit_at(rooms, me, str(asked.get("table") or ""))


def _leave(rooms: Workshops, me: str, _asked: dict[str, Any]) -> None:
    attending.leave(rooms, me)


ACTS: dict[str, Callable[[Workshops, str, dict[str, Any]], None]] = {
    "mark": _mark,
    "may-show": _may_show,
    "table": _table,
    "leave": _leave,
}
