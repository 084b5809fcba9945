"""A course beyond one's own machine must say where to turn when a child may be in danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.errors import SettingsError

if TYPE_CHECKING:
    from commontable.content.course import Course
    from commontable.serving.options import ServeOptions


def refuse_without_route(course: Course, *, options: ServeOptions) -> None:
    """Raise `SettingsError` where people of a district would meet a course that names no reporting route."""
    is_ones_own = options.is_loopback and not options.public_url and not options.trust_proxy and not options.hub
    if course.safety_route or is_ones_own:
        return
    raise SettingsError(
        "The course names no route for reporting that a child may be in danger. "
        "Set safety_route in modules/course.yml to your district's link or telephone, then serve it to others."
    )
