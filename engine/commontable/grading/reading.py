"""Comments and readings of hand-ins, in the gradebook and out of it: what formgrader shows, and what was written there.

Two readers may each have commented on one cell, which holds one text. Theirs stand in it one under the other, and
are told apart again by the line between them, so that none is lost and none is given twice.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError

from commontable.errors import GradingError
from commontable.grading.comments import Comments, joined, parts_of, written
from commontable.grading.gradebook import for_a_batch
from commontable.grading.lock import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from commontable.grading.assignments import Assignment
    from commontable.settings import Settings

GRADEBOOK = "gradebook.db"


@dataclass(frozen=True)
class Place:
    """Where one hand-in stands with nbgrader."""

    settings: Settings
    assignment: Assignment
    notebook: str
    participant: str


@dataclass(frozen=True)
class InGradebook:
    """What the gradebook says about a hand-in: comments and the versions they are about, and what was scored."""

    collected: bool = False
    about: dict[str, int] = field(default_factory=dict)
    comments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    read: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Given:
    """One comment on its way to formgrader; `instead_of` are earlier words of the same reader that it replaces."""

    prompt: str
    version: int
    text: str
    instead_of: tuple[str, ...] = ()


def in_gradebook(place: Place) -> InGradebook:
    """Return what formgrader shows of a hand-in; nothing before it is collected and autograded."""
    about = _comments(place).about
    with _submission(place) as submission:
        if submission is None:
            return InGradebook()
        texts = {comment.name: written(comment) for comment in submission.comments}
        scored = {grade.name for grade in submission.grades if grade.manual_score is not None}
    return InGradebook(
        collected=True,
        about=about,
        comments={prompt: parts_of(text) for prompt, text in texts.items() if text and prompt in about},
        read=frozenset(scored & set(about)),
    )


def get_ready(settings: Settings) -> None:
    """Import nbgrader where there is a gradebook, so that whoever opens the first hand-in does not wait for it."""
    if (settings.data / GRADEBOOK).is_file():
        import nbgrader.api  # noqa: F401, PLC0415 - takes two seconds, once


def put_into_gradebook(
    place: Place, comments: Sequence[Given], *, read: Mapping[str, int], unread: Mapping[str, int] | None = None
) -> frozenset[tuple[str, int, str]]:
    """Show comments in formgrader and take read cells out of its queue; return those of the comments that stand there.

    Only a cell that shows the very version that a comment is about gets it. Cells with points are left alone.
    Nothing is done, and nothing is returned, while a grading step is running: the next call puts it right.
    """
    try:
        with one_at_a_time(place.settings), _submission(place) as submission:
            if submission is None:
                return frozenset()
            about = _comments(place).about
            done = frozenset(_write(submission, each) for each in comments if about.get(each.prompt) == each.version)
            _score(submission, about=about, read=read, unread=unread or {})
            return done
    except (GradingError, OperationalError):
        return frozenset()


def _write(submission: Any, given: Given) -> tuple[str, int, str]:
    for comment in submission.comments:
        if comment.name == given.prompt:
            parts = [part for part in parts_of(written(comment)) if part not in given.instead_of]
            comment.manual_comment = joined([*parts, given.text] if given.text not in parts else parts)
    return given.prompt, given.version, given.text


def _score(
    submission: Any, *, about: Mapping[str, int], read: Mapping[str, int], unread: Mapping[str, int]
) -> None:
    commented = {comment.name for comment in submission.comments if written(comment)}
    for grade in submission.grades:
        name = grade.name
        if grade.max_score or name not in about:
            continue
        if read.get(name) == about[name] or name in commented:
            grade.manual_score = grade.manual_score or 0.0
            grade.needs_manual_grade = False
        elif unread.get(name) == about[name]:
            grade.manual_score = None
            grade.needs_manual_grade = True


def _comments(place: Place) -> Comments:
    return Comments.read(place.assignment.submitted(place.settings, participant=place.participant))


@contextmanager
def _submission(place: Place) -> Iterator[Any]:
    """Yield nbgrader's notebook of a hand-in, or None; what is changed in it is kept when the block ends."""
    path = place.settings.data / GRADEBOOK
    if not path.is_file():
        yield None
        return
    # Two seconds to import, once; where nothing has been collected nobody waits for it.
    from nbgrader.api import Gradebook, MissingEntry  # noqa: PLC0415

    with Gradebook(for_a_batch(f"sqlite:///{path}"), "common_table") as gradebook:
        try:
            found = gradebook.find_submission_notebook(place.notebook, place.assignment.name, place.participant)
        except MissingEntry:
            found = None
        yield found
        if found is not None:
            gradebook.db.commit()
