"""nbgrader: hand-ins into notebooks, feedback back. The one room that says student and assignment."""

from commontable.grading.release import ensure_released, is_withdrawn, release
from commontable.grading.steps import CollectReport, FeedbackReport, autograde, collect, feedback

__all__ = [
    "CollectReport",
    "FeedbackReport",
    "autograde",
    "collect",
    "ensure_released",
    "feedback",
    "is_withdrawn",
    "release",
]
