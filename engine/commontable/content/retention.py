"""How long a deployment keeps what: the part `retention` of course.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.course import course_fields
from commontable.content.errors import BrokenCourseFile
from commontable.content.fields import Fields

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST_SITTING = 30
NAMES = ("sittings", "backups", "quiet_people")


@dataclass(frozen=True)
class Retention:
    """How many days something is kept.

    `sittings`: rows inside a sitting; versions stay. `backups`: those of the staff page, and what a restore replaced.
    `quiet_people`: after how long without a save somebody is listed, 0 for never; nobody is deleted by it.
    """

    sittings: int = 30
    backups: int = 35
    quiet_people: int = 0


def retention_of(root: Path) -> Retention:
    """Return what course.yml says, or the defaults; `BrokenCourseFile` in one sentence."""
    found = course_fields(root).found.get("retention", {})
    lines = found if isinstance(found, dict) else {}
    fields = Fields(lines, where="modules/course.yml, retention", mistake=BrokenCourseFile)
    unknown = sorted(set(map(str, fields.found)) - set(NAMES))
    if unknown or not isinstance(found, dict):
        what = f"`{unknown[0]}` is not known" if unknown else "this is no list of names with days"
        raise fields.error(f"{what}; write days under {', '.join(NAMES)}")
    kept = Retention(**{name: fields.number(name, getattr(Retention, name)) for name in NAMES})
    if kept.sittings < SHORTEST_SITTING:
        raise fields.error(f"`sittings` is {kept.sittings}; wanted {SHORTEST_SITTING} days or more")
    return kept
