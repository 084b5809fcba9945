"""What a professional development office is given about finished modules: the part `completion` of course.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.content.course import course_fields
from commontable.content.errors import BrokenCourseFile
from commontable.content.fields import Fields

if TYPE_CHECKING:
    from pathlib import Path

VALUES = (
    *("person", "name", "outside_id", "cohort", "module", "title", "edition"),
    *("minutes", "hours", "date", "activity_id"),
)


@dataclass(frozen=True)
class Column:
    """One column of the file: its heading, and what stands under it (one of VALUES)."""

    heading: str
    value: str


@dataclass(frozen=True)
class Completion:
    """The columns in order, and the office's own id of each module's activity, by folder."""

    columns: tuple[Column, ...]
    activities: dict[str, str]

    def activity_of(self, folder: str) -> str:
        """Return the office's id of a module; the folder's name where it gave none."""
        return self.activities.get(folder, folder)


DEFAULT = Completion(
    columns=tuple(Column(value, value) for value in ("outside_id", "name", "hours", "date", "activity_id")),
    activities={},
)


def completion_of(root: Path) -> Completion:
    """Return what course.yml says, or a file of five plain columns; `BrokenCourseFile` in one sentence."""
    course = course_fields(root)
    found = course.found.get("completion")
    if found is None:
        return DEFAULT
    if not isinstance(found, dict):
        raise course.error("`completion` holds no lines; write `columns:` and `activities:` under it")
    fields = Fields(found, where="modules/course.yml, completion", mistake=BrokenCourseFile)
    groups = fields.groups("columns", [])
    columns = tuple(_column(group) for group in groups) if groups else DEFAULT.columns
    twice = [column.heading for column in columns if [c.heading for c in columns].count(column.heading) > 1]
    if twice:
        raise fields.error(f"`columns` has the heading '{twice[0]}' twice; give each its own")
    return Completion(columns=columns, activities=_activities(fields))


def _column(fields: Fields) -> Column:
    value = fields.text("value")
    if value not in VALUES:
        raise fields.error(f"`value` is '{value}'; wanted one of {', '.join(VALUES)}")
    return Column(heading=fields.text("heading", value), value=value)


def _activities(fields: Fields) -> dict[str, str]:
    found = fields.found.get("activities", {})
    if not isinstance(found, dict) or not all(isinstance(v, str | int) for v in found.values()):
        raise fields.error("`activities` holds no lines `module: id`; write one for each module that has an id")
    return {str(folder): str(activity).strip() for folder, activity in found.items()}
