"""Mistakes a caller can make; `str(error)` is the one sentence that a person reads.

CommonTableError
├── CourseError          something in modules/, datasets/ or a guide is not as it should be
├── SettingsError        the course or the data folder cannot be found or used
├── PeopleError          a roster, a name, a role or a code
├── ResponseError        a response that cannot be kept or read
└── GradingError         a step of collecting or giving feedback back
"""

from __future__ import annotations

import traceback


class CommonTableError(Exception):
    """A mistake that the message tells how to mend; shown without a traceback."""


class CourseError(CommonTableError):
    """Course content is not as it should be."""


class SettingsError(CommonTableError):
    """The course or the data folder cannot be found or used."""


class PeopleError(CommonTableError):
    """A roster, a name, a role or a personal code cannot be used."""


class ResponseError(CommonTableError):
    """A response cannot be kept or read as asked."""


class GradingError(CommonTableError):
    """A step of collecting hand-ins or giving feedback back cannot be done."""


def place_of(problem: BaseException) -> str:
    """Return a mistake of ours as its kind and where it happened; its message may quote somebody's words."""
    return f"{type(problem).__name__}, at:\n{''.join(traceback.format_tb(problem.__traceback__))}"
