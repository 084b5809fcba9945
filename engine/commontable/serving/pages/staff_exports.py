"""Exports for facilitators: one's own cohorts, as a file; names only with a reason, which is recorded."""

from __future__ import annotations

from typing import Any

from commontable.errors import CommonTableError
from commontable.keeping.exporting import KINDS, Order, exported
from commontable.responses.database import now
from commontable.responses.export_files import FORMATS
from commontable.serving.pages.staff_menu import FacilitatorPage

MIME = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportsPage(FacilitatorPage):
    """What may leave, and the file of it."""

    place = "exports"

    async def get(self) -> None:
        if not self._finished:
            self._show()

    async def post(self) -> None:
        try:
            order, content = await self.off_loop(self._made)
        except CommonTableError as problem:
            self._show(log=[str(problem)], log_title="Nothing was exported")
            return
        name = f"{order.what}-{now():%Y-%m-%d}.{order.form}"
        self.set_header("Content-Type", MIME[order.form])
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(content)

    def _made(self) -> tuple[Order, bytes]:
        order = Order(
            what=self.get_body_argument("what", ""),
            form=self.get_body_argument("form", "csv"),
            by=self.by,
            names=bool(self.get_body_argument("names", "")),
            reason=self.get_body_argument("reason", "").strip()[:500],
            cohorts=self.own_cohorts,
            reader=self.by,
        )
        return order, exported(self.deployment, order)

    def _show(self, **said: Any) -> None:
        asked = {name: self.get_body_argument(name, "") for name in ("what", "form", "reason")}
        cohorts = sorted(self.own_cohorts)
        self.show_page("staff_exports.html", kinds=KINDS, forms=sorted(FORMATS), asked=asked, cohorts=cohorts, **said)
