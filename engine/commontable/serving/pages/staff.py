"""The first staff page: the steps from hand-in to feedback, as buttons."""

from __future__ import annotations

import asyncio
from typing import Any

from commontable.errors import CommonTableError
from commontable.serving.pages.staff_menu import MenuPage
from commontable.serving.staff_console import module_counts
from commontable.serving.staff_steps import STEPS


class _HandIns(MenuPage):
    """The modules, with what the last step did."""

    place = "hand-ins"

    async def show(self, **said: Any) -> None:
        self.show_page("staff.html", modules=await self.off_loop(self._modules), **said)

    def _modules(self) -> list[dict[str, Any]]:
        reader = self.staff_reader()
        return [module_counts(m, reader=reader, deployment=self.deployment) for m in self.deployment.course.modules]


class StaffConsolePage(_HandIns):
    """The page as it opens."""

    async def get(self) -> None:
        if not self._finished:
            await self.show()


class StepPage(_HandIns):
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
