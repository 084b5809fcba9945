"""The steps of collecting and of giving feedback back, for the command line and for the staff page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.errors import GradingError
from commontable.grading.assignments import Assignment
from commontable.grading.collecting import collected_at
from commontable.grading.lock import one_at_a_time
from commontable.grading.release import release_assignment, released_notebook
from commontable.grading.runs import run_nbgrader, troubles
from commontable.grading.words import open_words
from commontable.responses.model import Reader

if TYPE_CHECKING:
    from datetime import datetime

    from commontable.content import Module
    from commontable.grading.words import HandInStore
    from commontable.settings import Settings


@dataclass(frozen=True)
class CollectReport:
    """What collecting did: new or newer hand-ins, all that stand ready to be read, and one sentence."""

    collected: int
    ready: int
    sentence: str


@dataclass(frozen=True)
class FeedbackReport:
    """What giving feedback did: new comments, the participants who have any, and one sentence."""

    comments: int
    participants: int
    sentence: str


def collect(module: Module, settings: Settings) -> CollectReport:
    """Collect and autograde the newest hand-in of each participant, every edition into its own.

    Raises `GradingError`, with what is in place left in place, when something cannot be done.
    """
    with one_at_a_time(settings):
        release_assignment(Assignment.of(module), settings=settings)
        editions = _editions_with_hand_ins(module, settings=settings)
        before = _collected(editions, settings=settings)
        trouble = _take(("collect", "autograde"), editions, settings=settings)
    ready = sum(len(_stamps("autograded", assignment, settings)) for assignment in editions)
    collected = len(_collected(editions, settings=settings) - before)
    sentence = _collected_sentence(module, collected=collected, ready=ready)
    if trouble:
        raise GradingError(f"{sentence} But {trouble}")
    return CollectReport(collected=collected, ready=ready, sentence=sentence)


def autograde(module: Module, settings: Settings) -> CollectReport:
    """Autograde what has been collected and not yet autograded; nothing new is collected."""
    with one_at_a_time(settings):
        editions = [a for a in _editions(module) if _stamps("submitted", a, settings)]
        trouble = _take(("autograde",), editions, settings=settings)
    ready = sum(len(_stamps("autograded", assignment, settings)) for assignment in editions)
    sentence = f"{module.title}: {_many(ready, 'hand-in')} ready to be read."
    if trouble:
        raise GradingError(f"{sentence} But {trouble}")
    return CollectReport(collected=0, ready=ready, sentence=sentence)


def feedback(module: Module, settings: Settings) -> FeedbackReport:
    """Give what readers wrote about this module, in any edition, to the participants."""
    with one_at_a_time(settings), open_words(settings) as words:
        before = _given(module, store=words.store)
        editions = [a for a in _editions(module) if _stamps("autograded", a, settings)]
        if not editions:
            raise GradingError(
                f"Nothing of {module.folder} has been collected in {settings.data}. "
                f"Run `commontable collect {module.folder}` first."
            )
        trouble = _take(("generate_feedback", "release_feedback"), editions, settings=settings)
        after = _given(module, store=words.store)
    new = sum(after.values()) - sum(before.values())
    people = sum(1 for given in after.values() if given)
    given = f"{_many(new, 'new comment')} given; {_many(people, 'participant')} with feedback in all."
    sentence = f"{module.title}: {given}"
    if trouble:
        raise GradingError(f"{sentence} But {trouble}")
    return FeedbackReport(comments=new, participants=people, sentence=sentence)


def _take(steps: tuple[str, ...], assignments: list[Assignment], *, settings: Settings) -> str:
    # A step that fails does not keep the next from being taken: others' hand-ins are there to be read.
    wanted = [(step, assignment.name) for assignment in assignments for step in steps]
    return troubles(run_nbgrader(*wanted, settings=settings)) if wanted else ""


def _collected(assignments: list[Assignment], *, settings: Settings) -> set[tuple[str, str, datetime | None]]:
    stamps = {a.name: _stamps("submitted", a, settings) for a in assignments}
    return {(name, participant, at) for name, found in stamps.items() for participant, at in found.items()}


def _stamps(step: str, assignment: Assignment, settings: Settings) -> dict[str, datetime | None]:
    folders = (settings.data / step).glob(f"*/{assignment.name}")
    return {folder.parent.name: collected_at(folder) for folder in folders}


def _editions(module: Module) -> list[Assignment]:
    return [Assignment.of(module, edition) for edition in range(1, module.edition + 1)]


def _editions_with_hand_ins(module: Module, *, settings: Settings) -> list[Assignment]:
    """Return the editions that anybody handed in, each with a release to write into."""
    with open_words(settings) as words:
        found = [
            a
            for a in _editions(module)
            if words.store.hand_ins(module.folder, reader=Reader.grading(), edition=a.edition)
        ]
    for assignment in found:
        if released_notebook(assignment, settings=settings) is None:
            release_assignment(assignment, settings=settings)
    return found


def _given(module: Module, *, store: HandInStore) -> dict[str, int]:
    given = {}
    for hand_in in store.hand_ins(module.folder, reader=Reader.grading()):
        found = store.feedback(hand_in.participant, module.folder, reader=Reader.grading())
        given[hand_in.participant] = sum(len(comments) for comments in found.values())
    return given


def _collected_sentence(module: Module, *, collected: int, ready: int) -> str:
    if not ready and not collected:
        return f"{module.title}: nobody has handed in yet."
    return f"{module.title}: {_many(collected, 'new hand-in')} collected; {ready} ready to be read in all."


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
