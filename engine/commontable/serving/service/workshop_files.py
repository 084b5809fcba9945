"""What is kept of a workshop: the attendance list, and the summaries as page and PDF."""

from __future__ import annotations

import asyncio
import logging
import sys

from commontable.serving.service.workshops_staff import WorkshopStaffService
from commontable.workshops.attendance import attendance_csv
from commontable.workshops.summary import summary_html

FAILED = "The PDF could not be made. Open the page and print it from the browser instead."
log = logging.getLogger("commontable.serving")
_PRINTING = asyncio.Lock()


class AttendanceHandler(WorkshopStaffService):
    """Who took part, as CSV."""

    async def get(self, workshop: str) -> None:
        found = await self.off_loop(self.led, workshop)
        content = await self.off_loop(attendance_csv, self.rooms, workshop)
        record = self.deployment.directory.record
        await self.off_loop(record, "exported the attendance of", by=self.staff.id, about=workshop)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        name = f"attendance-{found.module}-{found.opened_at:%Y-%m-%d}.csv"
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(content)


class SummaryHandler(WorkshopStaffService):
    """What the room said, for participants or for the facilitator."""

    async def get(self, workshop: str, whom: str, form: str) -> None:
        found = await self.off_loop(self.led, workshop)
        page = await self.off_loop(summary_html, self.rooms, workshop, whom=whom)
        if form == "html":
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(page)
            return
        async with _PRINTING:
            content, problem = await printed(page)
        if problem:
            self.answer({"sentence": problem}, status=503)
            return
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", f'inline; filename="summary-{found.module}-{whom}.pdf"')
        self.finish(content)


async def printed(page: str) -> tuple[bytes, str]:
    """Return the page as PDF, or a sentence; made in a process of its own, while the server answers others."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "commontable.workshops.printing",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    content, said = await process.communicate(page.encode())
    if process.returncode:
        sentence = said.decode(errors="replace").strip()
        log.error("A summary could not be made as PDF: %s", sentence[-2000:])
        return b"", FAILED if "\n" in sentence else sentence
    return content, ""
