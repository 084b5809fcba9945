"""Whether the server is well, for proxies and for open pages; and its numbers, for whoever watches it."""

from __future__ import annotations

import json

import sqlalchemy as sa
from tornado.web import HTTPError

from commontable import __version__
from commontable.serving.pages.access import PublicPage, StaffPage, allow_unauthenticated


class HealthPage(PublicPage):
    """200 and JSON while words can be read; a page asks this to know that it has contact."""

    @allow_unauthenticated
    async def get(self) -> None:
        self.set_header("Content-Type", "application/json")
        await self.off_loop(self._read)
        self.finish(json.dumps({"status": "ok", "version": __version__}))

    def _read(self) -> None:
        with self.deployment.database.read() as connection:
            connection.execute(sa.text("select 1"))

    def answer_error(self, status_code: int, sentence: str) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"status": "unwell", "sentence": sentence, "code": status_code}))


class MetricsPage(StaffPage):
    """Counts without names, in the text form that Prometheus reads."""

    async def get(self) -> None:
        if self._finished:
            return
        if self.person is None:
            raise HTTPError(403)
        self.set_header("Content-Type", "text/plain; version=0.0.4")
        lines = [
            "# TYPE commontable_kernels gauge",
            f"commontable_kernels {len(self.room.kernels)}",
            "# TYPE commontable_kernel_cap gauge",
            f"commontable_kernel_cap {self.room.kernels.cap}",
        ]
        self.finish("\n".join(lines) + "\n")
