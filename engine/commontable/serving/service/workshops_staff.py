"""A facilitator's side of a workshop: the list, the desk, the acts and the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from tornado.web import HTTPError

from commontable.errors import CommonTableError
from commontable.people.leading import within
from commontable.responses import Role
from commontable.serving.service.join_address import joining
from commontable.serving.service.staff import StaffService
from commontable.serving.service.workshop_stream import stream
from commontable.workshops import leading
from commontable.workshops.model import UnknownWorkshop
from commontable.workshops.moderation import decide
from commontable.workshops.notes import keep_note
from commontable.workshops.orders import lengths_of
from commontable.workshops.paper import BadPapers, keep_papers
from commontable.workshops.states import desk_for, row_of, step_of
from commontable.workshops.wall import wall_of

if TYPE_CHECKING:
    from commontable.workshops.model import Workshop
    from commontable.workshops.rooms import Workshops


class WorkshopStaffService(StaffService):
    """A handler for facilitators; a workshop of other cohorts than theirs is not there for them."""

    open_to: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    apps: ClassVar[frozenset[str]] = frozenset({"workshop"})

    @property
    def rooms(self) -> Workshops:
        return self.deployment.workshops

    @property
    def cohorts(self) -> frozenset[str]:
        return self.deployment.directory.cohorts_of(self.staff.id)

    def led(self, workshop: str) -> Workshop:
        """Return the workshop if this facilitator may lead it. Call it off the loop."""
        try:
            return self.rooms.led(workshop, cohorts=self.cohorts)
        except UnknownWorkshop as problem:
            raise HTTPError(404) from problem

    def desk(self, workshop: str) -> dict[str, Any]:
        """Return the desk, and write down whose words were read on it. Call it off the loop."""
        desk, writers = desk_for(self.rooms, workshop, reader=self.staff.id)
        for writer in writers:
            self.note_reading("words for the room", about=writer, of=f"workshop {workshop}")
        return desk | joining(self, desk["code"])


class WorkshopsHandler(WorkshopStaffService):
    """The list of workshops, with what a new one can be made of."""

    async def get(self) -> None:
        self.answer(await self.off_loop(self._list))

    def _list(self) -> dict[str, Any]:
        course, cohorts = self.deployment.course, self.cohorts
        return {
            "workshops": [row_of(self.rooms, each) for each in self.rooms.all(cohorts=cohorts)],
            "modules": [
                {"folder": module.folder, "title": module.title, "lengths": lengths_of(module, course=course)}
                for module in course.modules
            ],
            "cohorts": sorted(cohorts),
        }

    async def post(self) -> None:
        asked = self.asked()
        try:
            workshop = await self.off_loop(self._open, asked)
        except CommonTableError as problem:
            self.answer({"sentence": str(problem)}, status=422)
            return
        self.answer(await self.off_loop(self.desk, workshop.id), status=201)

    def _open(self, asked: dict[str, Any]) -> Workshop:
        cohort = str(asked.get("cohort") or min(self.cohorts))
        within([cohort], mine=self.cohorts)
        return leading.open_workshop(
            self.rooms,
            str(asked.get("module", "")),
            minutes=asked.get("minutes", 0),
            cohort=cohort,
            by=self.staff.id,
        )


class WorkshopDeskHandler(WorkshopStaffService):
    """One workshop as its facilitator sees it."""

    async def get(self, workshop: str) -> None:
        await self.off_loop(self.led, workshop)
        self.answer(await self.off_loop(self.desk, workshop))


class WorkshopLeadHandler(WorkshopStaffService):
    """One act; the answer is the desk as it stands afterwards."""

    async def post(self, workshop: str, act: str) -> None:
        found = await self.off_loop(self.led, workshop)
        asked = self.asked()
        try:
            told = await self.off_loop(self._act, found, act, asked)
        except BadPapers as problem:
            self.answer({"sentence": str(problem), "rows": problem.rows}, status=422)
        except CommonTableError as problem:
            self.answer({"sentence": str(problem)}, status=422)
        else:
            self.answer(await self.off_loop(self.desk, workshop) | told)

    def _act(self, workshop: Workshop, act: str, asked: dict[str, Any]) -> dict[str, Any]:
        by = self.staff.id
        if act == "word":
            decide(self.rooms, workshop, asked, by=by)
        elif act == "note":
            keep_note(self.rooms, workshop, str(asked.get("text", "")), by=by)
        elif act == "paper":
            kept = keep_papers(self.rooms, workshop, asked.get("rows"), by=by)
            return {"rows": kept.rows, "codes": list(kept.codes)}
        else:
            leading.act(self.rooms, workshop, act, asked)
        return {}


class WorkshopWallHandler(WorkshopStaffService):
    """What the wall shows, and nothing else."""

    async def get(self, workshop: str) -> None:
        await self.off_loop(self.led, workshop)
        wall = await self.off_loop(wall_of, self.rooms, workshop)
        self.answer(wall | joining(self, wall["code"]))


class WorkshopStepsHandler(WorkshopStaffService):
    """Each change of the room, as it comes."""

    async def get(self, workshop: str) -> None:
        await self.off_loop(self.led, workshop)
        self._workshop = workshop
        await stream(self, workshop, event="step", person=None, facts=self._facts)

    async def _facts(self) -> dict[str, Any] | None:
        if not await self._may_still_hear():
            return None
        return await self.off_loop(step_of, self.rooms, self._workshop)

    async def _may_still_hear(self) -> bool:
        """Say whether the session or token lives, and its holder still leads this cohort."""
        here = await self.person_asking()
        if here is None or here.id != self.staff.id or here.role not in self.open_to:
            return False
        try:
            await self.off_loop(self.led, self._workshop)
        except HTTPError:
            return False
        return True
