"""The staff page: the steps from hand-in to feedback, and people and their codes, as buttons."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.errors import CommonTableError
from commontable.people.enrolment import Details
from commontable.people.leading import person_within, roster_within, within
from commontable.people.roster import BadRoster, parse_roster
from commontable.responses import Role
from commontable.serving.pages.access import StaffPage
from commontable.serving.staff_console import module_counts, people_shown
from commontable.serving.staff_steps import STEPS

if TYPE_CHECKING:
    from commontable.people.model import Person

class _Console(StaffPage):
    """The console, with what the last action did."""

    async def show(self, **said: Any) -> None:
        console = await self.off_loop(self._console)
        self.render_page("staff.html", **({"problems": [], "log": [], "new_codes": []} | console | said))

    def _console(self) -> dict[str, Any]:
        reader = self.staff_reader()
        return {
            "modules": [
                module_counts(m, reader=reader, deployment=self.deployment)
                for m in self.deployment.course.modules
            ],
            "people": people_shown(self.deployment.directory, reader=reader),
            "may_manage": self.may_manage,
        }

    @property
    def may_manage(self) -> bool:
        """Facilitators keep the list of people; reviewers read and answer."""
        return self.person is not None and self.person.role is Role.FACILITATOR


class StaffConsolePage(_Console):
    """The console as it opens."""

    async def get(self) -> None:
        if not self._finished:
            await self.show()


class StepPage(_Console):
    """One of nbgrader's steps, run for one module."""

    async def post(self, step: str) -> None:
        # Two people who press at once would write the same folders.
        async with self.room.grading:
            try:
                module = self.deployment.course.module(self.get_body_argument("module", ""))
                said = await asyncio.to_thread(STEPS[step], module, self.deployment.settings)
            except CommonTableError as problem:
                await self.show(log=[str(problem)], log_title="This step could not be done")
                return
        await self.show(log=[said])


class PeoplePage(_Console):
    """Changes to people: add, new code, roster, merge; each is recorded with the name of who did it."""

    async def post(self, change: str) -> None:
        if not self.may_manage:
            raise HTTPError(403)
        try:
            said = await self.off_loop(getattr(self, f"_{change}"))
        except BadRoster as bad:
            await self.show(problems=[str(problem) for problem in bad.problems])
        except CommonTableError as problem:
            await self.show(log=[str(problem)], log_title="This could not be done")
        else:
            await self.show(**said)

    @property
    def _by(self) -> str:
        assert self.person is not None
        return self.person.id

    @property
    def _cohorts(self) -> frozenset[str]:
        return self.deployment.directory.cohorts_of(self._by)

    def _mine(self, field: str) -> Person:
        """Return the person whom a field names, if this facilitator may act for them."""
        directory = self.deployment.directory
        found = directory.person(self.get_body_argument(field, ""))
        return person_within(found, directory=directory, mine=self._cohorts)

    def _add(self) -> dict[str, Any]:
        cohort = self.get_body_argument("cohort", "").strip()
        details = Details.checked(
            self.get_body_argument("name", ""), role=self._role(), cohorts=[cohort] if cohort else ()
        )
        within(details.cohorts, mine=self._cohorts)
        [(person, code)] = self.deployment.directory.take_in([details], by=self._by)
        return {"new_codes": [{"name": person.name, "code": code}]}

    def _role(self) -> str:
        role: str = self.get_body_argument("role", "participant")
        if role not in [str(one) for one in Role]:
            raise CommonTableError("A person is a participant, a facilitator or a reviewer. Choose one of these.")
        return role

    def _code(self) -> dict[str, Any]:
        person = self._mine("person")
        code = self.deployment.directory.issue_code(person, by=self._by)
        return {"new_codes": [{"name": person.name, "code": code}]}

    def _roster(self) -> dict[str, Any]:
        files = self.request.files.get("roster", [])
        if not files:
            raise CommonTableError("No roster file came. Choose a CSV file, then press Import.")
        directory = self.deployment.directory
        rows = roster_within(parse_roster(files[0].body), directory=directory, mine=self._cohorts)
        taken = directory.take_in(rows, by=self._by)
        codes = [{"name": person.name, "code": code} for person, code in taken if code]
        return {"new_codes": codes, "log": [f"{len(taken)} people were read; {len(codes)} of them are new."]}

    def _merge(self) -> dict[str, Any]:
        kept = self.deployment.directory.merge(self._mine("keep"), self._mine("other"), by=self._by)
        return {"log": [f"All words now stand under {kept.name}; the other code no longer works."]}
