"""Backups and retention for facilitators: what lies there, make one now, see what would go, let it go."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from commontable.content.retention import retention_of
from commontable.errors import CommonTableError
from commontable.keeping.own_backups import make_own, own_backups
from commontable.keeping.retention import apply_retention
from commontable.serving.pages.staff_menu import FacilitatorPage

if TYPE_CHECKING:
    from commontable.keeping.retention import Outcome

_ONE = asyncio.Lock()


class _Backup(FacilitatorPage):
    """The backups, with what the last act did."""

    place = "backup"

    async def show(self, **said: Any) -> None:
        self.show_page("staff_backup.html", **await self.off_loop(self._state), **said)

    def _state(self) -> dict[str, Any]:
        settings = self.deployment.settings
        return {"backups": own_backups(settings), "kept": retention_of(settings.course)}


class BackupPage(_Backup):
    """The page as it opens."""

    async def get(self) -> None:
        if not self._finished:
            await self.show()


class BackupActPage(_Backup):
    """One act: make a backup, or tell or do what the retention setting says."""

    async def post(self, act: str) -> None:
        # Two at once would only fill the disk twice as fast.
        async with _ONE:
            try:
                said = await asyncio.to_thread(getattr(self, f"_{act.replace('-', '_')}"))
            except CommonTableError as problem:
                await self.show(log=[str(problem)], log_title="This could not be done")
                return
        await self.show(log=said)

    def _make(self) -> list[str]:
        done = make_own(self.deployment.settings)
        self.deployment.directory.record("made a backup", by=self.by, reason=done.file.name)
        counts = [done.manifest.counts.get(table, 0) for table in ("people", "responses", "hand_ins")]
        told = "The backup {} is made: {} people, {} saves, {} hand-ins."
        return [told.format(done.file.name, *counts)]

    def _dry_run(self) -> list[str]:
        return _told(apply_retention(self.deployment, by=self.by, dry_run=True))

    def _thin(self) -> list[str]:
        return _told(apply_retention(self.deployment, by=self.by, dry_run=False))


def _told(done: Outcome) -> list[str]:
    goes = "would go" if done.dry_run else "went"
    lines = [
        f"{done.rows.rows} saves inside sittings {goes}; no version changes.",
        f"{len(done.files)} expired backups or set-aside folders {goes}.",
    ]
    if done.kept.quiet_people:
        days = done.kept.quiet_people
        lines.append(f"{len(done.quiet)} people have written nothing for {days} days; nobody is deleted by this.")
    return lines
