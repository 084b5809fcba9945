"""Release feedback: comments go to the participants, each under the words it is about."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange import abc

from commontable.errors import GradingError
from commontable.grading.exchange.base import Exchange
from commontable.grading.giving import give
from commontable.grading.words import open_words

if TYPE_CHECKING:
    from commontable.grading.words import Words


class ReleaseFeedback(Exchange, abc.ExchangeReleaseFeedback):
    """Gives what readers wrote in the gradebook to the store; nbgrader's own words stay where they are."""

    def copy_files(self) -> None:
        url, course = self.coursedir.db_url, self.coursedir.course_id
        with open_words(self.settings) as words, Gradebook(url, course) as gradebook:
            try:
                submissions = gradebook.find_assignment(self.assignment.name).submissions
            except MissingEntry:
                raise GradingError(
                    f"The gradebook in {self.settings.data} knows no {self.assignment.name}: "
                    f"run `commontable collect {self.assignment.folder}` first."
                ) from None
            for submission in submissions:
                if self._is_asked_for(submission.student.id):
                    self._give(submission, words=words)

    def _is_asked_for(self, participant: str) -> bool:
        excluded = self.coursedir.student_id_exclude.split(",")
        return participant not in excluded and self.coursedir.student_id in ("", "*", participant)

    def _give(self, submission: Any, *, words: Words) -> None:
        participant = submission.student.id
        if not self.assignment.feedback(self.settings, participant=participant).is_dir():
            self.log.warning("%s: no feedback page yet; run nbgrader generate_feedback first.", participant)
            return
        given = give(submission, assignment=self.assignment, settings=self.settings, words=words)
        self.log.info("%s: %d comments given", participant, given.comments)
        for prompt in given.without_words:
            self.log.warning(
                "%s: the comment on %s stays in the gradebook: there are no words that it could be about.",
                participant,
                prompt,
            )
