"""Collect: hand-ins become notebooks that nbgrader can grade."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import TYPE_CHECKING

from nbgrader.api import Gradebook
from nbgrader.exchange import abc

from commontable.content import load_course
from commontable.errors import CommonTableError, GradingError
from commontable.grading.collecting import Collector
from commontable.grading.exchange.base import Exchange
from commontable.grading.students import note_student
from commontable.grading.words import Words, open_words

if TYPE_CHECKING:
    from commontable.responses.model import HandIn


class Collect(Exchange, abc.ExchangeCollect):
    """Writes the newest hand-in of each participant; one that stands there already only with `--update`."""

    def copy_files(self) -> None:
        with open_words(self.settings) as words:
            collector = Collector(assignment=self.assignment, settings=self.settings, store=words.store)
            asked = self.coursedir.student_id
            hand_ins = [one for one in collector.hand_ins() if asked in ("", "*", one.participant)]
            if not hand_ins:
                self.log.warning("Nobody has handed in %s yet.", self.assignment.name)
            refused = [one for one in hand_ins if not self._collect(one, collector=collector, words=words)]
        if refused:
            raise GradingError(
                f"{len(refused)} of {len(hand_ins)} hand-ins could not be collected; each is named above. "
                "The others are in place."
            )

    def _collect(self, hand_in: HandIn, *, collector: Collector, words: Words) -> bool:
        if collector.is_collected(hand_in, update=self.update):
            self.log.info("Collected already: %s %s", hand_in.participant, self.assignment.name)
            return True
        try:
            collector.write(hand_in)
            self._note(hand_in, words=words)
        except CommonTableError as problem:
            self.log.error("%s: %s", hand_in.participant, problem)  # noqa: TRY400 - one sentence, no traceback
            return False
        self.log.info("Collected: %s %s", hand_in.participant, self.assignment.name)
        return True

    def _note(self, hand_in: HandIn, *, words: Words) -> None:
        modules = [module.folder for module in load_course(self.settings.course).modules]
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            note_student(gradebook, participant=hand_in.participant, modules=modules, words=words)
