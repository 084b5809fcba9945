"""Module pages, made once per version and kept: on disk between starts, in memory while running."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from commontable import __version__
from commontable.content.module import load_module
from commontable.content.version import course_version
from commontable.datasets.own import stamp_of
from commontable.file_lock import Taken, locked
from commontable.grading.release import ensure_released
from commontable.serving.assets import PAGES, put_whole
from commontable.serving.rendering.page import ModulePage, as_script_text, render_module
from commontable.serving.rendering.widget_files import widget_files

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.module import Module
    from commontable.deployment import Deployment
    from commontable.serving.assets import Assets
    from commontable.serving.page_templates import PageTemplates


# Seconds that another process may need for a page, on a busy machine.
TO_RENDER = 60.0
# Seconds for which a page is shown in which a cell failed; then it is made anew: it may have been the machine.
FAILED_FOR = 4.0
NOT_LISTS = {"course.yml", "editions.yml"}


@dataclass(frozen=True)
class FinishedPage:
    """A page as it is sent, plain and compressed."""

    version: str
    plain: bytes
    packed: bytes
    failed: int
    made: float = field(default_factory=time.monotonic)

    def serves(self, version: str) -> bool:
        """Tell whether this page may be sent for a version of its module."""
        return self.version == version and (not self.failed or time.monotonic() < self.made + FAILED_FOR)

    @cached_property
    def tag(self) -> str:
        """The entity tag: another as soon as one byte of the page is another."""
        return f'W/"{hashlib.sha256(self.plain).hexdigest()[:20]}"'


class Shelf:
    """Gives the finished page of a module, making it where it is missing or out of date."""

    def __init__(self, deployment: Deployment, *, pages: PageTemplates, assets: Assets, base: str) -> None:
        self._deployment = deployment
        self._pages = pages
        self._assets = assets
        self._base = base
        self._finished: dict[str, FinishedPage] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def version_of(self, module: Module) -> str:
        return (await self.page_of(module)).version

    def released(self, module: Module) -> Path:
        """Return the released notebook; the source is never run for a participant."""
        return ensure_released(module, self._deployment.settings)

    async def page_of(self, module: Module) -> FinishedPage:
        """Return the finished page of this version of the module."""
        notebook = await asyncio.to_thread(self.released, module)
        # What is shown and run is the released copy; it, and not the author's source, says which version this is.
        parts = [course_version(load_module(notebook.parent)), __version__, self._assets.version]
        # A district's own data and the course's word lists change what the widgets offer.
        parts += [stamp_of(self._deployment.settings.data), _stamp_of_lists(self._deployment.settings.modules)]
        version = "-".join(part for part in parts if part)
        async with self._locks.setdefault(module.folder, asyncio.Lock()):
            found = self._finished.get(module.folder)
            if found is None or not found.serves(version):
                found = await self._make(module, notebook=notebook, version=version)
                self._finished[module.folder] = found
        return found

    async def _make(self, module: Module, *, notebook: Path, version: str) -> FinishedPage:
        kept = self._deployment.settings.data / PAGES / f"{module.folder}.json"
        page = await asyncio.to_thread(_read, kept, version=version)
        if page is None:
            with ExitStack() as held:
                await asyncio.to_thread(_wait_for_others, held, kept)
                page = await asyncio.to_thread(_read, kept, version=version)
                if page is None:
                    page = await render_module(notebook, course=self._deployment.settings.course, version=version)
                    if not page.failed:
                        await asyncio.to_thread(_write, kept, page)
        plain = self._finish(module, page).encode()
        return FinishedPage(version=version, plain=plain, packed=gzip.compress(plain, 9), failed=page.failed)

    def _finish(self, module: Module, page: ModulePage) -> str:
        files = widget_files(page.state)
        state = as_script_text(files.state)
        sheet = self._assets.text("module.css") + files.sheet
        return self._pages.render(
            "module.html",
            handler=None,
            course=self._deployment.course,
            module=module,
            body=Markup(page.body),  # noqa: S704 - from our own notebooks, rendered without anybody's words
            state_json=Markup(state),  # noqa: S704 - JSON with every "<" escaped
            scripts=[self._base + self._assets.address("page.js")],
            styles=[],
            sheet=self._base + self._assets.add("module.css", sheet),
            widgets=self._base + self._assets.add("widgets.js", files.script) if files.script else "",
            service=f"{self._base}api/",
            page_version=page.version,
        )


def _wait_for_others(held: ExitStack, kept: Path) -> None:
    """Let one process make a page, and the others read it; whoever waits too long makes it too, which does no harm."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with suppress(Taken):
        held.enter_context(locked(kept.with_name(f".{kept.stem}.lock"), seconds=TO_RENDER))


def _read(path: Path, *, version: str) -> ModulePage | None:
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        page = ModulePage(**kept)
    except (OSError, ValueError, TypeError):
        return None
    return page if page.version == version else None


def _write(path: Path, page: ModulePage) -> None:
    put_whole(path, json.dumps(vars(page)))


def _stamp_of_lists(modules: Path) -> str:
    """Return a short text that changes with the lists that all modules share: the glossary and the phrases."""
    files = sorted(path for path in modules.glob("*.yml") if path.name not in NOT_LISTS)
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12] if files else ""
