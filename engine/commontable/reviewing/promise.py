"""What the district has settled about reviewing, under `review:` in course.yml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from commontable.content.course import course_fields

if TYPE_CHECKING:
    from pathlib import Path

    from commontable.content.fields import Fields

WORKING_DAYS = 10
MARK, REASON = "mark", "reason"
TELL = "Use your district's route now, as the guide “Answering reflections” says, and do not wait for a reply."
WRITER = "Say it yourself, in person, where that is safe; nothing is sent from here."


@dataclass(frozen=True)
class Today:
    """Who is told when somebody needs a person today, what is recorded, and what the writer is told.

    `record` is `mark` (who marked it, and when) or `reason` (a reason too).
    """

    tell: str = TELL
    record: str = MARK
    writer: str = WRITER


@dataclass(frozen=True)
class ReviewSettings:
    """The promise of a reply, and what happens when a reply would come too late."""

    working_days: int = WORKING_DAYS
    holidays: frozenset[date] = frozenset()
    today: Today = Today()


def review_settings(course: Path) -> ReviewSettings:
    """Return what course.yml says about reviewing; what it does not say is as the guides have it."""
    fields = course_fields(course)
    said = fields.found.get("review", {})
    if not isinstance(said, dict):
        raise fields.error("`review` is no group of lines; wanted working_days, holidays and today")
    today = said.get("today", {})
    if not isinstance(today, dict):
        raise fields.error("`today` under `review` is no group of lines; wanted tell, record and writer")
    return ReviewSettings(
        working_days=_days(said.get("working_days", WORKING_DAYS), fields=fields),
        holidays=_holidays(said.get("holidays", []), fields=fields),
        today=_today(today, fields=fields),
    )


def _days(found: Any, *, fields: Fields) -> int:
    if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= 60:  # noqa: PLR2004 - a season
        raise fields.error(f"`working_days` under `review` is {found!r}; wanted a whole number from 1 to 60")
    return found


def _holidays(found: Any, *, fields: Fields) -> frozenset[date]:
    if not isinstance(found, list) or not all(type(day) is date for day in found):
        raise fields.error("`holidays` under `review` is no list of dates; write each as 2026-11-26")
    return frozenset(found)


def _today(found: dict[str, Any], *, fields: Fields) -> Today:
    record = found.get("record", MARK)
    if record not in (MARK, REASON):
        raise fields.error(f"`record` under `review: today:` is {record!r}; wanted {MARK} or {REASON}")
    return Today(
        tell=str(found.get("tell") or TELL), record=record, writer=str(found.get("writer") or WRITER)
    )
