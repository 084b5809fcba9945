"""Pages from templates; every value is escaped."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from commontable.content.course import Course
from commontable.errors import CourseError
from commontable.responses import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from commontable.serving.assets import Assets
    from commontable.serving.handler import Handler
    from commontable.serving.hub.options import HubOptions

TEMPLATES = Path(__file__).parent / "templates"


class PageTemplates:
    """The templates of our own pages, with what each of them is always given."""

    def __init__(self, *, assets: Assets, base: str, hub: HubOptions | None = None) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, extensions=["jinja2.ext.i18n"]
        )
        self._environment.install_gettext_translations(  # type: ignore[attr-defined]
            gettext.NullTranslations(), newstyle=True
        )
        self._asset: Callable[[str], str] = lambda name: base + assets.address(name)
        self._base = base
        self._hub = hub

    def render(self, name: str, *, handler: Handler | None, course: Any = None, **context: Any) -> str:
        """Return a page; without a handler, one that is the same for everyone."""
        always: dict[str, Any] = {
            "lang": "en",
            "dir": "ltr",
            "base": self._base,
            "hub": {"lab": self._hub.lab_url} if self._hub else None,
            "asset": self._asset,
            "course": course or (_course_of(handler) if handler else None),
            "person": _who(handler) if handler else None,
            "csrf": handler.xsrf_token.decode() if handler else "",
        }
        return self._environment.get_template(name).render(always | context)


def _course_of(handler: Handler) -> Course:
    try:
        return handler.deployment.course
    except CourseError:
        # A page that says what is wrong with the course must be able to open.
        root = handler.deployment.settings.course
        return Course(title="Common Table", contact="", safety_route="", modules=(), root=root)


def _who(handler: Handler) -> dict[str, Any] | None:
    person = handler.person
    if person is None:
        return None
    return {"name": person.name, "role": person.role, "staff": person.role != Role.PARTICIPANT}
