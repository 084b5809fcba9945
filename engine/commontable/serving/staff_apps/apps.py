"""The list of staff apps, and to whom each is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.responses import Role

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "staff_apps"
READERS = frozenset({Role.FACILITATOR, Role.REVIEWER})


@dataclass(frozen=True)
class StaffApp:
    """One notebook of staff_apps/, its title, and the roles that may open it."""

    name: str
    title: str
    roles: frozenset[Role] = READERS

    def notebook(self, course: Path) -> Path:
        return course / FOLDER / f"{self.name}.ipynb"

    def is_open_to(self, role: Role) -> bool:
        return role in self.roles


APPS = {
    app.name: app
    for app in (
        StaffApp("workshop", "Workshop", roles=frozenset({Role.FACILITATOR})),
        StaffApp("review", "Review"),
        StaffApp("cohort", "Cohort"),
    )
}
