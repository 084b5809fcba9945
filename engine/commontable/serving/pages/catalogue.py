"""The catalogue: every module, and what a busy person does next."""

from __future__ import annotations

from typing import Any

from commontable.portfolio.promises import promises_of
from commontable.responses.database import now
from commontable.serving.pages.access import ParticipantPage
from commontable.serving.progress import ModuleProgress, progress_in


class CataloguePage(ParticipantPage):
    """The first page after sign-in."""

    async def get(self) -> None:
        if self._finished or self.person is None:
            return
        found = await self.off_loop(self._progress)
        modules = {one.module.folder: self._shown(one) for one in found}
        finished = sum(module["state"] == "handed in" for module in modules.values())
        starts = self._starts(modules)
        due = await self.off_loop(self._promises_due)
        self.render_page("catalogue.html", modules=list(modules.values()), starts=starts, finished=finished, due=due)

    def _promises_due(self) -> list[str]:
        assert self.person is not None
        promises = promises_of(self.person.id, course=self.deployment.course, store=self.deployment.store)
        return [promise.what for promise in promises if promise.is_due(now().date())]

    def _progress(self) -> list[ModuleProgress]:
        assert self.person is not None
        modules = self.deployment.course.modules
        return [progress_in(m, person=self.person.id, deployment=self.deployment) for m in modules]

    def _starts(self, modules: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the short ways in; where the course has one module, there is nothing to choose."""
        starts = self.deployment.course.starts if len(modules) > 1 else ()
        return [
            {"title": start.title, "whom": start.whom, "modules": [modules[each] for each in start.modules]}
            for start in starts
        ]

    def _shown(self, one: ModuleProgress) -> dict[str, Any]:
        return {
            "folder": one.module.folder,
            "title": one.module.title,
            "summary": one.module.summary,
            "minutes": one.module.minutes,
            "audience": one.module.audience,
            "url": self.in_base(f"modules/{one.module.folder}/"),
            "done": one.sections_done,
            "total": one.sections,
            "state": one.state,
            "continue_label": one.continue_label,
            "reply_waiting": one.reply_waiting,
        }
