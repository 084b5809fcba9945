"""The activities of a workshop, taken from the running orders of its module's guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.content.guides import outline_of, running_orders
from commontable.content.markdown import plain_line
from commontable.workshops.model import Activity, WorkshopError

if TYPE_CHECKING:
    from commontable.content.course import Course
    from commontable.content.guides import RunningOrder
    from commontable.content.module import Module


def lengths_of(module: Module, *, course: Course) -> list[int]:
    """Return the minutes of the running orders that the module's guide has, longest first."""
    return sorted((order.minutes for order in _orders(module, course=course)), reverse=True)


def activities_of(module: Module, *, minutes: int, course: Course) -> tuple[Activity, ...]:
    """Return the activities of the running order of this length, or raise `WorkshopError`."""
    orders = _orders(module, course=course)
    order = next((each for each in orders if each.minutes == minutes), None)
    if order is None:
        found = ", ".join(str(each.minutes) for each in sorted(orders, key=lambda each: each.minutes)) or "none"
        raise WorkshopError(
            f"The guide of “{module.title}” has no running order of {str(minutes)[:20]} minutes; it has {found}. "
            "Choose one of these, or write one into the guide."
        )
    known = {prompt.id for prompt in module.prompts}
    return tuple(
        Activity(
            number=number,
            title=plain_line(row.activity),
            minutes=row.minutes,
            prompts=tuple(prompt for prompt in row.prompts if prompt in known),
            leads=plain_line(row.leads),
        )
        for number, row in enumerate(order.rows, 1)
    )


def _orders(module: Module, *, course: Course) -> list[RunningOrder]:
    guide = course.root / "facilitator_guides" / f"{module.folder}.md"
    if not guide.is_file():
        return []
    return [order for order in running_orders(outline_of(guide.read_text("utf-8"))) if order.rows]
