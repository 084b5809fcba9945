"""A module's page and the figures that stand in it."""

from __future__ import annotations

import asyncio
import mimetypes
from typing import TYPE_CHECKING

from tornado.web import HTTPError

from commontable.content.errors import UnknownModule
from commontable.serving.assets import is_there, send
from commontable.serving.pages.access import ParticipantPage

if TYPE_CHECKING:
    from commontable.content.module import Module

FIGURES = {".svg", ".png", ".jpg", ".jpeg", ".webp"}


class _ModuleFiles(ParticipantPage):
    def module(self, folder: str) -> Module:
        try:
            return self.deployment.course.module(folder)
        except UnknownModule as problem:
            raise HTTPError(404) from problem


class ModulePage(_ModuleFiles):
    """The page of one module, the same for everyone; words arrive by the response service."""

    async def get(self, folder: str) -> None:
        if self._finished:
            return
        module = self.module(folder)
        page = await self.room.shelf.page_of(module)
        self.room.parking.want(module, version=page.version)
        # The page's scripts answer with this token; asking for it here sets its cookie.
        assert self.xsrf_token
        self.set_header("Content-Type", "text/html; charset=utf-8")
        # Nobody's words stand in it, so a browser may keep it, and ask each time whether it still holds.
        self.set_header("Cache-Control", "private, no-cache")
        self.set_header("Etag", page.tag)
        if self.check_etag_header():
            self.set_status(304)
        else:
            send(self, plain=page.plain, packed=page.packed)


class FigurePage(_ModuleFiles):
    """A picture of a module, from its figures folder and nowhere else."""

    async def get(self, folder: str, name: str) -> None:
        if self._finished:
            return
        path = self.module(folder).path / "figures" / name
        if path.suffix not in FIGURES or path.name != name or not is_there(path):
            raise HTTPError(404)
        self.set_header("Content-Type", mimetypes.guess_type(name)[0] or "application/octet-stream")
        # An SVG opened by itself must not be able to run anything.
        self.set_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        self.finish(await asyncio.to_thread(path.read_bytes))
