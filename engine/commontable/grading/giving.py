"""Comments from the gradebook to the participants who wrote what they are about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from commontable.grading.comments import Comments, EarlierComment, parts_of, written
from commontable.responses.model import Feedback

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.grading.assignments import Assignment
    from commontable.grading.words import Words
    from commontable.settings import Settings


@dataclass(frozen=True)
class Given:
    """How many comments one participant has, and the prompts whose comment has no words to be about."""

    comments: int
    without_words: tuple[str, ...] = ()


def give(submission: Any, *, assignment: Assignment, settings: Settings, words: Words) -> Given:
    """Give one submission's comments to the store, each bound to its version; a second time adds nothing."""
    participant = submission.student.id
    comments = Comments.read(assignment.submitted(settings, participant=participant))
    now = list(_in_gradebook(submission))
    bound = [EarlierComment(p, comments.about[p], text) for p, text in now if p in comments.about]
    # Two enrolments may have been merged since; the comment belongs to the one that was kept.
    writer = words.directory.person(participant).id
    for comment in (*comments.earlier, *bound):
        for part in parts_of(comment.text):
            alone = replace(comment, text=part)
            words.store.give_feedback(_feedback(alone, participant=writer, assignment=assignment))
    without = tuple(prompt for prompt, _ in now if prompt not in comments.about)
    return Given(comments=len(comments.earlier) + len(bound), without_words=without)


def _in_gradebook(submission: Any) -> Iterator[tuple[str, str]]:
    for notebook in submission.notebooks:
        for comment in notebook.comments:
            if text := written(comment):
                yield comment.name, text


def _feedback(comment: EarlierComment, *, participant: str, assignment: Assignment) -> Feedback:
    key = feedback_key(
        participant, assignment=assignment, prompt=comment.prompt, version=comment.version, text=comment.text
    )
    return Feedback(
        participant=participant,
        module=assignment.folder,
        prompt=comment.prompt,
        about=comment.version,
        text=comment.text,
        key=key,
    )


def feedback_key(participant: str, *, assignment: Assignment, prompt: str, version: int, text: str) -> str:
    """Return the key of one comment: the same words about the same version are one, wherever they were written."""
    said = "\0".join((participant, assignment.name, prompt, str(version), text))
    return hashlib.sha256(said.encode()).hexdigest()[:40]
