"""People and rosters: add, bring in, new codes with cards to print, merge; each recorded with who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.errors import CommonTableError
from commontable.people.enrolment import Details
from commontable.people.leading import person_within, roster_within, within
from commontable.people.roster import BadRoster, parse_roster
from commontable.responses import Role
from commontable.serving.pages.staff_menu import FacilitatorPage
from commontable.serving.staff_console import people_shown

if TYPE_CHECKING:
    from commontable.people.model import Person


# What has no meaning where the district's own sign-in says who somebody is.
BY_CODE = frozenset({"add", "code", "cards"})


class _People(FacilitatorPage):
    """The people of one's own cohorts, with what the last change did."""

    place = "people"

    async def show(self, **said: Any) -> None:
        self.show_page("staff_people.html", **await self.off_loop(self._people), **said)

    def _people(self) -> dict[str, Any]:
        options = self.room.options
        origin = options.origin or f"{self.request.protocol}://{self.request.host}"
        people = people_shown(self.deployment.directory, reader=self.staff_reader())
        return {"people": people, "address": origin + self.in_base("")}


class PeoplePage(_People):
    """The page as it opens."""

    async def get(self) -> None:
        if not self._finished:
            await self.show()


class PeopleChangePage(_People):
    """One change to the list of people."""

    async def post(self, change: str) -> None:
        if self.room.door is not None and change in BY_CODE:
            raise HTTPError(404)
        try:
            said = await self.off_loop(getattr(self, f"_{change}"))
        except BadRoster as bad:
            await self.show(problems=[str(problem) for problem in bad.problems])
        except CommonTableError as problem:
            await self.show(log=[str(problem)], log_title="This could not be done")
        else:
            await self.show(**said)

    def _mine(self, person: str) -> Person:
        """Return a person, if this facilitator may act for them."""
        directory = self.deployment.directory
        return person_within(directory.person(person), directory=directory, mine=self.own_cohorts)

    def _field(self, name: str) -> Person:
        return self._mine(self.get_body_argument(name, ""))

    def _add(self) -> dict[str, Any]:
        cohort = self.get_body_argument("cohort", "").strip()
        details = Details.checked(
            self.get_body_argument("name", ""), role=self._role(), cohorts=[cohort] if cohort else ()
        )
        within(details.cohorts, mine=self.own_cohorts)
        [(person, code)] = self.deployment.directory.take_in([details], by=self.by)
        return {"new_codes": [{"name": person.name, "code": code}]}

    def _role(self) -> str:
        role: str = self.get_body_argument("role", "participant")
        if role not in [str(one) for one in Role]:
            raise CommonTableError("A person is a participant, a facilitator or a reviewer. Choose one of these.")
        return role

    def _code(self) -> dict[str, Any]:
        return {"new_codes": self._issued([self._field("person")])}

    def _cards(self) -> dict[str, Any]:
        # All are looked up before the first code dies.
        people = [self._mine(person) for person in dict.fromkeys(self.get_body_arguments("person"))]
        if not people:
            raise CommonTableError("Nobody was ticked. Tick the people who need a card, then press again.")
        return {"new_codes": self._issued(people)}

    def _issued(self, people: list[Person]) -> list[dict[str, str]]:
        directory = self.deployment.directory
        return [{"name": person.name, "code": directory.issue_code(person, by=self.by)} for person in people]

    def _roster(self) -> dict[str, Any]:
        files = self.request.files.get("roster", [])
        if not files:
            raise CommonTableError("No roster file came. Choose a CSV file, then press Import.")
        directory = self.deployment.directory
        rows = roster_within(parse_roster(files[0].body), directory=directory, mine=self.own_cohorts)
        taken = directory.take_in(rows, by=self.by)
        codes = [{"name": person.name, "code": code} for person, code in taken if code]
        said = f"{len(taken)} people were read; {len(codes)} of them are new."
        return {"new_codes": [] if self.room.door else codes, "log": [said]}

    def _merge(self) -> dict[str, Any]:
        kept = self.deployment.directory.merge(self._field("keep"), self._field("other"), by=self.by)
        return {"log": [f"All words now stand under {kept.name}; the other code no longer works."]}
