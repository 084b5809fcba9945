"""What every page for facilitators shares: the short menu, and what the last act did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tornado.web import HTTPError

from commontable.responses import Role
from commontable.serving.pages.access import StaffPage
from commontable.serving.staff_apps.apps import APPS


@dataclass(frozen=True)
class Place:
    """One line of the menu; `app` names the notebook that must be there."""

    name: str
    path: str
    for_all: bool = False
    app: str = ""


# The labels stand in `_staff_menu.html`, where they can be translated.
MENU = (
    Place("hand-ins", "staff/", for_all=True),
    Place("review", "staff/apps/review/", app="review"),
    Place("workshop", "staff/apps/workshop/", app="workshop"),
    Place("cohort", "staff/apps/cohort/", app="cohort"),
    Place("people", "staff/people/"),
    Place("guides", "staff/guides/", for_all=True),
    Place("exports", "staff/exports/"),
    Place("backup", "staff/backup/"),
    Place("record", "staff/record/"),
)
NOTHING_SAID: dict[str, Any] = {"log": [], "log_title": "", "problems": [], "new_codes": []}


class MenuPage(StaffPage):
    """A page with the menu; `place` is its own line."""

    place = ""

    def show_page(self, template: str, **context: Any) -> None:
        always = {"menu": self._menu(), "at": self.place, "may_manage": self.may_manage}
        self.render_page(template, **(NOTHING_SAID | always | context))

    @property
    def may_manage(self) -> bool:
        """Facilitators keep people, exports and backups; reviewers read and answer."""
        return self.person is not None and self.person.role is Role.FACILITATOR

    @property
    def by(self) -> str:
        assert self.person is not None
        return self.person.id

    @property
    def own_cohorts(self) -> frozenset[str]:
        return self.deployment.directory.cohorts_of(self.by)

    def _menu(self) -> list[dict[str, str]]:
        return [
            {"name": place.name, "url": self.in_base(place.path)} for place in MENU if self._is_open(place)
        ]

    def _is_open(self, place: Place) -> bool:
        if not place.app:
            return place.for_all or self.may_manage
        app = APPS[place.app]
        assert self.person is not None
        return app.is_open_to(self.person.role) and app.notebook(self.deployment.settings.course).is_file()


class FacilitatorPage(MenuPage):
    """A page of the menu for facilitators alone."""

    async def prepare(self) -> None:
        await super().prepare()
        if not self._finished and not self.may_manage:
            raise HTTPError(403)
