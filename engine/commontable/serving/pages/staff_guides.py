"""The guides, for staff alone: a list, and each as a page, PDF, slides or handout."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from commontable.content.guides import running_orders
from commontable.guides import UnknownGuide, document, guide_named, guides_of
from commontable.serving.headers import POLICY, content_security_policy
from commontable.serving.pages.access import StaffPage
from commontable.serving.pages.staff_menu import MenuPage
from commontable.workshops.notes import notes_for

if TYPE_CHECKING:
    from commontable.guides import Guide

# What a guide's page is called, and the form it has; slides name their running order.
FILES = {
    "guide.html": "html",
    "guide.pdf": "pdf",
    "handout.html": "handout",
    "handout.pdf": "handout",
    "slides-90.html": "slides",
    "slides-60.html": "slides",
    "slides-30.html": "slides",
}
FAILED = "The PDF could not be made. Open the page and print it from the browser instead."
log = logging.getLogger("commontable.serving")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PRINTING = asyncio.Lock()


class GuidesPage(MenuPage):
    """All guides, one row for each."""

    place = "guides"

    async def get(self) -> None:
        if not self._finished:
            rows = await self.off_loop(self._rows)
            own = [row for row in rows if row["number"]]
            self.show_page("staff_guides.html", own=own, general=[row for row in rows if not row["number"]])

    def _rows(self) -> list[dict[str, Any]]:
        return [self._row(guide) for guide in guides_of(self.deployment.course)]

    def _row(self, guide: Guide) -> dict[str, Any]:
        module = guide.module
        return {
            "name": guide.name,
            "title": guide.title,
            "number": int(module.number[1:]) if module else 0,
            "minutes": module.minutes if module else 0,
            "lengths": [order.minutes for order in running_orders(guide.outline)] if module else [],
            "url": self.in_base(f"staff/guides/{guide.name}/"),
        }


class GuidePage(StaffPage):
    """One document of one guide."""

    async def get(self, folder: str, name: str) -> None:
        if self._finished:
            return
        if name not in FILES:
            raise HTTPError(404)
        try:
            if name.endswith(".pdf"):
                await self._send_pdf(folder, name=name)
            else:
                self._send_page(await self.off_loop(self._document, folder, name=name))
        except UnknownGuide as problem:
            self._refuse(404, str(problem))

    def _refuse(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.answer_error(status, sentence)

    def _document(self, guide: str, *, name: str) -> str:
        course = self.deployment.course
        minutes = int("".join(filter(str.isdigit, name)) or 90)
        back = self.in_base("staff/guides/")
        found = guide_named(course, guide)
        return document(found, FILES[name], course=course, minutes=minutes, back=back, notes=self._notes(found))

    def _notes(self, guide: Guide) -> list[dict[str, Any]]:
        if guide.module is None:
            return []
        return notes_for(self.deployment.workshops, guide.module.folder, cohorts=self.staff_reader().cohorts)

    def _send_page(self, page: str) -> None:
        # The one script of the slides stands in the file, so that the file works from a memory stick too.
        hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in _SCRIPT.findall(page)]
        allowed = " ".join(["script-src", *(f"'sha256-{each}'" for each in hashes)]) if hashes else "script-src 'none'"
        policy = content_security_policy(self.settings.get("frame_ancestors", "'self'"))
        self.set_header("Content-Security-Policy", policy.replace(f"script-src {POLICY['script-src']}", allowed))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page)

    async def _send_pdf(self, guide: str, *, name: str) -> None:
        guide_named(self.deployment.course, guide)
        async with _PRINTING:
            content, problem = await _printed(guide, form="pdf" if name == "guide.pdf" else "handout")
        if problem:
            self._refuse(503, problem)
            return
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", f'inline; filename="{guide}-{name}"')
        self.finish(content)


async def _printed(guide: str, *, form: str) -> tuple[bytes, str]:
    """Return a PDF, or a sentence; made in a process of its own, while the server answers others."""
    with tempfile.TemporaryDirectory(prefix="commontable-") as folder:
        out = Path(folder) / "made.pdf"
        words = ("-m", "commontable.cli", "guide", guide, f"--{form}", "--out", str(out))
        process = await asyncio.create_subprocess_exec(
            sys.executable, *words, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        _, said = await process.communicate()
        if process.returncode:
            log.error("The PDF of %s could not be made: %s", guide, said.decode(errors="replace")[-2000:])
            # A mistake is one sentence; anything longer is for the log.
            is_sentence = said.count(b"\n") == 1
            return b"", said.decode(errors="replace").strip() if is_sentence else FAILED
        return out.read_bytes(), ""
