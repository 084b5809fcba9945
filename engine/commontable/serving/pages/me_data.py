"""My data: what is kept of me, where, who could read it and who did; narrowing, taking back, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.errors import CommonTableError, CourseError, PeopleError
from commontable.people.evaluating import mark_evaluator, unmark_evaluator
from commontable.portfolio import choices, deletion
from commontable.portfolio.own_data import own_data, staff_near
from commontable.serving.pages.me_portfolio import OwnFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.content.module import Module

TAKEN_BACK = "Taken back: {count} saved versions are deleted. Collected notebooks are rewritten within minutes."
SAID = {
    "narrow": "From now on nobody else reads that response. Collected notebooks are rewritten within minutes.",
    "widen": "What stands there now, and later words, are read as the course has it. Earlier versions stay yours.",
    "keep": "The deletion is cancelled. Everything stays as it is.",
    "evaluates": "From now on this account sees your completion and hours, never your words.",
    "evaluates-not": "The mark is taken back.",
}


class MyDataPage(OwnFile):
    """Everything about one's own data on one page."""

    async def get(self, act: str = "") -> None:
        """Show the page; whoever comes by a link to one of its acts is led to it."""
        if self._finished:
            return
        if act:
            self.redirect(self.in_base("me/data"))
        else:
            await self.show()

    async def show(self, **said: Any) -> None:
        data = await self.off_loop(own_data, self.deployment, self.me)
        self.render_page("me_data.html", **({"said": "", "problem": "", "receipt": ""} | data | said))


class MyDataAct(MyDataPage):
    """One decision about one's own data."""

    async def post(self, act: str) -> None:
        try:
            said = await self.off_loop(ACTS[act], self)
        except CommonTableError as problem:
            self.set_status(422)
            await self.show(problem=str(problem))
            return
        self.room.housekeeping.wake()
        await self.show(**({"said": SAID[act]} if act in SAID else {}) | said)

    def _narrow(self) -> dict[str, Any]:
        choices.keep_to_oneself(self.deployment, self.me.id, module=self._module(), prompt=self._prompt)
        return {}

    def _widen(self) -> dict[str, Any]:
        choices.let_be_read(self.deployment, self.me.id, module=self._module(), prompt=self._prompt)
        return {}

    def _take_back(self) -> dict[str, Any]:
        folder = self.get_body_argument("module", "")
        count = choices.take_back(self.deployment, self.me.id, module=folder, prompt=self._prompt)
        return {"said": TAKEN_BACK.format(count=count)}

    def _delete(self) -> dict[str, Any]:
        _, receipt = deletion.ask(self.deployment, self.me.id)
        return {"receipt": receipt}

    def _keep(self) -> dict[str, Any]:
        deletion.cancel(self.deployment, self.me.id)
        return {}

    def _evaluates(self) -> dict[str, Any]:
        mark_evaluator(self.deployment.database, self._near(), participant=self.me.id, by=self.me.id)
        return {}

    def _evaluates_not(self) -> dict[str, Any]:
        evaluator = self.get_body_argument("person", "")
        if not unmark_evaluator(self.deployment.database, evaluator, participant=self.me.id, by=self.me.id):
            raise PeopleError("This mark was not set by you. Ask whoever keeps the roster to take it out.")
        return {}

    @property
    def _prompt(self) -> str:
        return str(self.get_body_argument("prompt", ""))

    def _module(self) -> Module:
        try:
            return self.deployment.course.module(self.get_body_argument("module", ""))
        except CourseError as problem:
            raise HTTPError(404) from problem

    def _near(self) -> str:
        """Return the id of the member of staff who is named, if they are near enough to be known."""
        asked = self.get_body_argument("person", "")
        if asked not in {person.id for person in staff_near(self.deployment, self.me)}:
            raise PeopleError("Choose one of the people in the list.")
        return str(asked)


ACTS: dict[str, Callable[[MyDataAct], dict[str, Any]]] = {
    "narrow": MyDataAct._narrow,  # noqa: SLF001 - its own table
    "widen": MyDataAct._widen,  # noqa: SLF001
    "take-back": MyDataAct._take_back,  # noqa: SLF001
    "delete": MyDataAct._delete,  # noqa: SLF001
    "keep": MyDataAct._keep,  # noqa: SLF001
    "evaluates": MyDataAct._evaluates,  # noqa: SLF001
    "evaluates-not": MyDataAct._evaluates_not,  # noqa: SLF001
}
