"""A staff app's page: a kernel of its own for whoever opens it, after the role has been checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from tornado.web import HTTPError

from commontable.people.sessions import digest_of
from commontable.serving.addresses import own_host
from commontable.serving.identity import COOKIE, OWN_DEVICE_DAYS, person_here
from commontable.serving.kernels.keeper import RoomFull, kernel_environment
from commontable.serving.pages.staff_menu import MenuPage
from commontable.serving.rendering.page import as_script_text
from commontable.serving.rendering.widget_files import widget_files
from commontable.serving.staff_apps.apps import APPS, StaffApp
from commontable.serving.staff_apps.running import run_app

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.people.model import Person
    from commontable.serving.staff_apps.running import AppPage
    from commontable.serving.staff_apps.tokens import StaffTokens

SERVICE = "COMMONTABLE_STAFF_SERVICE"
TOKEN = "COMMONTABLE_STAFF_TOKEN"  # noqa: S105 - the name of a setting
FULL = "Too many staff pages are open just now. Close one that you do not need, then open this page again."


@dataclass(frozen=True)
class _Opening:
    """One page about to open: which app, for whom, under which sign-in, in which kernel."""

    app: StaffApp
    notebook: Path
    person: Person
    session: str
    kernel: str


class StaffAppPage(MenuPage):
    """One staff app."""

    gone = False

    async def get(self, app: str) -> None:
        if self._finished:
            return
        opening = self._opening(APPS[app])
        try:
            await self._start(opening)
            page = await run_app(opening.notebook, manager=self.kernel_manager.get_kernel(opening.kernel))
        except RoomFull:
            self.set_status(503)
            self.answer_error(503, FULL)
            return
        except BaseException:
            await self.room.kernels.end(opening.kernel)
            raise
        await self._show(opening, page)

    def _opening(self, app: StaffApp) -> _Opening:
        assert self.person is not None
        notebook = app.notebook(self.deployment.settings.course)
        if not notebook.is_file():
            raise HTTPError(404)
        if not app.is_open_to(self.person.role):
            raise HTTPError(403)
        token = self.get_signed_cookie(COOKIE, max_age_days=OWN_DEVICE_DAYS)
        assert token is not None
        session = digest_of(token.decode())
        kernel = self.room.kernels.new_id()
        return _Opening(app=app, notebook=notebook, person=self.person, session=session, kernel=kernel)

    async def _start(self, opening: _Opening) -> None:
        tokens: StaffTokens = self.settings["staff_tokens"]
        token = tokens.issue(
            opening.person, app=opening.app.name, kernel=opening.kernel, session=opening.session
        )
        ours = {SERVICE: self._service_address(), TOKEN: token}
        environment = kernel_environment(self.deployment.settings.course, version=opening.kernel) | ours
        await self.room.kernels.start_apart(
            opening.kernel, owner=opening.person.id, folder=opening.notebook.parent, environment=environment
        )

    def _service_address(self) -> str:
        """Return where a kernel on this machine reaches the staff service: the port that this request came in by."""
        port = self.request.connection.stream.socket.getsockname()[1]
        return f"http://{own_host(self.room.options.host)}:{port}{self.in_base('api/staff/')}"

    async def _show(self, opening: _Opening, page: AppPage) -> None:
        # Whoever signed out or closed the tab meanwhile leaves no kernel behind.
        if self.gone or await person_here(self) is None:
            await self.room.kernels.end(opening.kernel)
            if not self.gone:
                self.redirect(self.in_base("login"))
            return
        self.place = opening.app.name
        self.show_page("staff_app.html", **self._parts(opening, page))

    def _parts(self, opening: _Opening, page: AppPage) -> dict[str, Any]:
        assets, base = self.room.assets, self.base_url
        files = widget_files(page.state)
        sheet = assets.text("module.css") + assets.text("staff.css") + files.sheet
        return {
            "app": opening.app,
            "kernel": opening.kernel,
            "service": f"{base}api/staff/",
            "body": Markup(page.body),  # noqa: S704 - our own notebook's; widgets make every word a text
            "state_json": Markup(as_script_text(files.state)),  # noqa: S704 - JSON with every "<" escaped
            "sheet": base + assets.add("staff.css", sheet),
            "widgets": base + assets.add("widgets.js", files.script) if files.script else "",
        }

    def on_connection_close(self) -> None:
        self.gone = True
